#pragma once

#include "core/base/result.h"
#include "core/tensor/parameter_kind.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// One tensor in the flat buffers.
struct ParameterEntry {
    std::string name;  ///< ParamId: "conv1.weight"; stable across structure changes
    Shape shape;
    std::int64_t offset = 0;  ///< elements; each parameter starts on a 64-byte line
    bool frozen = false;
    std::int64_t steps = 0;  ///< updates this parameter has had (Adam's t); a counter's number
    ParameterKind kind = ParameterKind::Trained;
    std::int64_t elements() const { return shape.elements(); }
};

/// Parameters and their gradients, flat, in float or double; gaps between parameters stay zero.
class ParameterTable {
public:
    ParameterTable() = default;
    explicit ParameterTable(DType precision) : precision_(precision) {}

    /// Appends a parameter (buffers grow at the next allocate()).
    void add(std::string name, Shape shape, bool frozen, ParameterKind kind = ParameterKind::Trained);
    /// Makes the flat buffers, zeroed.
    void allocate();

    DType precision() const { return precision_; }
    const std::vector<ParameterEntry>& entries() const { return entries_; }
    std::vector<ParameterEntry>& entries() { return entries_; }
    const ParameterEntry* find(std::string_view name) const;
    std::vector<std::int64_t> offsets() const;
    /// Elements of a flat buffer, gaps included.
    std::int64_t size() const { return size_; }
    std::int64_t trainableElements() const;

    void* values() { return values_.raw(); }
    const void* values() const { return values_.raw(); }
    void* gradients() { return gradients_.raw(); }
    const void* gradients() const { return gradients_.raw(); }

    /// Where a parameter starts in the flat buffer.
    void* valueAt(const ParameterEntry& entry);

    /// Copies of one parameter or its gradient, in its own shape; a counter is an int64.
    Tensor value(std::string_view name) const;
    Tensor gradient(std::string_view name) const;
    /// Sets one parameter; shapes must match.
    Result<void> setValue(std::string_view name, const Tensor& tensor);
    /// Takes over a flat buffer laid out as this table's; counters are read out of it.
    void setValues(const void* flat);
    /// Moves a counter on by one step.
    void count(ParameterEntry& counter);

private:
    DType precision_ = DType::F32;
    std::vector<ParameterEntry> entries_;
    std::int64_t size_ = 0;
    Tensor values_, gradients_;
};

}  // namespace glassbox
