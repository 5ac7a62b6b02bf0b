# What holds for every target: language level, warnings, folders of the binaries.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# A release runs on any x86-64-v2 machine; core/kernels has its own libraries for higher levels.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    add_compile_options(-march=x86-64-v2)
endif()

# g++ 12 warns falsely of overlapping copies in std::string's operator+ (GCC bug 105651): -Wno-restrict.
add_library(glassbox_warnings INTERFACE)
target_compile_options(glassbox_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    # Under sanitizers g++ 12 sees uninitialised members inside the library's own variants and vectors.
    $<$<BOOL:${GLASSBOX_SANITIZER}>:-Wno-maybe-uninitialized>
    $<$<BOOL:${GLASSBOX_WERROR}>:-Werror>)

# Adds each named folder that exists with a CMakeLists.txt.
function(glassbox_add_folders)
    foreach(folder IN LISTS ARGN)
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
            add_subdirectory(${folder})
        endif()
    endforeach()
endfunction()
