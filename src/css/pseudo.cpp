#include "css/pseudo.h"

#include <algorithm>
#include <array>

namespace bifolium::css {

namespace {

using Kind = PseudoClassKind;
using Takes = PseudoArguments;

constexpr auto pseudo_classes = std::to_array<PseudoClassFacts>({
    {"root", Kind::root},
    {"empty", Kind::empty},
    {"scope", Kind::scope},
    {"link", Kind::link},
    {"any-link", Kind::link},
    {"first-child", Kind::nth_child, Takes::none, 1},
    {"last-child", Kind::nth_last_child, Takes::none, 1},
    {"first-of-type", Kind::nth_of_type, Takes::none, 1},
    {"last-of-type", Kind::nth_last_of_type, Takes::none, 1},
    {"only-child", Kind::only_child},
    {"only-of-type", Kind::only_of_type},
    {"nth-child", Kind::nth_child, Takes::nth},
    {"nth-last-child", Kind::nth_last_child, Takes::nth},
    {"nth-of-type", Kind::nth_of_type, Takes::nth},
    {"nth-last-of-type", Kind::nth_last_of_type, Takes::nth},
    {"is", Kind::is, Takes::forgiving},
    {"where", Kind::where, Takes::forgiving},
    {"not", Kind::negation, Takes::selectors},
    {"has", Kind::has, Takes::relative},
    {"lang", Kind::lang, Takes::languages},
    {"dir", Kind::dir, Takes::direction},
    // What only a screen, a pointer or a form can tell.
    {"active"},
    {"active-view-transition"},
    {"autofill"},
    {"blank"},
    {"buffering"},
    {"checked"},
    {"current"},
    {"default"},
    {"defined"},
    {"disabled"},
    {"enabled"},
    {"focus"},
    {"focus-visible"},
    {"focus-within"},
    {"fullscreen"},
    {"future"},
    {"has-slotted"},
    {"host"},
    {"hover"},
    {"in-range"},
    {"indeterminate"},
    {"invalid"},
    {"local-link"},
    {"modal"},
    {"muted"},
    {"open"},
    {"optional"},
    {"out-of-range"},
    {"past"},
    {"paused"},
    {"picture-in-picture"},
    {"placeholder-shown"},
    {"playing"},
    {"popover-open"},
    {"read-only"},
    {"read-write"},
    {"required"},
    {"seeking"},
    {"stalled"},
    {"target"},
    {"target-within"},
    {"user-invalid"},
    {"user-valid"},
    {"valid"},
    {"visited"},
    {"volume-locked"},
    {"current", Kind::never, Takes::ignored},
    {"host", Kind::never, Takes::ignored},
    {"host-context", Kind::never, Takes::ignored},
    {"nth-col", Kind::never, Takes::ignored},
    {"nth-last-col", Kind::never, Takes::ignored},
    {"state", Kind::never, Takes::ignored},
    {"active-view-transition-type", Kind::never, Takes::ignored},
});

constexpr auto pseudo_elements = std::to_array<PseudoElementFacts>({
    {"before", PseudoElement::before, true},
    {"after", PseudoElement::after, true},
    {"first-line", PseudoElement::first_line, true},
    {"first-letter", PseudoElement::first_letter, true},
    {"marker", PseudoElement::marker},
    {"footnote-call", PseudoElement::footnote_call},
    {"footnote-marker", PseudoElement::footnote_marker},
    {"backdrop"},
    {"cue"},
    {"cue-region"},
    {"details-content"},
    {"file-selector-button"},
    {"grammar-error"},
    {"highlight"},
    {"part"},
    {"placeholder"},
    {"selection"},
    {"slotted"},
    {"spelling-error"},
    {"target-text"},
    {"view-transition"},
    {"view-transition-group"},
    {"view-transition-image-pair"},
    {"view-transition-new"},
    {"view-transition-old"},
});

template <std::size_t count, class Facts>
constexpr std::array<std::string_view, count> names_of(const std::array<Facts, count>& facts) {
    std::array<std::string_view, count> names;
    for (std::size_t i = 0; i < count; ++i) names[i] = facts[i].name;
    return names;
}
constexpr auto class_names = names_of(pseudo_classes);
constexpr auto element_names = names_of(pseudo_elements);

/// Another program's own: "-moz-focus-inner". Nothing to warn of, nothing to match.
constexpr PseudoClassFacts vendor_class{"-vendor"};
constexpr PseudoElementFacts vendor_element{"-vendor"};

bool is_vendor(std::string_view name) {
    return name.starts_with('-') && !name.starts_with("--");
}

}  // namespace

const PseudoClassFacts* find_pseudo_class(std::string_view name, bool functional) {
    if (is_vendor(name)) return &vendor_class;
    const auto found = std::find_if(
        pseudo_classes.begin(), pseudo_classes.end(), [&](const PseudoClassFacts& facts) {
            return facts.name == name && (facts.arguments != Takes::none) == functional;
        });
    return found == pseudo_classes.end() ? nullptr : &*found;
}

const PseudoElementFacts* find_pseudo_element(std::string_view name) {
    if (is_vendor(name)) return &vendor_element;
    const auto found =
        std::find_if(pseudo_elements.begin(), pseudo_elements.end(),
                     [&](const PseudoElementFacts& facts) { return facts.name == name; });
    return found == pseudo_elements.end() ? nullptr : &*found;
}

std::span<const std::string_view> pseudo_class_names() {
    return class_names;
}
std::span<const std::string_view> pseudo_element_names() {
    return element_names;
}

}  // namespace bifolium::css
