#include "css/at_rules.h"

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "css/other_css.h"

namespace bifolium::css {

namespace {

constexpr auto at_rules = std::to_array<std::string_view>(
    {"charset", "import", "namespace", "media", "supports", "page", "font-face", "layer",
     "counter-style", "property", "container", "keyframes", "scope", "starting-style",
     "font-feature-values", "font-palette-values", "position-try", "view-transition",
     "color-profile"});
/// Of what moves on a screen.
constexpr auto screen_rules =
    std::to_array<std::string_view>({"keyframes", "starting-style", "view-transition"});

template <std::size_t count>
bool has(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_at_rule(std::string_view name) {
    return has(at_rules, name);
}

void report_without_effect(const std::string& name, Span span, Diagnostics& diagnostics) {
    const std::string quoted = "'@" + name + "'";
    if (name.starts_with('-')) {
        diagnostics.report({Severity::note, "css.vendor-property", span,
                            quoted + " is another program's own and has no effect", ""});
    } else if (has(screen_rules, name)) {
        diagnostics.report({Severity::note, "css.no-effect", span, quoted + " has no effect",
                            std::string(words_for(OtherReason::screens))});
    } else if (is_at_rule(name)) {
        diagnostics.report(
            {Severity::warning, "css.not-supported", span, quoted + " has no effect", ""});
    } else {
        const std::string_view meant = nearest(name, at_rules);
        diagnostics.report({Severity::warning, "css.unknown-at-rule", span,
                            quoted + " is no at-rule that Bifolium knows",
                            meant.empty() ? "" : "did you mean '@" + std::string(meant) + "'?"});
    }
}

}  // namespace bifolium::css
