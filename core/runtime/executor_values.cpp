#include "core/base/assert.h"
#include "core/kernels/cpu/layout.h"
#include "core/runtime/executor.h"
#include "core/runtime/executor_state.h"

#include <cstring>

namespace glassbox {

namespace {

using kernels::ImageSize;

/// Calls visit with a null pointer of the C++ type of a DType.
template <class Visit>
auto withType(DType type, Visit&& visit) {
    switch (type) {
        case DType::F64:
            return visit(static_cast<double*>(nullptr));
        case DType::I32:
            return visit(static_cast<std::int32_t*>(nullptr));
        case DType::U8:
            return visit(static_cast<std::uint8_t*>(nullptr));
        case DType::I64:  // counters, which never enter a graph
            GLASSBOX_ASSERT(false);
            break;
        case DType::F32:
            break;
    }
    return visit(static_cast<float*>(nullptr));
}

DType storedType(const Plan& plan, const Value& value) {
    return value.type.dtype == DType::F32 ? plan.options().precision : value.type.dtype;
}

/// Shape of a value as an image; a vector is channels x 1 x rest, which is the same memory in Rows.
ImageSize imageSize(const ValueType& type, int channels) {
    if (type.kind == AxisKind::Image)
        return {static_cast<int>(type.shape[0]), static_cast<int>(type.shape[1]), static_cast<int>(type.shape[2])};
    return {channels, 1, static_cast<int>(type.shape.elements()) / channels};
}

/// Gathers one piece of a real input.
template <class T, class Source>
void gatherPiece(const InputBatch& batch, const ImageSize& size, Layout layout, const runtime::Piece& piece, T* value) {
    const std::int64_t elements = size.elements();
    const auto* set = static_cast<const Source*>(batch.samples);
    if (batch.indices == nullptr) set += piece.first * elements;
    const kernels::InputScaling scaling{std::is_same_v<Source, std::uint8_t> ? 1.0 / 255 : 1.0, batch.mean,
                                        batch.inverseDeviation};
    kernels::gatherInput(size, set, batch.indices == nullptr ? nullptr : batch.indices + piece.first, piece.samples,
                         scaling, layout, value + piece.first * elements);
}

template <class T>
void gatherReal(const InputBatch& batch, const ImageSize& size, Layout layout, const runtime::Piece& piece, T* value) {
    if (batch.dtype == DType::U8)
        gatherPiece<T, std::uint8_t>(batch, size, layout, piece, value);
    else if (batch.dtype == DType::F64)
        gatherPiece<T, double>(batch, size, layout, piece, value);
    else
        gatherPiece<T, float>(batch, size, layout, piece, value);
}

/// Copies whole numbers (class indices, tokens) of the batch's samples.
template <class Source>
void gatherWhole(const InputBatch& batch, std::int64_t elements, int samples, std::int32_t* value) {
    const auto* set = static_cast<const Source*>(batch.samples);
    for (std::int64_t sample = 0; sample < samples; ++sample) {
        const std::int64_t from = batch.indices == nullptr ? sample : batch.indices[sample];
        for (std::int64_t i = 0; i < elements; ++i)
            value[sample * elements + i] = static_cast<std::int32_t>(set[from * elements + i]);
    }
}

/// Position of an element in the memory of a value.
std::int64_t positionOf(const Plan& plan, const Value& value, Element element) {
    const Layout layout = plan.layout(value.id);
    const std::int64_t sample = value.type.batched ? element.sample : 0;
    if (layout == Layout::Rows) return sample * value.type.shape.elements() + element.offset;
    return kernels::layoutPosition(imageSize(value.type, 1), layout, sample, element.offset);
}

}  // namespace

void Executor::setInput(ValueId input, const InputBatch& batch) {
    const Value& value = plan().graph().value(input);
    GLASSBOX_ASSERT(value.type.batched);
    if (value.type.dtype == DType::I32) {
        auto* numbers = reinterpret_cast<std::int32_t*>(state_->values[input.index()]);
        withType(batch.dtype, [&]<class Source>(Source*) {
            gatherWhole<Source>(batch, value.type.shape.elements(), plan().options().batch, numbers);
        });
        return;
    }
    GLASSBOX_ASSERT(value.type.dtype == DType::F32);
    const ImageSize size = imageSize(value.type, batch.channels);
    GLASSBOX_ASSERT(batch.mean == nullptr || size.channels == batch.channels);
    const Layout layout = plan().layout(input);
    std::byte* memory = state_->values[input.index()];
    state_->pool.forEach(state_->made().pieces, [&](int index) {
        const runtime::Piece piece = state_->made().piece(index);
        if (plan().options().precision == DType::F64)
            gatherReal(batch, size, layout, piece, reinterpret_cast<double*>(memory));
        else
            gatherReal(batch, size, layout, piece, reinterpret_cast<float*>(memory));
    });
}

void Executor::setTarget(ValueId target, const InputBatch& batch) {
    setInput(target, batch);
}

void Executor::setValue(ValueId id, const Tensor& tensor) {
    const Value& value = plan().graph().value(id);
    const std::int64_t elements = value.type.shape.elements();
    const std::int64_t samples = value.type.batched ? plan().options().batch : 1;
    GLASSBOX_ASSERT(tensor.elements() == samples * elements);
    for (std::int64_t sample = 0; sample < samples; ++sample)
        for (std::int64_t offset = 0; offset < elements; ++offset)
            writeElement(id, {sample, offset}, tensor.at(sample * elements + offset));
}

Tensor Executor::read(ValueId id) const {
    const Value& value = plan().graph().value(id);
    const Shape& shape = value.type.shape;
    Tensor tensor(storedType(plan(), value), value.type.batched ? shape.withFront(plan().options().batch) : shape);
    readInto(id, tensor.raw());
    return tensor;
}

void Executor::readInto(ValueId id, void* target) const {
    const Value& value = plan().graph().value(id);
    const std::byte* memory = state_->values[id.index()];
    GLASSBOX_ASSERT(memory != nullptr);
    const int samples = value.type.batched ? plan().options().batch : 1;
    const DType type = storedType(plan(), value);
    const Layout layout = plan().layout(id);
    if (layout == Layout::Rows) {
        const auto elements = static_cast<std::size_t>(value.type.shape.elements());
        std::memcpy(target, memory, static_cast<std::size_t>(samples) * elements * sizeOf(type));
        return;
    }
    withType(type, [&]<class T>(T*) {
        kernels::convertLayout(imageSize(value.type, 1), samples, layout, reinterpret_cast<const T*>(memory),
                               Layout::Rows, static_cast<T*>(target));
    });
}

double Executor::readElement(ValueId id, Element element) const {
    const Value& value = plan().graph().value(id);
    const std::byte* memory = state_->values[id.index()];
    GLASSBOX_ASSERT(memory != nullptr);
    const std::int64_t position = positionOf(plan(), value, element);
    return withType(storedType(plan(), value),
                    [&]<class T>(T*) { return static_cast<double>(reinterpret_cast<const T*>(memory)[position]); });
}

void Executor::writeElement(ValueId id, Element element, double number) {
    const Value& value = plan().graph().value(id);
    GLASSBOX_ASSERT(state_->made().buffers.space[id.index()] == runtime::Space::Arena);
    std::byte* memory = state_->values[id.index()];
    const std::int64_t position = positionOf(plan(), value, element);
    withType(storedType(plan(), value),
             [&]<class T>(T*) { reinterpret_cast<T*>(memory)[position] = static_cast<T>(number); });
}

}  // namespace glassbox
