#include "core/optim/parameter_table.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cstring>

namespace glassbox {

namespace {

constexpr std::int64_t lineElements = 16;  // 64 bytes of float, two lines of double

std::int64_t roundedUp(std::int64_t elements) {
    return (elements + lineElements - 1) / lineElements * lineElements;
}

Tensor copyOut(const Tensor& flat, const ParameterEntry& entry) {
    Tensor copy(flat.dtype(), entry.shape);
    std::memcpy(copy.raw(), flat.raw() + static_cast<std::size_t>(entry.offset) * sizeOf(flat.dtype()), copy.bytes());
    return copy;
}

}  // namespace

void ParameterTable::add(std::string name, Shape shape, bool frozen, ParameterKind kind) {
    GLASSBOX_ASSERT(!find(name));
    entries_.push_back({std::move(name), shape, size_, frozen || kind != ParameterKind::Trained, 0, kind});
    size_ += roundedUp(shape.elements());
}

void ParameterTable::allocate() {
    values_ = Tensor(precision_, {size_});
    gradients_ = Tensor(precision_, {size_});
}

const ParameterEntry* ParameterTable::find(std::string_view name) const {
    const auto found = std::ranges::find(entries_, name, &ParameterEntry::name);
    return found == entries_.end() ? nullptr : &*found;
}

std::vector<std::int64_t> ParameterTable::offsets() const {
    std::vector<std::int64_t> offsets;
    for (const ParameterEntry& entry : entries_)
        offsets.push_back(entry.offset);
    return offsets;
}

std::int64_t ParameterTable::trainableElements() const {
    std::int64_t count = 0;
    for (const ParameterEntry& entry : entries_)
        if (!entry.frozen) count += entry.elements();
    return count;
}

void* ParameterTable::valueAt(const ParameterEntry& entry) {
    return values_.raw() + static_cast<std::size_t>(entry.offset) * sizeOf(precision_);
}

Tensor ParameterTable::value(std::string_view name) const {
    const ParameterEntry* entry = find(name);
    GLASSBOX_ASSERT(entry);
    if (entry->kind == ParameterKind::Counter)
        return Tensor::of<std::int64_t>(entry->shape, std::span(&entry->steps, std::size_t{1}));
    return copyOut(values_, *entry);
}

Tensor ParameterTable::gradient(std::string_view name) const {
    const ParameterEntry* entry = find(name);
    GLASSBOX_ASSERT(entry);
    return copyOut(gradients_, *entry);
}

Result<void> ParameterTable::setValue(std::string_view name, const Tensor& tensor) {
    const ParameterEntry* entry = find(name);
    if (!entry)
        return makeError("parameters.unknown", translatable("core", "There is no parameter called \"{name}\""),
                         {{"name", std::string(name)}});
    if (tensor.shape() != entry->shape)
        return makeError(
            "parameters.shape",
            translatable("core", "Parameter \"{name}\" has the shape {expected}, but {given} was given"),
            {{"name", entry->name}, {"expected", entry->shape.toString()}, {"given", tensor.shape().toString()}},
            translatable("core", "Use weights that were saved from the same network."));
    if (entry->kind == ParameterKind::Counter) {
        ParameterEntry& counter = entries_[static_cast<std::size_t>(entry - entries_.data())];
        counter.steps = tensor.dtype() == DType::I64 ? tensor.span<std::int64_t>()[0]
                                                     : tensor.converted(DType::I64).span<std::int64_t>()[0];
        values_.set(counter.offset, static_cast<double>(counter.steps));
        return {};
    }
    const Tensor converted = tensor.converted(precision_);
    std::memcpy(values_.raw() + static_cast<std::size_t>(entry->offset) * sizeOf(precision_), converted.raw(),
                converted.bytes());
    return {};
}

void ParameterTable::setValues(const void* flat) {
    std::memcpy(values_.raw(), flat, values_.bytes());
    for (ParameterEntry& entry : entries_)
        if (entry.kind == ParameterKind::Counter) entry.steps = static_cast<std::int64_t>(values_.at(entry.offset));
}

void ParameterTable::count(ParameterEntry& counter) {
    GLASSBOX_ASSERT(counter.kind == ParameterKind::Counter);
    ++counter.steps;
    values_.set(counter.offset, static_cast<double>(counter.steps));
}

}  // namespace glassbox
