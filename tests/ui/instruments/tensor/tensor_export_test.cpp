#include "ui/instruments/tensor/tensor_export.h"
#include "core/interop/npy.h"
#include "tests/ui/instruments/tensor/tensor_fixture.h"

#include <QClipboard>
#include <QFile>
#include <QTemporaryDir>

#include <limits>

namespace glassbox::test {
namespace {

QByteArray contentOf(const QString& file) {
    QFile source(file);
    EXPECT_TRUE(source.open(QIODevice::ReadOnly));
    return source.readAll();
}

TEST_F(TensorViewTest, CopyGivesTheChosenNumberThatReadsBackAsTheFloat) {
    view.setPicture(pictureOfShape({6, 9}));
    view.setChosen(TensorIndex{3, 2});
    QTest::keyClick(&view.canvas(), Qt::Key_C, Qt::ControlModifier);
    QString text = QApplication::clipboard()->text();
    EXPECT_TRUE(text.startsWith(QStringLiteral("fc1.z[3, 2] = ")));
    EXPECT_EQ(text.section(QStringLiteral("= "), 1).replace(QChar(0x2212), u'-').toFloat(),
              view.picture().tensor.span<float>()[3 * 9 + 2]);
    EXPECT_EQ(messages.size(), 1u);
}

TEST_F(TensorViewTest, CopyOfAllIsATableThatReadsBack) {
    view.setPicture(pictureOfShape({6, 9}));
    view.copy();  // nothing chosen: all
    const QStringList lines = QApplication::clipboard()->text().trimmed().split(u'\n');
    ASSERT_EQ(lines.size(), 6);
    for (int row = 0; row < 6; ++row) {
        const QStringList numbers = lines[row].split(u'\t');
        ASSERT_EQ(numbers.size(), 9);
        for (int column = 0; column < 9; ++column)
            EXPECT_EQ(numbers[column].toFloat(),
                      view.picture().tensor.span<float>()[static_cast<std::size_t>(row * 9 + column)]);
    }
}

TEST_F(TensorViewTest, CsvReadsBackWithItsIndices) {
    const QTemporaryDir folder;
    TensorPicture picture = pictureOfShape({2, 3, 4}, TensorRole::Activation, AxisKind::Image);
    picture.tensor.set(0, std::numeric_limits<double>::quiet_NaN());
    view.setPicture(std::move(picture));
    const QString file = folder.filePath(QStringLiteral("t.csv"));
    ASSERT_TRUE(view.saveAs(file));
    const QList<QByteArray> lines = contentOf(file).trimmed().split('\n');
    ASSERT_EQ(lines.size(), 1 + 24);
    EXPECT_EQ(lines[0], "i0,i1,i2,value");
    EXPECT_EQ(lines[1], "0,0,0,nan");
    for (int i = 1; i < 24; ++i) {
        const QList<QByteArray> parts = lines[i + 1].split(',');
        const TensorIndex index{parts[0].toInt(), parts[1].toInt(), parts[2].toInt()};
        EXPECT_EQ(offsetOf(view.picture().tensor.shape(), index), i);
        EXPECT_EQ(parts[3].toFloat(), view.picture().tensor.span<float>()[static_cast<std::size_t>(i)]);
    }
}

TEST_F(TensorViewTest, NpyReadsBackBitByBit) {
    const QTemporaryDir folder;
    view.setPicture(pictureOfShape({4, 3, 5, 5}, TensorRole::Weight));
    const QString file = folder.filePath(QStringLiteral("t.npy"));
    ASSERT_TRUE(view.saveAs(file));
    const auto read = readNpy(file.toStdString());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->shape(), view.picture().tensor.shape());
    const auto wanted = view.picture().tensor.span<float>(), found = read->span<float>();
    EXPECT_TRUE(std::equal(wanted.begin(), wanted.end(), found.begin()));
}

TEST_F(TensorViewTest, ThePictureHasAlsoWhatIsScrolledAway) {
    const QTemporaryDir folder;
    view.setPicture(pictureOfShape({30, 40}));
    view.zoomToDigits();
    const QString file = folder.filePath(QStringLiteral("t.png"));
    ASSERT_TRUE(view.saveAs(file));
    const QImage image(file);
    EXPECT_GE(image.width(), 40 * 28);
    EXPECT_GE(image.height(), 30 * 28);
}

TEST_F(TensorViewTest, WhatCannotBeWrittenIsSaid) {
    view.setPicture(pictureOfShape({2, 2}));
    EXPECT_FALSE(view.saveAs(QStringLiteral("/no/such/folder/t.csv")));
    EXPECT_FALSE(view.saveAs(QStringLiteral("/tmp/t.xlsx")));
    ASSERT_EQ(messages.size(), 2u);
    EXPECT_TRUE(messages[1].contains(QStringLiteral("xlsx")));
}

TEST(TensorExport, WholeNumbersAndDoublesKeepTheirDigits) {
    TensorPicture picture;
    picture.tensor = Tensor::of<std::int32_t>({3}, std::vector<std::int32_t>{7, -2, 0});
    EXPECT_EQ(tensorCsv(picture), "7,-2,0\n");
    picture.tensor = Tensor::of<double>({2, 1}, std::vector<double>{0.1, 1e300});
    EXPECT_EQ(tensorCsv(picture), "0.1\n1e+300\n");
}

}  // namespace
}  // namespace glassbox::test
