#include "core/kernels/cpu/level/recurrent_steps.h"

namespace glassbox::kernels {
namespace {

// Each cell does one time step of some units of one row: `sums` holds the recurrent product of each of its gates (or
// the gradient that came through it), `state` is what the next step multiplies. Values are [samples][length][features].

/// Where a row's features of a time step start.
inline std::ptrdiff_t rowOf(const RecurrentShape& shape, int row, int time) {
    return static_cast<std::ptrdiff_t>(row) * shape.length + time;
}

template <class T>
struct Forward {
    const RecurrentShape& shape;
    const RecurrentForward<T>& to;
    int depth;

    std::ptrdiff_t place(const Spot& spot, int time) const {
        return rowOf(shape, spot.row, time) * shape.units + spot.unit;
    }
    std::ptrdiff_t gatePlace(const Spot& spot, int gates) const {
        return rowOf(shape, spot.row, spot.time) * gates * shape.units + spot.unit;
    }
    /// The state before, or zeros.
    Vector<T> hiddenBefore(const Spot& spot) const {
        return spot.before < 0 ? Vector<T>{} : take<T>(to.hidden + place(spot, spot.before), spot.count);
    }
    void keep(const Spot& spot, Vector<T> before, Vector<T> hidden, T* state) const {
        put<T>(to.previous + place(spot, spot.time), before, spot.count);
        put<T>(to.hidden + place(spot, spot.time), hidden, spot.count);
        put<T>(state, hidden, spot.count);
    }
};

template <class T, bool relu>
struct RnnForward : Forward<T> {
    static constexpr int vectors = 4;
    static constexpr bool byGate = false;
    void step(const Spot& spot, const T* sums, T* state) {
        const Vector<T> z = take<T>(this->to.z + this->place(spot, spot.time), spot.count) + load<T>(sums);
        const Vector<T> hidden = relu ? (z < T(0) ? Vector<T>{} : z) : hyperbolicTangent(z);
        this->keep(spot, this->hiddenBefore(spot), hidden, state);
    }
};

template <class T>
struct LstmForward : Forward<T> {
    static constexpr int vectors = 4;
    static constexpr bool byGate = true;
    void step(const Spot& spot, const T* sums, T* state) {
        const std::ptrdiff_t at = this->gatePlace(spot, 4), units = this->shape.units;
        Vector<T> gates[4];
        for (int gate = 0; gate < 4; ++gate)
            gates[gate] = take<T>(this->to.z + at + gate * units, spot.count) + load<T>(sums + gate * lanesOf<T>);
        const Vector<T> input = logistic<T>(gates[0]), forget = logistic<T>(gates[1]);
        const Vector<T> candidate = hyperbolicTangent(gates[2]), output = logistic<T>(gates[3]);
        const Vector<T> before =
            spot.before < 0 ? Vector<T>{} : take<T>(this->to.cell + this->place(spot, spot.before), spot.count);
        const Vector<T> cell = forget * before + input * candidate;
        put<T>(this->to.gates + at, input, spot.count);
        put<T>(this->to.gates + at + units, forget, spot.count);
        put<T>(this->to.gates + at + 2 * units, candidate, spot.count);
        put<T>(this->to.gates + at + 3 * units, output, spot.count);
        put<T>(this->to.cell + this->place(spot, spot.time), cell, spot.count);
        this->keep(spot, this->hiddenBefore(spot), output * hyperbolicTangent(cell), state);
    }
};

template <class T>
struct GruForward : Forward<T> {
    static constexpr int vectors = 3;
    static constexpr bool byGate = true;
    void step(const Spot& spot, const T* sums, T* state) {
        const std::ptrdiff_t at = this->gatePlace(spot, 3), units = this->shape.units;
        Vector<T> product[3], z[3];
        for (int gate = 0; gate < 3; ++gate) {
            product[gate] = load<T>(sums + gate * lanesOf<T>);
            if (this->to.bias != nullptr)
                product[gate] += take<T>(this->to.bias + gate * units + spot.unit, spot.count);
            z[gate] = take<T>(this->to.z + at + gate * units, spot.count);
        }
        const Vector<T> reset = logistic<T>(z[0] + product[0]), update = logistic<T>(z[1] + product[1]);
        const Vector<T> candidate = hyperbolicTangent(z[2] + reset * product[2]);
        const Vector<T> before = this->hiddenBefore(spot);
        put<T>(this->to.gates + at, reset, spot.count);
        put<T>(this->to.gates + at + units, update, spot.count);
        put<T>(this->to.gates + at + 2 * units, candidate, spot.count);
        put<T>(this->to.recurrent + this->place(spot, spot.time), product[2], spot.count);
        this->keep(spot, before, (T(1) - update) * candidate + update * before, state);
    }
};

template <class T>
struct Backward {
    static constexpr int vectors = 4;
    static constexpr bool byGate = false;
    const RecurrentShape& shape;
    const RecurrentBackward<T>& to;
    int depth;
    T* carry;  ///< [samples][units]: what reaches the step before without the product

    std::ptrdiff_t place(const Spot& spot, int time) const {
        return rowOf(shape, spot.row, time) * shape.units + spot.unit;
    }
    T* carryAt(const Spot& spot) const {
        return carry + static_cast<std::ptrdiff_t>(spot.row) * shape.units + spot.unit;
    }
    /// Nothing came from a later step yet.
    bool first(const Spot& spot) const { return spot.time == (shape.reverse ? 0 : shape.length - 1); }
    Vector<T> carried(const Spot& spot) const { return first(spot) ? Vector<T>{} : take<T>(carryAt(spot), spot.count); }
    /// The gradient by the hidden state: from outside and through the product of the step after.
    Vector<T> dHidden(const Spot& spot, const T* sums) const {
        return take<T>(to.dHidden + place(spot, spot.time), spot.count) + load<T>(sums);
    }
    void keep(const Spot& spot, std::ptrdiff_t offset, Vector<T> value, T* at, T* state) const {
        put<T>(at + offset, value, spot.count);
        put<T>(state + offset, value, spot.count);
    }
};

template <class T, bool relu>
struct RnnBackward : Backward<T> {
    void step(const Spot& spot, const T* sums, T* state) {
        const Vector<T> hidden = take<T>(this->to.hidden + this->place(spot, spot.time), spot.count);
        const Vector<T> d = this->dHidden(spot, sums);
        const Vector<T> dz = relu ? (hidden <= T(0) ? Vector<T>{} : d) : d * (T(1) - hidden * hidden);
        this->keep(spot, 0, dz, this->to.dz + this->place(spot, spot.time), state);
    }
};

template <class T>
struct LstmBackward : Backward<T> {
    void step(const Spot& spot, const T* sums, T* state) {
        const std::ptrdiff_t units = this->shape.units;
        const std::ptrdiff_t at = rowOf(this->shape, spot.row, spot.time) * 4 * units + spot.unit;
        const T* gates = this->to.gates + at;
        const Vector<T> input = take<T>(gates, spot.count), forget = take<T>(gates + units, spot.count);
        const Vector<T> candidate = take<T>(gates + 2 * units, spot.count);
        const Vector<T> output = take<T>(gates + 3 * units, spot.count);
        const Vector<T> squashed = hyperbolicTangent(take<T>(this->to.cell + this->place(spot, spot.time), spot.count));
        const Vector<T> before =
            spot.before < 0 ? Vector<T>{} : take<T>(this->to.cell + this->place(spot, spot.before), spot.count);
        const Vector<T> d = this->dHidden(spot, sums);
        const Vector<T> dCell = d * output * (T(1) - squashed * squashed) + this->carried(spot);
        put<T>(this->carryAt(spot), dCell * forget, spot.count);
        T* dz = this->to.dz + at;
        this->keep(spot, 0, dCell * candidate * (input * (T(1) - input)), dz, state);
        this->keep(spot, units, dCell * before * (forget * (T(1) - forget)), dz, state);
        this->keep(spot, 2 * units, dCell * input * (T(1) - candidate * candidate), dz, state);
        this->keep(spot, 3 * units, d * squashed * (output * (T(1) - output)), dz, state);
    }
};

template <class T>
struct GruBackward : Backward<T> {
    void step(const Spot& spot, const T* sums, T* state) {
        const std::ptrdiff_t units = this->shape.units;
        const std::ptrdiff_t at = rowOf(this->shape, spot.row, spot.time) * 3 * units + spot.unit;
        const T* gates = this->to.gates + at;
        const Vector<T> reset = take<T>(gates, spot.count), update = take<T>(gates + units, spot.count);
        const Vector<T> candidate = take<T>(gates + 2 * units, spot.count);
        const Vector<T> recurrent = take<T>(this->to.recurrent + this->place(spot, spot.time), spot.count);
        const Vector<T> before = take<T>(this->to.previous + this->place(spot, spot.time), spot.count);
        const Vector<T> d = this->dHidden(spot, sums) + this->carried(spot);
        put<T>(this->carryAt(spot), d * update, spot.count);
        const Vector<T> dCandidate = d * (T(1) - update) * (T(1) - candidate * candidate);
        T* dz = this->to.dz + at;
        this->keep(spot, 0, dCandidate * recurrent * (reset * (T(1) - reset)), dz, state);
        this->keep(spot, units, d * (before - candidate) * (update * (T(1) - update)), dz, state);
        put<T>(dz + 2 * units, dCandidate, spot.count);
        put<T>(state + 2 * units, dCandidate * reset, spot.count);
    }
};

template <class T>
void forward(const RecurrentShape& shape, const RecurrentForward<T>& to) {
    const Forward<T> base{shape, to, shape.units};
    switch (shape.cell) {
        case RecurrentCell::RnnTanh:
            return runSteps<T>(shape, RecurrentPass::Forward, to.packed, to.scratch, RnnForward<T, false>{base});
        case RecurrentCell::RnnRelu:
            return runSteps<T>(shape, RecurrentPass::Forward, to.packed, to.scratch, RnnForward<T, true>{base});
        case RecurrentCell::Lstm:
            return runSteps<T>(shape, RecurrentPass::Forward, to.packed, to.scratch, LstmForward<T>{base});
        case RecurrentCell::Gru:
            return runSteps<T>(shape, RecurrentPass::Forward, to.packed, to.scratch, GruForward<T>{base});
    }
}

template <class T>
void backward(const RecurrentShape& shape, const RecurrentBackward<T>& to) {
    const int depth = panelLayout(shape.cell, RecurrentPass::Backward, shape.units).depth;
    T* carry = to.scratch + 2 * static_cast<std::ptrdiff_t>(shape.samples) * depth;
    const Backward<T> base{shape, to, depth, carry};
    switch (shape.cell) {
        case RecurrentCell::RnnTanh:
            return runSteps<T>(shape, RecurrentPass::Backward, to.packed, to.scratch, RnnBackward<T, false>{base});
        case RecurrentCell::RnnRelu:
            return runSteps<T>(shape, RecurrentPass::Backward, to.packed, to.scratch, RnnBackward<T, true>{base});
        case RecurrentCell::Lstm:
            return runSteps<T>(shape, RecurrentPass::Backward, to.packed, to.scratch, LstmBackward<T>{base});
        case RecurrentCell::Gru:
            return runSteps<T>(shape, RecurrentPass::Backward, to.packed, to.scratch, GruBackward<T>{base});
    }
}

}  // namespace

template <>
const RecurrentKernels<float>& levelTable<RecurrentKernels<float>, thisLevel>() {
    static constexpr RecurrentKernels<float> table{panels<float>, panelElements<float>, pack<float>, forward<float>,
                                                   backward<float>};
    return table;
}
template <>
const RecurrentKernels<double>& levelTable<RecurrentKernels<double>, thisLevel>() {
    static constexpr RecurrentKernels<double> table{panels<double>, panelElements<double>, pack<double>,
                                                    forward<double>, backward<double>};
    return table;
}

}  // namespace glassbox::kernels
