#pragma once

#include "core/train/faults.h"

#include <QLocale>
#include <QString>

#include <cstdint>

namespace glassbox {

/// "Step 120: dead units in relu2": what was seen, in a line.
QString faultFact(const Fault& fault, const QLocale& locale);
/// "Lower the rate to 0.005": a remedy in as few words as a button has room for.
QString remedyLabel(const Remedy& remedy);
/// The same in a sentence.
QString remedySentence(const Remedy& remedy);

}  // namespace glassbox
