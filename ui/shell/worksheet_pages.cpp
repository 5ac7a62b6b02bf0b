#include "ui/shell/worksheet_pages.h"

#include "core/explain/worksheet.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QPageLayout>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace glassbox {
namespace {

constexpr int bodyPoints = 10, resolution = 300;

/// A list would be counted anew on every page of the sheet: its numbers are the pupil's, and those of the answers.
QString withItsNumbers(QString markdown) {
    static const QRegularExpression item(QStringLiteral("^([0-9]+)\\. "), QRegularExpression::MultilineOption);
    return markdown.replace(item, QStringLiteral("\n(\\1) "));
}

/// The last heading of the second rank begins the answers: they get a page of their own.
void parkAnswers(QTextDocument& pages) {
    QTextBlock answers;
    for (QTextBlock block = pages.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() == 2) answers = block;
    if (!answers.isValid()) return;
    QTextBlockFormat format = answers.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(answers).setBlockFormat(format);
}

/// Formulas in the type that numbers have everywhere.
void setMono(QTextDocument& pages, const Theme& print) {
    const QFont mono = print.font(FontRole::Mono);
    for (QTextBlock block = pages.begin(); block.isValid(); block = block.next()) {
        for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
            if (!piece.fragment().charFormat().fontFixedPitch()) continue;
            QTextCursor cursor(&pages);
            cursor.setPosition(piece.fragment().position());
            cursor.setPosition(piece.fragment().position() + piece.fragment().length(), QTextCursor::KeepAnchor);
            QTextCharFormat format;
            format.setFontFamilies(mono.families());
            cursor.mergeCharFormat(format);
        }
    }
}

}  // namespace

std::unique_ptr<QTextDocument> worksheetPages(const Worksheet& sheet) {
    const Theme print(Scheme::Light);
    auto pages = std::make_unique<QTextDocument>();
    QFont body = print.font(FontRole::Body);
    body.setPointSize(bodyPoints);
    pages->setDefaultFont(body);
    pages->setMarkdown(withItsNumbers(QString::fromStdString(worksheetText(sheet))));
    setMono(*pages, print);
    parkAnswers(*pages);
    return pages;
}

bool printPages(QTextDocument& pages, const QString& file) {
    QFile target(file);
    if (!target.open(QIODevice::WriteOnly)) return false;
    QPdfWriter writer(&target);
    writer.setResolution(resolution);
    // The document brings margins of 2 cm and the page's number.
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Millimeter));
    pages.print(&writer);
    target.flush();
    return target.error() == QFileDevice::NoError;
}

}  // namespace glassbox
