#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/gemm.h"
#include "core/kernels/cpu/reduce.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

constexpr int gateCount = 3;
constexpr int candidateGate = 2;

/// Gradients of what a GRU multiplies by its state: dz of the gates r and u as it stands, and r dz of the candidate,
/// which is made once for all parts.
template <class T>
class GruGradient : public BoundKernel {
public:
    explicit GruGradient(const BindContext& context)
        : dz_(Operand::input(context, 0)),
          gates_(Operand::input(context, 1)),
          target_(Operand::output(context, 0)),
          rows_(dz_.rows(context.batch)),
          units_(dz_.features() / gateCount),
          entry_(context.entry) {}

    int preparations() const override { return (rows_ + rowsPerTask - 1) / rowsPerTask; }
    void prepare(const Frame& frame, int task) const override {
        const T* dz = dz_.template whole<const T>(frame);
        const T* gates = gates_.template whole<const T>(frame);
        for (int row = task * rowsPerTask; row < std::min(rows_, (task + 1) * rowsPerTask); ++row) {
            const std::int64_t place = std::int64_t{row} * gateCount * units_;
            kernels::multiply(units_, dz + place + candidateGate * units_, gates + place,
                              candidate(frame) + std::int64_t{row} * units_);
        }
    }
    std::size_t sharedBytes() const override { return static_cast<std::size_t>(rows_) * units_ * sizeof(T); }

protected:
    /// r dz of the candidate, [rows][units].
    T* candidate(const Frame& frame) const { return reinterpret_cast<T*>(frame.shared[entry_]); }

    Operand dz_, gates_, target_;
    int rows_;
    int units_;

private:
    static constexpr int rowsPerTask = 512;
    std::size_t entry_;
};

/// dW[3 units, units] over the whole batch, cut along its rows inside each gate.
template <class T>
class GruWeightGradient final : public GruGradient<T> {
public:
    explicit GruWeightGradient(const BindContext& context)
        : GruGradient<T>(context), previous_(Operand::input(context, 2)), partsPerGate_(choosePartsPerGate()) {}

    int parts() const override { return gateCount * partsPerGate_; }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        using kernels::Transpose;
        const int units = this->units_, gate = piece.index / partsPerGate_, part = piece.index % partsPerGate_;
        const int first = rowOf(part), count = rowOf(part + 1) - first;
        const bool candidate = gate == candidateGate;
        const T* dz = candidate ? this->candidate(frame) : this->dz_.template whole<const T>(frame) + gate * units;
        T* target = this->target_.template whole<T>(frame) + std::int64_t{gate * units + first} * units;
        kernels::gemm(Transpose::Yes, Transpose::No, count, units, this->rows_, dz + first,
                      candidate ? units : gateCount * units, previous_.template whole<const T>(frame), units, target,
                      units);
    }

private:
    /// Enough work to be worth a task, in multiples of 16 rows of dW; not many parts, each reads all states again.
    int choosePartsPerGate() const {
        constexpr double flopsPerPart = 4e6, mostParts = 4;
        const double flops = 2.0 * this->rows_ * this->units_ * this->units_;
        return static_cast<int>(std::clamp(flops / flopsPerPart, 1.0, std::clamp(this->units_ / 16.0, 1.0, mostParts)));
    }
    int rowOf(int part) const {
        constexpr int line = 16;
        const int lines = (this->units_ + line - 1) / line;
        return std::min(this->units_, lines * part / partsPerGate_ * line);
    }

    Operand previous_;
    int partsPerGate_;
};

/// db[3 units]: column sums of the two gates, and of r dz.
template <class T>
class GruBiasGradient final : public GruGradient<T> {
public:
    using GruGradient<T>::GruGradient;

    int parts() const override { return 2; }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const int units = this->units_, gates = candidateGate * units;
        T* db = this->target_.template whole<T>(frame);
        if (piece.index == 0)
            kernels::columnSums(this->rows_, gates, gateCount * units, this->dz_.template whole<const T>(frame), db);
        else
            kernels::columnSums(this->rows_, units, units, static_cast<const T*>(this->candidate(frame)), db + gates);
    }
};

constexpr Binding rows[] = {
    bindingOf<GruWeightGradient>("gru_weight_gradient"),
    bindingOf<GruBiasGradient>("gru_bias_gradient"),
};

}  // namespace

std::span<const Binding> gruGradientBindings() {
    return rows;
}

}  // namespace glassbox::runtime
