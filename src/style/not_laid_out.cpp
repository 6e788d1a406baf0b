#include "style/not_laid_out.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "css/property.h"
#include "style/compute.h"

namespace bifolium::style {

namespace {

using css::Property;

/// Values of properties that are laid out otherwise.
constexpr ValueNotLaidOut unknown_values[] = {
    {Property::display, "flex", "'block' is taken"},
    {Property::display, "grid", "'block' is taken"},
    {Property::display, "inline-flex", "'inline-block' is taken"},
    {Property::display, "inline-grid", "'inline-block' is taken"},
    {Property::display, "ruby", "'inline' is taken"},
    {Property::floating, "snap", "the box stays in the text"},
    {Property::footnote_display, "inline", "'compact' is taken"},
    {Property::position, "running", "the element stays in the text: see 'string-set'"},
    {Property::position, "sticky", "'relative' is taken"},
    {Property::background_attachment, "fixed", "'scroll' is taken"},
    {Property::background_clip, "text", "'border-box' is taken"},
    {Property::background_image, "conic-gradient", "it is not painted"},
    {Property::background_image, "repeating-conic-gradient", "it is not painted"},
    {Property::text_transform, "math-auto", "the letters stay as they are"},
    {Property::word_break, "auto-phrase", "'normal' is taken"},
    {Property::word_break, "manual", "'normal' is taken"},
    {Property::font_variant_emoji, "emoji", "the face's own form is shown"},
};

std::string_view word_of(const css::Value& value) {
    const auto* function = std::get_if<css::Function>(&value.what);
    return function == nullptr ? keyword_of(value) : std::string_view(function->name);
}

const ValueNotLaidOut* find_unknown(const css::Longhand& longhand) {
    for (const css::Value& item : items_of(longhand.value)) {
        const std::string_view word = word_of(item);
        const auto* found = std::find_if(
            std::begin(unknown_values), std::end(unknown_values), [&](const ValueNotLaidOut& row) {
                return row.property == longhand.property && row.word == word;
            });
        if (found != std::end(unknown_values)) return found;
    }
    return nullptr;
}

void report_selectors(const css::Rule& rule, Diagnostics& diagnostics) {
    for (const css::ComplexSelector& selector : rule.selectors) {
        if (selector.right_to_left.size() > longest_selector) {
            diagnostics.report({Severity::warning, "css.limit", selector.span,
                                "a selector of more than " + std::to_string(longest_selector) +
                                    " steps matches nothing",
                                ""});
        }
    }
}

}  // namespace

std::span<const ValueNotLaidOut> values_not_laid_out() {
    return unknown_values;
}

/// The initial values of what layout has no use for, parsed as a sheet's would be.
NotLaidOut::NotLaidOut(Diagnostics& diagnostics)
    : diagnostics_(diagnostics), initials_(css::properties) {
    Sources sources;
    Diagnostics none;
    for (std::size_t i = 0; i < css::properties; ++i) {
        const css::PropertyFacts& facts = css::facts(static_cast<Property>(i));
        if (facts.layout == css::Layout::done) continue;
        const SourceId id = sources.add("", std::string(facts.initial));
        const Span all{id, 0, static_cast<std::uint32_t>(facts.initial.size())};
        css::Refusal refusal;
        auto parsed = css::parse_value(facts.name, css::parse_component_values(sources, all, none),
                                       "", refusal);
        if (parsed && !parsed->empty()) initials_[i] = std::move(parsed->front().value);
    }
}

bool NotLaidOut::is_initial(const css::Longhand& longhand) const {
    const std::string_view word = keyword_of(longhand.value);
    const bool css_wide =
        word == "initial" || word == "inherit" || word == "unset" || word.starts_with("revert");
    return css_wide || longhand.value == initials_[static_cast<std::size_t>(longhand.property)];
}

void NotLaidOut::report(const css::Declaration& declaration,
                        std::span<const css::Longhand> longhands) {
    for (const css::Longhand& longhand : longhands) {
        const std::string_view name = css::facts(longhand.property).name;
        const ValueNotLaidOut* value = find_unknown(longhand);
        const bool done = css::facts(longhand.property).layout == css::Layout::done;
        if (value == nullptr && (done || is_initial(longhand))) continue;
        if (!said_.insert(&declaration).second) return;
        std::string what(name);
        if (value != nullptr) what.append(": ").append(value->word);
        diagnostics_.report({Severity::warning, "css.not-laid-out", declaration.span,
                             "'" + what + "' is understood but not laid out yet",
                             value == nullptr ? std::string() : std::string(value->instead)});
        return;
    }
}

void NotLaidOut::report(std::span<const css::Declaration> declarations) {
    for (const css::Declaration& declaration : declarations) {
        report(declaration, declaration.longhands);
    }
}

void NotLaidOut::report(const Sheets& sheets) {
    for (const css::StyleSheet& sheet : sheets.author) {
        for (const css::Rule& rule : sheet.rules) {
            if (!sheets.holds(sheet, rule.condition)) continue;
            report_selectors(rule, diagnostics_);
            report(rule.declarations);
        }
        for (const css::PageRule& page : sheet.pages) {
            if (!sheets.holds(sheet, page.condition)) continue;
            report(page.declarations);
            for (const css::MarginRule& margin : page.margins) report(margin.declarations);
        }
    }
}

}  // namespace bifolium::style
