# The libraries and programs. Each folder lists its own sources with target_sources().

# Everything but the window; no Qt include path exists when it compiles.
add_library(glassbox_core STATIC)
target_include_directories(glassbox_core PUBLIC "${PROJECT_SOURCE_DIR}")
target_link_libraries(glassbox_core
    PUBLIC Threads::Threads
    PRIVATE glassbox_warnings Eigen3::Eigen nlohmann_json::nlohmann_json fmt::fmt ZLIB::ZLIB PNG::PNG glassbox::deflate
            glassbox::dnnl glassbox::omp_runtime ${CMAKE_DL_LIBS})

# The command line: links core alone.
add_executable(glassbox-cli)
target_link_libraries(glassbox-cli PRIVATE glassbox_core glassbox_warnings CLI11::CLI11 nlohmann_json::nlohmann_json
                                           fmt::fmt)

if(GLASSBOX_UI)
    # Documents, selection, training worker: no Widgets.
    add_library(glassbox_session STATIC)
    target_link_libraries(glassbox_session
        PUBLIC glassbox_core Qt6::Core Qt6::Gui
        PRIVATE glassbox_warnings nlohmann_json::nlohmann_json fmt::fmt)

    # Everything that is drawn.
    add_library(glassbox_ui STATIC)
    target_link_libraries(glassbox_ui
        PUBLIC glassbox_session Qt6::Widgets Qt6::Charts Qt6::Svg
        PRIVATE glassbox_warnings igraph::igraph nlohmann_json::nlohmann_json fmt::fmt)

    foreach(target glassbox_session glassbox_ui)
        # Qt 6.4's moc can't parse libstdc++'s <concepts>, which <compare> brings in; it needs nothing of it.
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")
        target_compile_definitions(${target} PUBLIC QT_NO_KEYWORDS)
    endforeach()
endif()
