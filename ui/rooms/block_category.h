#pragma once

#include "core/network/network_spec.h"

#include <QString>

#include <string>

namespace glassbox {

/// The theme's category of a block by its flat id ("res1.conv1"); that of the part where it is one of a composite.
QString blockCategory(const NetworkSpec& network, const std::string& id);

}  // namespace glassbox
