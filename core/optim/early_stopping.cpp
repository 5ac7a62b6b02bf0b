#include "core/optim/early_stopping.h"

#include "core/optim/regularizer_rows.h"

#include <array>

namespace glassbox {

namespace {

const std::array earlyStoppingSettings{
    SettingSchema{.key = "patience",
                  .label = translatable("core", "Patience"),
                  .kind = SettingKind::Integer,
                  .initial = std::int64_t{5},
                  .minimum = 0,
                  .maximum = 1000000,
                  .unit = translatable("core", "epochs"),
                  .help = translatable("core", "Epochs without a better watched loss that are let pass.")},
    SettingSchema{.key = "min_delta",
                  .label = translatable("core", "Least gain"),
                  .kind = SettingKind::Real,
                  .initial = 0.0,
                  .minimum = 0,
                  .maximum = 1000,
                  .help = translatable("core", "A loss counts as better if it is lower by more than this."),
                  .rare = true},
    SettingSchema{.key = "restore_best",
                  .label = translatable("core", "Restore the best"),
                  .kind = SettingKind::Boolean,
                  .initial = true,
                  .help = translatable("core", "The weights of the best epoch come back when the run is stopped."),
                  .rare = true}};

SettingSchema deviationSetting() {
    return {.key = "deviation",
            .label = translatable("core", "Deviation"),
            .kind = SettingKind::Real,
            .initial = 0.1,
            .minimum = 0,
            .maximum = 100,
            .help = translatable("core", "Standard deviation of the noise, in units of the prepared inputs.")};
}

const std::array inputNoiseSettings{deviationSetting()};

}  // namespace

EarlyStoppingVerdict judgeEarlyStopping(const Settings& settings, std::span<const double> watchedLosses) {
    const double gain = settings.real("min_delta");
    EarlyStoppingVerdict verdict;
    for (std::size_t epoch = 1; epoch < watchedLosses.size(); ++epoch)
        if (watchedLosses[epoch] < watchedLosses[verdict.best] - gain) verdict.best = epoch;
    const std::size_t waited = watchedLosses.size() - 1 - verdict.best;
    verdict.stop = waited > static_cast<std::size_t>(settings.integer("patience"));
    return verdict;
}

const RegularizerType earlyStoppingRegularizer{
    .name = "early_stopping",
    .label = translatable("core", "Early stopping"),
    .formula = "stop where the watched loss has not fallen by min_delta for more than `patience` epochs",
    .help =
        translatable("core", "Ends the run when the watched loss no longer falls, before the network learns by heart."),
    .source = "Prechelt, \"Early stopping, but when?\", 1998",
    .stage = RegularizerStage::Stopping,
    .settings = earlyStoppingSettings};

const RegularizerType inputNoiseRegularizer{
    .name = "input_noise",
    .label = translatable("core", "Input noise"),
    .formula = "x = x + deviation n, n normal, drawn anew for each step",
    .help = translatable("core", "Adds noise to what comes in while training, so that small changes don't matter."),
    .source = "Bishop, \"Training with noise is equivalent to Tikhonov regularization\", Neural Computation 7, 1995",
    .stage = RegularizerStage::Input,
    .settings = inputNoiseSettings};

}  // namespace glassbox
