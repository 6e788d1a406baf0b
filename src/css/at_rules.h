// At-rules: the names that CSS has, and what is said of those without effect. Private to css.
// https://www.w3.org/TR/css-2023/#at-rules
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace bifolium::css {

struct AtRuleFacts {
    std::string_view name;
    std::string_view print, book;  ///< What becomes of it, for the guide; empty: no effect.
};
std::span<const AtRuleFacts> at_rule_facts();
bool is_at_rule(std::string_view lower_case_name);
/// `span` is the name's.
void report_without_effect(const std::string& name, Span span, Diagnostics&);

}  // namespace bifolium::css
