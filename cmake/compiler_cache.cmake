# Compiles through ccache where it is installed; objects are shared between build folders.
find_program(GLASSBOX_CCACHE ccache)
find_program(GLASSBOX_ENV env)
mark_as_advanced(GLASSBOX_CCACHE GLASSBOX_ENV)
if(GLASSBOX_CCACHE AND GLASSBOX_ENV AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${GLASSBOX_ENV};CCACHE_NOHASHDIR=1;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};${GLASSBOX_CCACHE}")
endif()
