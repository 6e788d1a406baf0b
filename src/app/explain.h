// What each finding means, why it matters, and how to cure it: one page a code.
#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"

namespace bifolium::app {

struct Explanation {
    std::string_view code;
    Severity severity;         ///< By default.
    std::string_view meaning;  ///< One sentence.
    std::string_view cure;     ///< What to do; may have several lines.
};

/// Sorted by code.
std::span<const Explanation> explanations();
/// Null if there is no such code.
const Explanation* explain(std::string_view code);

}  // namespace bifolium::app
