#include "tests/architecture/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glassbox::architecture {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string repeated(const std::string& line, int times) {
    std::string text;
    for (int i = 0; i < times; ++i)
        text += line;
    return text;
}

TEST(Scanner, LeavesOutCommentsAndLiterals) {
    const Source source = makeSource("a.cpp",
                                     "int a; // {\n"
                                     "/* {\n"
                                     "{ */ int b = '{' + '\\'' + 1'000;\n"
                                     "auto c = \"\\\"{\" + R\"x({\n"
                                     "{)x\" + d;\n");
    EXPECT_THAT(codeOf(source),
                ElementsAre("int a; ", "", " int b = '' + '' + 1'000;", "auto c = \"\" + \"\"", " + d;"));
}

TEST(Scanner, FindsFunctionsInNamespacesAndClasses) {
    const Source source = makeSource("a.cpp",
                                     "namespace a::b {\n"
                                     "struct alignas(64) Thing final : public Base {\n"
                                     "    int get() const { return 1; }\n"
                                     "    int table[2] = {1, 2};\n"
                                     "};\n"
                                     "enum class E { A, B };\n"
                                     "template <class T>\n"
                                     "Thing<T>::Thing(int a)\n"
                                     "    : a_{a}, b_(2) {\n"
                                     "    if (a) {\n"
                                     "        auto f = [] { return 1; };\n"
                                     "    }\n"
                                     "}\n"
                                     "}\n");
    const std::vector<Function> functions = functionsOf(source);
    ASSERT_THAT(functions, SizeIs(3));
    EXPECT_EQ(functions[0].head, "int get() const");
    EXPECT_EQ(functions[0].length, 1);
    EXPECT_EQ(functions[2].line, 9);
    EXPECT_EQ(functions[2].length, 5);
}

TEST(Scanner, IgnoresTheBracesOfMacros) {
    const Source source = makeSource("a.cpp", "#define X(a) \\\n    {a\nint f() {\n    return 1;\n}\n");
    ASSERT_THAT(functionsOf(source), SizeIs(1));
    EXPECT_EQ(functionsOf(source)[0].length, 3);
}

TEST(Rules, RefuseAnIncludeThatLooksUp) {
    EXPECT_THAT(includeDirections({makeSource("core/optim/sgd.cpp", "\n#include \"core/network/network_spec.h\"\n")}),
                ElementsAre("core/optim/sgd.cpp:2: core/optim must not include core/network/network_spec.h"));
    EXPECT_THAT(includeDirections({makeSource("core/graph/g.h", "#include \"core/kernels/cpu/gemm.h\"")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("core/data/d.h", "#include \"ui/session/lab_session.h\"")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("ui/theme/t.h", "#include \"ui/canvas/scene.h\"")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("ui/session/s.h", "#include \"ui/theme/theme.h\"")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("ui/instruments/i.h", "#include \"ui/forms/f.h\"")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("app/cli/main.cpp", "#include \"ui/session/s.h\"")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("core/odd/s.h", "")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("core/train/t.h", "#include \"core/interop/onnx.h\"")}), SizeIs(1));
    EXPECT_THAT(includeDirections({makeSource("core/interop/npy.cpp", "#include \"core/graph/graph.h\"")}), SizeIs(1));
}

TEST(Rules, AllowIncludesOfWhatLiesBelowHoweverFar) {
    EXPECT_THAT(includeDirections({makeSource("core/train/trainer.h",
                                              "#include \"core/base/result.h\"\n#include \"core/blocks/block_type.h\"\n"
                                              "#include \"core/train/metrics.h\"\n#include <vector>\n"),
                                   makeSource("ui/shell/window.cpp", "#include \"core/explain/explain.h\"\n")}),
                IsEmpty());
}

TEST(Rules, RefuseIncludesThatAreNoPathsOrUmbrellas) {
    const std::filesystem::path root = GLASSBOX_SOURCE_DIR;
    EXPECT_THAT(includeStyle({makeSource("core/base/x.cpp", "#include \"result.h\"")}, root), SizeIs(1));
    EXPECT_THAT(includeStyle({makeSource("ui/canvas/x.cpp", "#include <QtWidgets>")}, root), SizeIs(1));
    EXPECT_THAT(includeStyle({makeSource("ui/canvas/x.cpp", "#include <QtCore/QtCore>")}, root), SizeIs(1));
    EXPECT_THAT(includeStyle({makeSource("core/network/x.h", "#pragma once\n#include <nlohmann/json.hpp>")}, root),
                SizeIs(1));
    EXPECT_THAT(includeStyle({makeSource("core/network/x.h", "#include <vector>")}, root), SizeIs(1));
    EXPECT_THAT(includeStyle({makeSource("core/network/x.h", "#pragma once\n#include \"core/base/result.h\"\n")}, root),
                IsEmpty());
}

TEST(Rules, RefuseLibrariesOutOfTheirPlaces) {
    EXPECT_THAT(confinedLibraries({makeSource("core/data/x.cpp", "#include <QString>")}), SizeIs(1));
    EXPECT_THAT(confinedLibraries({makeSource("core/data/x.cpp", "#include <QtCore/QString>")}), SizeIs(1));
    EXPECT_THAT(confinedLibraries({makeSource("core/ops/x.cpp", "#include <dnnl.hpp>")}), SizeIs(1));
    EXPECT_THAT(confinedLibraries({makeSource("core/kernels/cpu/x.cpp", "#include <oneapi/dnnl/dnnl.h>")}), SizeIs(1));
    EXPECT_THAT(confinedLibraries({makeSource("core/train/x.cpp", "#include <omp.h>")}), SizeIs(1));
    EXPECT_THAT(confinedLibraries({makeSource("core/base/x.cpp", "#include <unistd.h>")}), SizeIs(1));
    EXPECT_THAT(confinedLibraries({makeSource("app/gui/main.cpp", "#include <sys/stat.h>")}), SizeIs(1));
    EXPECT_THAT(confinedLibraries({makeSource("core/kernels/cpu/gemm.cpp", "#include <dnnl.h>\n#include <omp.h>"),
                                   makeSource("core/base/platform/x.cpp", "#include <unistd.h>"),
                                   makeSource("ui/canvas/x.cpp", "#include <QString>")}),
                IsEmpty());
}

TEST(Rules, RefuseLongFilesAndFunctions) {
    EXPECT_THAT(sizes({makeSource("core/a.cpp", repeated("int a;\n", 501))}),
                ElementsAre("core/a.cpp:501: 501 lines, more than 500"));
    EXPECT_THAT(sizes({makeSource("core/a.cpp", repeated("int a;\n", 500))}), IsEmpty());
    EXPECT_THAT(sizes({makeSource("core/a.cpp", "void f() {\n" + repeated("g();\n", 59) + "}\n")}),
                ElementsAre("core/a.cpp:1: 61 lines, more than 60: void f()"));
    EXPECT_THAT(sizes({makeSource("core/a.cpp", "void f() {\n" + repeated("g();\n", 58) + "}\n")}), IsEmpty());
}

TEST(Rules, RefuseMarksMacrosAndVagueFolders) {
    const std::string mark = std::string("// TO") + "DO later\n";
    EXPECT_THAT(finishedWork({makeSource("core/a.cpp", "int a;\n" + mark)}), ElementsAre(HasSubstr("core/a.cpp:2:")));
    EXPECT_THAT(finishedWork({makeSource("core/tensor/a.h", "#define LIMIT 3\n")}), SizeIs(1));
    EXPECT_THAT(finishedWork({makeSource("core/util/a.h", "")}), SizeIs(1));
    EXPECT_THAT(finishedWork({makeSource("core/kernels/cpu/a.h", "#define LEVEL v3\n")}), IsEmpty());
}

TEST(Rules, RefuseColoursOutsideTheTheme) {
    for (const char* line : {"p.setPen(QColor(\"#ff8800\"));", "QColor c(12, 3, 4);", "p.fill(QColor(12, 3, 4));",
                             "w->setStyleSheet(\"color: #fff;\");", "p.setPen(Qt::red);", "p.setPen(Qt::darkGray);",
                             "image.setPixel(0, 0, qRgb(1, 2, 3));", "QColor::fromRgb(0x123456)", "QColor{1, 2, 3}"})
        EXPECT_THAT(colours({makeSource("ui/canvas/a.cpp", line)}), SizeIs(1)) << line;
    for (const char* line : {"p.setPen(theme.color(Role::Ink));", "p.fill(Qt::transparent);", "QColor c = ink;",
                             "#include \"ui/theme/theme.h\"", "tr(\"#%1\")", "QColor mixed(red, green, blue);"})
        EXPECT_THAT(colours({makeSource("ui/canvas/a.cpp", line)}), IsEmpty()) << line;
    EXPECT_THAT(colours({makeSource("ui/theme/a.cpp", "QColor(\"#ff8800\")")}), IsEmpty());
}

}  // namespace
}  // namespace glassbox::architecture
