#include "core/blocks/expression_tree.h"

#include <cmath>

namespace glassbox {

namespace {

using Node = Expression::Node;

/// Writes a formula as ops and keeps the first error.
class Emitter {
public:
    Emitter(GraphBuilder& builder, std::span<const ValueId> values, std::string name)
        : builder_(builder), values_(values), name_(std::move(name)) {}

    Result<ValueId> run(const Node& root) {
        root_ = &root;
        ValueId result = emit(root);
        // A bare name or number has no op of its own yet.
        if (root.isConstant()) result = op("fill", {values_.front()}, root.constant, true);
        if (root.operation == Operation::Name) result = op("offset", {result}, 0.0, true);
        if (error_) return *error_;
        return result;
    }

private:
    ValueId op(std::string_view type, std::vector<ValueId> inputs, Attributes attributes, bool last) {
        if (error_) return {};
        const Result<ValueId> result = builder_.emitOne(type, std::move(inputs), std::move(attributes),
                                                        last ? name_ : "step" + std::to_string(++steps_));
        if (result) return *result;
        error_ = result.error();
        return {};
    }
    ValueId op(std::string_view type, std::vector<ValueId> inputs, double constant, bool last = false) {
        return op(type, std::move(inputs), Attributes{{"constant", constant}}, last);
    }
    ValueId scaled(ValueId value, double factor, bool last = false) {
        return op("scale", {value}, Attributes{{"factor", factor}}, last);
    }

    ValueId emit(const Node& node) {
        const bool last = &node == root_;
        switch (node.operation) {
            case Operation::Constant:
                return {};
            case Operation::Name:
                return values_[node.name];
            case Operation::Add:
                return add(node, 1, last);
            case Operation::Subtract:
                return add(node, -1, last);
            case Operation::Multiply:
                return multiply(node, last);
            case Operation::Divide:
                return divide(node, last);
            case Operation::Power:
                return power(node, last);
            case Operation::Negate:
                return scaled(emit(*node.parts[0]), -1, last);
            case Operation::Call:
                return call(node, last);
        }
        return {};
    }

    /// a + sign b.
    ValueId add(const Node& node, double sign, bool last) {
        const Node &a = *node.parts[0], &b = *node.parts[1];
        if (b.isConstant()) return op("offset", {emit(a)}, sign * b.constant, last);
        const ValueId right = sign < 0 ? scaled(emit(b), sign) : emit(b);
        if (a.isConstant()) return op("offset", {right}, a.constant, last);
        return op("add", {emit(a), right}, Attributes{}, last);
    }

    ValueId multiply(const Node& node, bool last) {
        const Node &a = *node.parts[0], &b = *node.parts[1];
        if (a.isConstant()) return scaled(emit(b), a.constant, last);
        if (b.isConstant()) return scaled(emit(a), b.constant, last);
        const ValueId left = emit(a);
        return op("multiply", {left, emit(b)}, Attributes{}, last);
    }

    ValueId divide(const Node& node, bool last) {
        const Node &a = *node.parts[0], &b = *node.parts[1];
        if (a.isConstant()) return scaled(op("power", {emit(b)}, -1.0), a.constant, last);
        if (b.isConstant()) return scaled(emit(a), 1 / b.constant, last);
        const ValueId left = emit(a);
        return op("divide", {left, emit(b)}, Attributes{}, last);
    }

    /// a^b = exp(b ln a) where the exponent is not constant.
    ValueId power(const Node& node, bool last) {
        const Node &base = *node.parts[0], &exponent = *node.parts[1];
        if (exponent.isConstant()) return op("power", {emit(base)}, exponent.constant, last);
        if (!base.isConstant()) {
            const ValueId logarithm = op("log", {emit(base)}, Attributes{}, false);
            return op("exp", {op("multiply", {emit(exponent), logarithm}, Attributes{}, false)}, Attributes{}, last);
        }
        if (base.constant <= 0 && !error_)
            error_ = makeError("expression.power",
                               translatable("core",
                                            "the formula raises {base} to a power that changes: only numbers "
                                            "above 0 have one"),
                               {{"base", std::to_string(base.constant)}});
        return op("exp", {scaled(emit(exponent), std::log(base.constant))}, Attributes{}, last);
    }

    ValueId call(const Node& node, bool last) {
        const std::string_view name = node.function->name;
        if (name == "max") return larger(*node.parts[0], *node.parts[1], 1, last);
        if (name == "min") return scaled(larger(*node.parts[0], *node.parts[1], -1, false), -1, last);
        const ValueId x = emit(*node.parts[0]);
        if (name == "step") {  // 1 at 0, as the op is; the op itself has no gradient, and this has zero
            const ValueId below = op("relu", {scaled(x, -1)}, Attributes{}, false);
            return op("offset", {scaled(op("sign", {below}, Attributes{}, false), -1)}, 1.0, last);
        }
        return op(name, {x}, Attributes{}, last);
    }

    /// The larger of sign a and sign b.
    ValueId larger(const Node& a, const Node& b, double sign, bool last) {
        const Node& varying = a.isConstant() ? b : a;
        const Node& other = a.isConstant() ? a : b;
        const ValueId first = sign < 0 ? scaled(emit(varying), sign) : emit(varying);
        if (other.isConstant())
            return op("maximum", {first, op("fill", {first}, sign * other.constant)}, Attributes{}, last);
        const ValueId second = sign < 0 ? scaled(emit(other), sign) : emit(other);
        return op("maximum", {first, second}, Attributes{}, last);
    }

    GraphBuilder& builder_;
    std::span<const ValueId> values_;
    std::string name_;
    const Node* root_ = nullptr;
    int steps_ = 0;
    std::optional<Error> error_;
};

}  // namespace

Result<ValueId> Expression::emit(GraphBuilder& builder, std::span<const ValueId> values,
                                 const std::string& name) const {
    return Emitter(builder, values, name).run(*root_);
}

}  // namespace glassbox
