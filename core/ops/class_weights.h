#pragma once

#include "core/base/result.h"
#include "core/graph/attributes.h"
#include "core/ops/input_check.h"

#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// Reads "1, 2, 0.5": numbers of at least 0, not all of them 0; as many as there are classes where that is known.
Result<std::vector<double>> parseClassWeights(const std::string& text, std::optional<std::int64_t> classes);

/// How much each class counts in a loss, and what share of the certainty label smoothing spreads over all of them:
/// attributes "class_weights" and "label_smoothing", both optional.
struct LabelAttributes {
    std::vector<double> weights;  ///< empty: all 1
    double smoothing = 0;

    static LabelAttributes of(const Attributes& attributes);
    double weight(std::int64_t class_) const;
    /// What -log p[k] is multiplied by: weight[k] ((1 - smoothing) [k = label] + smoothing / classes); 0 without label.
    double share(std::int64_t k, std::int64_t label, std::int64_t classes) const;
};

/// Checks both attributes where they are there.
void checkLabelAttributes(InputCheck& check, const Attributes& attributes, std::optional<std::int64_t> classes);

}  // namespace glassbox
