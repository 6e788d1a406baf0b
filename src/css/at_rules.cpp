#include "css/at_rules.h"

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "css/other_css.h"

namespace bifolium::css {

namespace {

constexpr std::string_view flat = "its rules, so that the same ones win";
constexpr auto rows = std::to_array<AtRuleFacts>({
    {"charset", "UTF-8 is read", "left out"},
    {"color-profile", "", ""},
    {"container", "never holds", "left out"},
    {"counter-style", "all systems", "left out: lists keep the nearest style"},
    {"font-face", "files of the project", "subsets of the same files"},
    {"font-feature-values", "", ""},
    {"font-palette-values", "", ""},
    {"import", "with layer, supports() and media", "its rules"},
    {"keyframes", "", ""},
    {"layer", "names, blocks, layers in layers", flat},
    {"media", "print; features of the page", "screen; what the device decides stays"},
    {"namespace", "epub", "left out"},
    {"page", "names, :first :left :right :blank :nth(), margin boxes, @footnote", "left out"},
    {"position-try", "", ""},
    {"property", "syntax, inherits, initial-value", "the initial value as a rule"},
    {"scope", "roots and limits; the nearer root wins", flat},
    {"starting-style", "", ""},
    {"supports", "decided while reading", "its rules"},
    {"view-transition", "", ""},
});
constexpr auto at_rules = [] {
    std::array<std::string_view, rows.size()> names;
    for (std::size_t i = 0; i < rows.size(); ++i) names[i] = rows[i].name;
    return names;
}();
/// Of what moves on a screen.
constexpr auto screen_rules =
    std::to_array<std::string_view>({"keyframes", "starting-style", "view-transition"});

template <std::size_t count>
bool has(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::span<const AtRuleFacts> at_rule_facts() {
    return rows;
}

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
