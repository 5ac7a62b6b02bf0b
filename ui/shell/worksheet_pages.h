#pragma once

#include <QString>

#include <memory>

class QTextDocument;

namespace glassbox {

struct Worksheet;

/// A worksheet as pages: blanks to fill in, the answers on a page of their own.
std::unique_ptr<QTextDocument> worksheetPages(const Worksheet& sheet);

/// Prints them as PDF, A4; false if the file can't be written.
bool printPages(QTextDocument& pages, const QString& file);

}  // namespace glassbox
