#pragma once

#include "core/data/catalog.h"

namespace glassbox {

// The rows of the catalog, one function a file or family.

/// MNIST, Fashion-MNIST, CIFAR-10.
std::span<const CatalogEntry> pictureSets();

/// The description that all loaders start from.
Dataset describe(const CatalogEntry& entry);

}  // namespace glassbox
