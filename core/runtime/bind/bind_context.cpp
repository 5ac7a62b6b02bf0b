#include "core/runtime/bind/bind_context.h"

namespace glassbox::runtime {

Operand::Operand(const BindContext& context, ValueId id) : id_(id) {
    const ValueType& type = context.graph.value(id).type;
    elements_ = type.shape.elements();
    layout_ = context.layouts[id.index()];
    dtype_ = type.dtype;
    batched_ = type.batched;
    isImage_ = type.kind == AxisKind::Image;
    if (type.shape.rank() > 0) features_ = static_cast<int>(type.shape[type.shape.rank() - 1]);
    if (isImage_)
        image_ = {static_cast<int>(type.shape[0]), static_cast<int>(type.shape[1]), static_cast<int>(type.shape[2])};
}

Operand Operand::input(const BindContext& context, std::size_t index) {
    return Operand(context, context.op.inputs[index]);
}

Operand Operand::output(const BindContext& context, std::size_t index) {
    return Operand(context, context.op.outputs[index]);
}

}  // namespace glassbox::runtime
