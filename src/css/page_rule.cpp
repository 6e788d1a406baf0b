#include "css/page_rule.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <variant>

#include "base/suggest.h"
#include "css/characters.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

/// In MarginBox's order.
constexpr auto margin_names = std::to_array<std::string_view>(
    {"top-left-corner", "top-left", "top-center", "top-right", "top-right-corner", "right-top",
     "right-middle", "right-bottom", "bottom-right-corner", "bottom-right", "bottom-center",
     "bottom-left", "bottom-left-corner", "left-bottom", "left-middle", "left-top"});
static_assert(margin_names.size() == margin_boxes);

/// In PagePseudo's order.
constexpr auto pseudo_names = std::to_array<std::string_view>({"left", "right", "first", "blank"});

template <std::size_t count>
std::optional<std::size_t> index_of(std::string_view name,
                                    const std::array<std::string_view, count>& names) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> names,
                         const char* before) {
    const std::string_view meant = nearest(name, names);
    return meant.empty() ? "" : std::string("did you mean '") + before + std::string(meant) + "'?";
}

bool refuse(Span span, std::string message, std::string hint, Diagnostics& diagnostics) {
    diagnostics.report(
        {Severity::warning, "css.unknown-selector", span, std::move(message), std::move(hint)});
    return false;
}

/// https://www.w3.org/TR/css-gcpm-3/#document-sequence-selectors
bool parse_nth(const ComponentValue& nth, PageSelector& selector, Diagnostics& diagnostics) {
    const Values inner(nth.inner);
    const auto of = std::find_if(inner.begin(), inner.end(), [](const ComponentValue& value) {
        return value.kind == ComponentKind::ident && equals_ignoring_case(value.text, "of");
    });
    const Values group = of == inner.end()
                             ? Values()
                             : trimmed(inner.last(static_cast<std::size_t>(inner.end() - of - 1)));
    const auto numbers = parse_an_plus_b(inner.first(static_cast<std::size_t>(of - inner.begin())));
    const bool named = group.size() == 1 && group[0].kind == ComponentKind::ident;
    if (!numbers || (of != inner.end() && !named)) {
        return refuse(nth.span,
                      "':nth()' takes a number or An+B, and for pages of a name 'of name'",
                      "write ':nth(2n)' or ':nth(1 of chapter)'", diagnostics);
    }
    selector.nths.push_back({*numbers, named ? group[0].text : std::string()});
    return true;
}

/// ":left", with `at` on the word after the colon.
bool parse_pseudo(const ComponentValue& word, PageSelector& selector, Diagnostics& diagnostics) {
    if (word.kind == ComponentKind::function && equals_ignoring_case(word.text, "nth")) {
        return parse_nth(word, selector, diagnostics);
    }
    const std::string name = lower_case(word.text);
    const auto index = word.kind == ComponentKind::ident ? index_of(name, pseudo_names)
                                                         : std::optional<std::size_t>();
    if (!index) {
        return refuse(word.span, "':" + name + "' is no pseudo-class of pages",
                      did_you_mean(name, pseudo_names, ":"), diagnostics);
    }
    selector.pseudos.push_back(static_cast<PagePseudo>(*index));
    return true;
}

std::optional<PageSelector> parse_selector(Values values, Span around, Diagnostics& diagnostics) {
    PageSelector selector;
    std::size_t at = 0;
    if (!values.empty() && values[0].kind == ComponentKind::ident)
        selector.name = values[at++].text;
    while (at + 1 < values.size() && values[at].is_delimiter(":")) {
        if (!parse_pseudo(values[at + 1], selector, diagnostics)) return std::nullopt;
        at += 2;
    }
    if (at == 0 || at != values.size()) {
        refuse(span_of(values, around), "this does not select pages",
               "write '@page name', '@page :left' or '@page name:first'", diagnostics);
        return std::nullopt;
    }
    return selector;
}

bool parse_selectors(Values values, Span around, PageRule& rule, Diagnostics& diagnostics) {
    values = trimmed(values);
    if (values.empty()) return true;
    while (true) {
        const auto comma = std::find_if(values.begin(), values.end(), [](const ComponentValue& v) {
            return v.is_delimiter(",");
        });
        const auto size = static_cast<std::size_t>(comma - values.begin());
        auto selector = parse_selector(trimmed(values.first(size)), around, diagnostics);
        if (!selector) return false;
        rule.selectors.push_back(std::move(*selector));
        if (comma == values.end()) return true;
        values = values.subspan(size + 1);
    }
}

/// Takes what has the form of a declaration; the rest goes to `other`.
template <class Other>
std::vector<Declaration> typed_declarations(ComponentValues&& block,
                                            const DeclarationContext& context, Other other) {
    std::vector<Declaration> declarations;
    for (DeclarationItem& item : declaration_list(std::move(block))) {
        if (auto* raw = std::get_if<RawDeclaration>(&item)) {
            if (auto typed = type_declaration(std::move(*raw), context)) {
                declarations.push_back(std::move(*typed));
            }
        } else if (auto* rule = std::get_if<AtRule>(&item)) {
            other(std::move(*rule));
        } else {
            report_no_declaration(std::get<SyntaxError>(item), context.diagnostics);
        }
    }
    return declarations;
}

void parse_margin(AtRule&& rule, PageRule& page, const DeclarationContext& context) {
    const std::string name = lower_case(rule.name);
    Span span = rule.span;
    span.end = span.begin + 1 + static_cast<std::uint32_t>(rule.name.size());
    const bool footnotes = name == "footnote";
    const auto index = index_of(name, margin_names);
    if ((!index && !footnotes) || !rule.block) {
        context.diagnostics.report({Severity::warning, "css.unknown-at-rule", span,
                                    "'@" + name + "' is no box in a page's margin",
                                    did_you_mean(name, margin_names, "@")});
        return;
    }
    std::vector<Declaration> declarations =
        typed_declarations(std::move(rule.block->inner), context, [&](const AtRule& inner) {
            context.diagnostics.report({Severity::warning, "css.unknown-at-rule", inner.span,
                                        "'@" + inner.name + "' cannot stand in a margin box", ""});
        });
    if (footnotes) {
        std::move(declarations.begin(), declarations.end(), std::back_inserter(page.footnotes));
    } else {
        page.margins.push_back({static_cast<MarginBox>(*index), std::move(declarations), span});
    }
}

}  // namespace

std::string_view name_of(MarginBox box) {
    return margin_names[static_cast<std::size_t>(box)];
}

std::optional<PageRule> parse_page(AtRule&& rule, ConditionId condition,
                                   const DeclarationContext& context) {
    PageRule page;
    page.condition = condition;
    page.span = rule.span;
    if (rule.block) page.span.end = rule.block->span.begin;
    if (!parse_selectors(rule.prelude, page.span, page, context.diagnostics)) return std::nullopt;
    page.declarations =
        typed_declarations(std::move(rule.block->inner), context,
                           [&](AtRule&& inner) { parse_margin(std::move(inner), page, context); });
    return page;
}

}  // namespace bifolium::css
