#include "epub/sheet_fonts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace bifolium::epub {

namespace {

using css::ComponentKind;
using css::ComponentValue;

constexpr auto size_words =
    std::to_array<std::string_view>({"xx-small", "x-small", "small", "medium", "large", "x-large",
                                     "xx-large", "xxx-large", "larger", "smaller"});

bool is_size(const ComponentValue& value) {
    if (value.kind == ComponentKind::dimension) return lower_case(value.text) != "deg";
    if (value.kind == ComponentKind::percentage || value.kind == ComponentKind::function) {
        return true;
    }
    return value.kind == ComponentKind::ident &&
           std::find(size_words.begin(), size_words.end(), lower_case(value.text)) !=
               size_words.end();
}

/// A size that may hang on the parent's, which is known for html and body.
std::optional<double> size_in(const ComponentValue& value, double parent_pt, const TextSize& size) {
    if (const auto pt = points(value, size)) return pt;
    if (value.kind == ComponentKind::percentage) return value.number / 100 * parent_pt;
    if (value.kind == ComponentKind::dimension && lower_case(value.text) == "em") {
        return value.number * parent_pt;
    }
    return std::nullopt;
}

bool is_body(const css::Rule& rule, const AtomTable& atoms) {
    if (rule.selectors.size() != 1 || rule.selectors[0].right_to_left.size() != 1) return false;
    const css::Compound& compound = rule.selectors[0].right_to_left[0];
    const auto* type =
        compound.tests.size() == 1 ? std::get_if<css::TypeTest>(&compound.tests[0]) : nullptr;
    return type && atoms.text(type->element) == "body";
}

}  // namespace

TextSize text_size(std::span<const css::StyleSheet* const> sheets, Variables& variables,
                   const AtomTable& atoms) {
    constexpr double medium_pt = 12;
    TextSize size{medium_pt, medium_pt};
    std::optional<css::ComponentValues> root, body;
    const auto note = [&](const css::Declaration& declaration, bool is_html) {
        if (declaration.name != "font-size" && declaration.name != "font") return;
        const auto values = variables.substitute(declaration.raw);
        if (!values) return;
        Values value = trimmed(*values);
        if (declaration.name == "font") {
            const auto parts = font_parts(value);
            if (!parts) return;
            value = parts->size;
        }
        (is_html ? root : body) = css::ComponentValues(value.begin(), value.end());
    };
    for (const css::StyleSheet* sheet : sheets) {
        for (const css::Rule& rule : sheet->rules) {
            const bool html = is_root(rule, atoms);
            if ((!html && !is_body(rule, atoms)) || !sheet->holds_for_screen(rule.condition)) {
                continue;
            }
            for (const css::Declaration& declaration : rule.declarations) note(declaration, html);
        }
    }
    const auto plausible = [](std::optional<double> pt, double otherwise) {
        return pt && *pt >= 1 && *pt <= 1000 ? *pt : otherwise;
    };
    if (root && !root->empty()) {
        size.root_pt = plausible(size_in(root->front(), medium_pt, size), medium_pt);
    }
    size.base_pt = size.root_pt;
    if (body && !body->empty()) {
        size.base_pt = plausible(size_in(body->front(), size.root_pt, size), size.root_pt);
    }
    return size;
}

std::optional<FontParts> font_parts(Values values) {
    values = trimmed(values);
    const auto found = std::find_if(values.begin(), values.end(), is_size);
    if (found == values.end()) return std::nullopt;
    const auto at = static_cast<std::size_t>(found - values.begin());
    FontParts parts;
    parts.before = trimmed(values.first(at));
    parts.size = values.subspan(at, 1);
    Values rest = trimmed(values.subspan(at + 1));
    if (!rest.empty() && rest[0].is_delimiter("/")) {
        rest = trimmed(rest.subspan(1));
        if (rest.empty()) return std::nullopt;
        parts.line_height = rest.first(1);
        rest = trimmed(rest.subspan(1));
    }
    if (rest.empty()) return std::nullopt;
    parts.family = rest;
    return parts;
}

std::optional<double> absolute_font_size(std::string_view property, Values values,
                                         const TextSize& size) {
    values = trimmed(values);
    if (property == "font") {
        const auto parts = font_parts(values);
        if (!parts) return std::nullopt;
        values = parts->size;
    } else if (property != "font-size") {
        return std::nullopt;
    }
    if (values.size() != 1) return std::nullopt;
    const auto pt = points(values[0], size);
    return pt && *pt > 0 ? pt : std::nullopt;
}

ComponentValue line_height(const ComponentValue& value, std::optional<double> font_size_pt,
                           const TextSize& size) {
    if (value.kind == ComponentKind::percentage) return make_number(value.number / 100);
    if (value.kind == ComponentKind::dimension && lower_case(value.text) == "em") {
        return make_number(value.number);
    }
    const auto pt = points(value, size);
    if (!pt) return value;
    return font_size_pt ? make_number(*pt / *font_size_pt) : make_rem(*pt, size);
}

}  // namespace bifolium::epub
