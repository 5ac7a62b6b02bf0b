# glassbox_add_test(name SOURCES files... LINK targets... [MAIN file] [UI])
# One GoogleTest executable in bin/ and one ctest entry. MAIN replaces gtest_main. UI runs it off screen.
# Each run writes its counts to test-results/<name>.xml (scripts/test.sh adds them up) and has a home of its own.
function(glassbox_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "UI" "MAIN" "SOURCES;LINK")
    add_executable(${name} ${arg_SOURCES} ${arg_MAIN})
    target_link_libraries(${name} PRIVATE ${arg_LINK} glassbox_warnings GTest::gmock GTest::gtest)
    if(NOT arg_MAIN)
        target_link_libraries(${name} PRIVATE GTest::gtest_main)
    endif()
    target_compile_definitions(${name} PRIVATE GLASSBOX_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(arg_UI)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set(home "${CMAKE_BINARY_DIR}/test-home/${name}")
    file(MAKE_DIRECTORY "${home}/runtime")
    file(CHMOD "${home}/runtime" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set(environment
        "GTEST_OUTPUT=xml:${CMAKE_BINARY_DIR}/test-results/${name}.xml"
        "HOME=${home}" "XDG_CONFIG_HOME=${home}/config" "XDG_DATA_HOME=${home}/data" "XDG_CACHE_HOME=${home}/cache"
        "XDG_STATE_HOME=${home}/state" "XDG_RUNTIME_DIR=${home}/runtime" "QT_QPA_PLATFORM=offscreen")
    if(GLASSBOX_SANITIZER STREQUAL "tsan")
        list(APPEND environment "TSAN_OPTIONS=ignore_noninstrumented_modules=1:halt_on_error=1")
    elseif(GLASSBOX_SANITIZER STREQUAL "asan")
        list(APPEND environment "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/lsan.supp:print_suppressions=0")
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT 900 ENVIRONMENT "${environment}")
endfunction()
