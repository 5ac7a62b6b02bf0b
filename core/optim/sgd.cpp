#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/update_pieces.h"

#include <array>

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 1> stateNames{"momentum"};

const std::array sgdSettings{
    SettingSchema{.key = "learning_rate",
                  .label = translatable("core", "Learning rate"),
                  .kind = SettingKind::Real,
                  .initial = 0.01,
                  .minimum = 1e-8,
                  .maximum = 100,
                  .help = translatable("core", "Length of each step against the gradient."),
                  .logarithmic = true},
    SettingSchema{.key = "momentum",
                  .label = translatable("core", "Momentum"),
                  .kind = SettingKind::Real,
                  .initial = 0.0,
                  .minimum = 0,
                  .maximum = 0.9999,
                  .help = translatable("core", "Share of the last step's direction that is kept.")},
    SettingSchema{.key = "nesterov",
                  .label = translatable("core", "Nesterov"),
                  .kind = SettingKind::Boolean,
                  .initial = false,
                  .help = translatable("core", "Looks ahead along the momentum before it steps."),
                  .rare = true},
    SettingSchema{.key = "weight_decay",
                  .label = translatable("core", "Weight decay"),
                  .kind = SettingKind::Real,
                  .initial = 0.0,
                  .minimum = 0,
                  .maximum = 1,
                  .help = translatable("core",
                                       "Pulls every weight towards zero by adding this share of it to its "
                                       "gradient."),
                  .rare = true}};

/// Gradient descent with momentum.
class Sgd final : public Optimizer {
public:
    Sgd(Settings settings, const ParameterTable& table) : velocity_(table.precision(), {table.size()}) {
        settings_ = std::move(settings);
    }

    const OptimizerType& type() const override { return sgdType; }

    void update(ParameterTable& table, double learningRate, double momentum, ThreadPool& pool) override {
        const double kept = momentum < 0 ? settings_.real("momentum") : momentum;
        const kernels::SgdConstants constants{learningRate, kept, settings_.boolean("nesterov"),
                                              settings_.real("weight_decay")};
        if (table.precision() == DType::F64)
            updateAs<double>(table, constants, pool);
        else
            updateAs<float>(table, constants, pool);
    }

    std::map<std::string, Tensor*> state() override { return {{std::string(stateNames[0]), &velocity_}}; }

private:
    template <class T>
    void updateAs(ParameterTable& table, const kernels::SgdConstants& constants, ThreadPool& pool) {
        const std::vector<UpdatePiece>& pieces = pieces_.next(table);
        T* values = static_cast<T*>(table.values());
        const T* gradients = static_cast<const T*>(table.gradients());
        T* velocity = velocity_.span<T>().data();
        pool.forEach(static_cast<int>(pieces.size()), [&](int task) {
            const UpdatePiece& piece = pieces[static_cast<std::size_t>(task)];
            kernels::sgdUpdate<T>(piece.end - piece.begin, constants, gradients + piece.begin, velocity + piece.begin,
                                  values + piece.begin);
        });
    }

    Tensor velocity_;
    UpdatePieces pieces_;
};

}  // namespace

const OptimizerType sgdType{
    .name = "sgd",
    .label = translatable("core", "Gradient descent"),
    .formula = "g = g + decay w; v = momentum v + g; w = w - rate v   (Nesterov: w = w - rate (g + momentum v))",
    .help = translatable("core", "Steps against the gradient of a batch, with momentum where wanted."),
    .source = "Robbins and Monro, 1951; Polyak, 1964; Sutskever et al., ICML 2013; as torch.optim.SGD",
    .settings = sgdSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Sgd>(settings, table);
    }};

}  // namespace glassbox
