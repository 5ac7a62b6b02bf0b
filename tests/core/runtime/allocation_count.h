#pragma once

namespace glassbox::test {

/// How often the project's code has called operator new or aligned_alloc (tensors), on any thread. Linking it replaces
/// both.
long allocationCount();
/// How often oneDNN and its OpenMP runtime have called operator new.
long libraryAllocationCount();
/// Bytes that operator new gave out and that were not given back.
long allocatedBytes();

}  // namespace glassbox::test
