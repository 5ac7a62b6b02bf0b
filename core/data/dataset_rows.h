#pragma once

#include "core/data/catalog.h"

namespace glassbox {

// The rows of the catalog, one function a file or family.

/// MNIST, Fashion-MNIST, CIFAR-10.
std::span<const CatalogEntry> pictureSets();
/// Tiny Shakespeare, and any text file.
std::span<const CatalogEntry> textSets();
/// AND, OR, XOR.
std::span<const CatalogEntry> gateSets();
/// Points of the plane in classes: circles, moons, spiral, clusters, checkerboard.
std::span<const CatalogEntry> pointSets();
/// Regression: sine, plane.
std::span<const CatalogEntry> curveSets();
/// The adding problem and the copy task.
std::span<const CatalogEntry> sequenceSets();

/// The description that all loaders start from.
Dataset describe(const CatalogEntry& entry);

}  // namespace glassbox
