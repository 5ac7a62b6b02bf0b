#include "ui/rooms/output_panel.h"

#include "ui/instruments/probability_bars.h"
#include "ui/rooms/stage_picture.h"
#include "ui/rooms/stage_sample.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glassbox {
namespace {

constexpr std::size_t mostBars = 12;
constexpr std::size_t mostNumbers = 4;

}  // namespace

OutputPanel::OutputPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      lossWord_(makeTextLabel(themes, FontRole::PanelTitle, Role::Text, this)),
      loss_(makeTextLabel(themes, FontRole::MonoStrong, Role::Text, this)),
      batchWord_(makeTextLabel(themes, FontRole::Caption, Role::Text2, this)),
      batch_(makeTextLabel(themes, FontRole::Mono, Role::Text2, this)),
      answerWord_(makeTextLabel(themes, FontRole::Caption, Role::Text2, this)),
      bars_(new ProbabilityBars(themes, this)),
      numbers_(makeWrappedLabel(themes, FontRole::Mono, Role::Text, this)) {
    const Metrics& metrics = themes.theme().metrics();
    themes.keepBackground(this, Role::Surface);
    auto* losses = new QGridLayout;
    losses->setHorizontalSpacing(metrics.space8);
    losses->setVerticalSpacing(metrics.space4);
    losses->setColumnStretch(0, 1);
    losses->addWidget(lossWord_, 0, 0);
    losses->addWidget(loss_, 0, 1, Qt::AlignRight);
    losses->addWidget(batchWord_, 1, 0);
    losses->addWidget(batch_, 1, 1, Qt::AlignRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space12, metrics.space8, metrics.space12, metrics.space12);
    column->setSpacing(metrics.space8);
    column->addLayout(losses);
    column->addWidget(answerWord_);
    column->addWidget(bars_);
    column->addWidget(numbers_);
    retranslate();
}

QString OutputPanel::lossText() const {
    return loss_->text();
}

void OutputPanel::show(const MicroscopeView& view, std::int64_t sample, const Tensor* answer) {
    const Numbers numbers(themes_.theme().locale());
    const auto at = static_cast<std::size_t>(std::max<std::int64_t>(sample, 0));
    const bool known = at < view.sampleLosses.size();
    const QString dash = QStringLiteral("–");
    loss_->setText(known ? numbers.fixed(view.sampleLosses[at], 4) : dash);
    const bool several = view.stage && view.stage->batch > 1;
    batch_->setText(std::isnan(view.loss) || !view.stage ? dash : numbers.fixed(view.loss, 4));
    batch_->setVisible(several);
    batchWord_->setVisible(several);
    showAnswer(view, sample, answer);
}

/// Of many classes the most probable; of a text what comes behind its last character.
void OutputPanel::showAnswer(const MicroscopeView& view, std::int64_t sample, const Tensor* answer) {
    const bool classes = view.stage && answer != nullptr && view.stage->moment.data &&
                         !view.stage->moment.data->dataset->classes.empty();
    const QStringList names = classes ? classNames(*view.stage->moment.data->dataset) : QStringList{};
    const int rank = answer == nullptr ? 0 : answer->shape().rank();
    const bool bars = rank > 0 && answer->shape()[rank - 1] == names.size();
    lastStep_ = bars && rank == 2;
    bars_->setVisible(bars);
    numbers_->setVisible(!bars && answer != nullptr);
    retranslate();
    if (bars) {
        const auto count = static_cast<std::size_t>(names.size());
        const auto first = answer->elements() - names.size();
        std::vector<std::size_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        const auto chance = [&](std::size_t i) { return answer->at(first + static_cast<std::int64_t>(i)); };
        if (count > mostBars) {
            std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return chance(a) > chance(b); });
            order.resize(mostBars);
        }
        QStringList shown;
        std::vector<float> chances;
        for (const std::size_t i : order) {
            shown.append(names[static_cast<qsizetype>(i)]);
            chances.push_back(static_cast<float>(chance(i)));
        }
        bars_->setClasses(shown);
        bars_->setProbabilities(chances);
    } else if (answer != nullptr) {
        const Numbers numbers(themes_.theme().locale());
        const StageSample one = stageSample(*view.stage, sample, themes_.theme().locale());
        QStringList said, wanted;
        for (std::size_t i = 0; i < mostNumbers && static_cast<std::int64_t>(i) < answer->elements(); ++i) {
            said.append(numbers.fixed(answer->at(static_cast<std::int64_t>(i)), 4));
            if (static_cast<std::int64_t>(i) < one.label.elements() && !one.label.empty())
                wanted.append(numbers.fixed(one.label.at(static_cast<std::int64_t>(i)), 4));
        }
        numbers_->setText(wanted.isEmpty() ? said.join(QStringLiteral("  "))
                                           : tr("%1, wanted %2").arg(said.join(u' '), wanted.join(u' ')));
    }
}

void OutputPanel::retranslate() {
    lossWord_->setText(tr("Loss of this sample"));
    batchWord_->setText(tr("mean of the batch"));
    answerWord_->setText(lastStep_ ? tr("Answer now, behind the last character") : tr("Answer now"));
    bars_->setAccessibleName(answerWord_->text());
}

void OutputPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
