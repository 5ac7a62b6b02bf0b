#include <QApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv) {
    ::testing::InitGoogleTest(&argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("GlassboxTests"));
    QCoreApplication::setApplicationName(QStringLiteral("rooms_test"));
    QApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
