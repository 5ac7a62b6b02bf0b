#pragma once

namespace glassbox::test {

/// How often this program has called operator new, on any thread. Linking it replaces operator new.
long allocationCount();

}  // namespace glassbox::test
