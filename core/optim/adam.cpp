#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/update_pieces.h"

#include <array>

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 2> stateNames{"exp_avg", "exp_avg_sq"};
constexpr double mostDecay = 0.999999;

const std::array adamSettings{
    SettingSchema{.key = "learning_rate",
                  .label = translatable("core", "Learning rate"),
                  .kind = SettingKind::Real,
                  .initial = 0.001,
                  .minimum = 1e-8,
                  .maximum = 100,
                  .help = translatable("core", "Length of each step against the gradient."),
                  .logarithmic = true},
    SettingSchema{.key = "beta1",
                  .label = translatable("core", "Decay of the mean"),
                  .kind = SettingKind::Real,
                  .initial = 0.9,
                  .minimum = 0,
                  .maximum = mostDecay,
                  .help = translatable("core", "Share of the running mean of the gradients that each step keeps.")},
    SettingSchema{.key = "beta2",
                  .label = translatable("core", "Decay of the squares"),
                  .kind = SettingKind::Real,
                  .initial = 0.999,
                  .minimum = 0,
                  .maximum = mostDecay,
                  .help = translatable("core", "Share of the running mean of their squares that each step keeps.")},
    SettingSchema{.key = "epsilon",
                  .label = translatable("core", "Epsilon"),
                  .kind = SettingKind::Real,
                  .initial = 1e-8,
                  .minimum = 1e-16,
                  .maximum = 1,
                  .help = translatable("core", "Keeps the division safe where gradients vanish."),
                  .rare = true,
                  .logarithmic = true},
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

/// Adam: steps scaled by running means of the gradients and their squares.
class Adam final : public Optimizer {
public:
    Adam(Settings settings, const ParameterTable& table)
        : mean_(table.precision(), {table.size()}), squares_(table.precision(), {table.size()}) {
        settings_ = std::move(settings);
    }

    const OptimizerType& type() const override { return adamType; }

    void update(ParameterTable& table, double learningRate, double momentum, ThreadPool& pool) override {
        const kernels::AdamConstants constants{learningRate, momentum < 0 ? settings_.real("beta1") : momentum,
                                               settings_.real("beta2"), settings_.real("epsilon"),
                                               settings_.real("weight_decay")};
        if (table.precision() == DType::F64)
            updateAs<double>(table, constants, pool);
        else
            updateAs<float>(table, constants, pool);
    }

    std::map<std::string, Tensor*> state() override {
        return {{std::string(stateNames[0]), &mean_}, {std::string(stateNames[1]), &squares_}};
    }

private:
    template <class T>
    void updateAs(ParameterTable& table, const kernels::AdamConstants& constants, ThreadPool& pool) {
        const std::vector<UpdatePiece>& pieces = pieces_.next(table);
        T* values = static_cast<T*>(table.values());
        const T* gradients = static_cast<const T*>(table.gradients());
        T* mean = mean_.span<T>().data();
        T* squares = squares_.span<T>().data();
        pool.forEach(static_cast<int>(pieces.size()), [&](int task) {
            const UpdatePiece& piece = pieces[static_cast<std::size_t>(task)];
            kernels::adamUpdate<T>(piece.end - piece.begin, constants, piece.steps + 1, gradients + piece.begin,
                                   mean + piece.begin, squares + piece.begin, values + piece.begin);
        });
    }

    Tensor mean_, squares_;
    UpdatePieces pieces_;
};

}  // namespace

const OptimizerType adamType{
    .name = "adam",
    .label = translatable("core", "Adam"),
    .formula =
        "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; "
        "w = w - rate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)",
    .help = translatable("core", "Gives every weight a step length of its own from running means of its gradients."),
    .source = "Kingma and Ba, ICLR 2015; as torch.optim.Adam",
    .settings = adamSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Adam>(settings, table);
    }};

}  // namespace glassbox
