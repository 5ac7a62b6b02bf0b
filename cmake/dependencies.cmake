# Libraries from the system's packages (THIRD_PARTY.md lists them with their licences).
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)

# Declares an imported library found by header and library name, for packages without a usable config file.
function(glassbox_find_library target header library)
    string(MAKE_C_IDENTIFIER "GLASSBOX_${target}" prefix)
    find_path(${prefix}_INCLUDE_DIR ${header} REQUIRED)
    find_library(${prefix}_LIBRARY ${library} REQUIRED)
    mark_as_advanced(${prefix}_INCLUDE_DIR ${prefix}_LIBRARY)
    add_library(${target} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(${target} PROPERTIES
        IMPORTED_LOCATION "${${prefix}_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${${prefix}_INCLUDE_DIR}")
endfunction()

# find_package(dnnl) would want OpenCL's development files.
glassbox_find_library(glassbox::dnnl dnnl.hpp dnnl)
glassbox_find_library(glassbox::deflate libdeflate.h deflate)
find_package(igraph REQUIRED)

# oneDNN runs on the OpenMP runtime; only omp_set_num_threads is called, nothing is compiled with -fopenmp.
find_package(OpenMP REQUIRED COMPONENTS CXX)
add_library(glassbox::omp_runtime INTERFACE IMPORTED GLOBAL)
if(OpenMP_gomp_LIBRARY)
    target_link_libraries(glassbox::omp_runtime INTERFACE ${OpenMP_gomp_LIBRARY})
else()
    target_link_libraries(glassbox::omp_runtime INTERFACE OpenMP::OpenMP_CXX)
endif()

if(GLASSBOX_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts Svg LinguistTools)
endif()

if(GLASSBOX_TESTS)
    find_package(GTest REQUIRED)
    find_package(OpenSSL REQUIRED COMPONENTS Crypto)
    find_package(benchmark REQUIRED)
endif()
