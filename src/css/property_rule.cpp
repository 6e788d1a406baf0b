#include "css/property_rule.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "base/suggest.h"
#include "css/characters.h"
#include "css/grammar.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;
using Times = PropertyForm::Times;

struct TypeName {
    std::string_view name;
    PropertyType type;
};
constexpr auto type_names = std::to_array<TypeName>({
    {"<angle>", PropertyType::angle},
    {"<color>", PropertyType::colour},
    {"<custom-ident>", PropertyType::custom_ident},
    {"<image>", PropertyType::image},
    {"<integer>", PropertyType::integer},
    {"<length>", PropertyType::length},
    {"<length-percentage>", PropertyType::length_percentage},
    {"<number>", PropertyType::number},
    {"<percentage>", PropertyType::percentage},
    {"<resolution>", PropertyType::resolution},
    {"<string>", PropertyType::string},
    {"<time>", PropertyType::time},
    {"<transform-function>", PropertyType::transform},
    {"<transform-list>", PropertyType::transform_list},
    {"<url>", PropertyType::url},
});
constexpr auto names = [] {
    std::array<std::string_view, type_names.size()> all;
    for (std::size_t i = 0; i < type_names.size(); ++i) all[i] = type_names[i].name;
    return all;
}();

std::string_view without_space(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

bool is_name(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return is_digit(static_cast<unsigned char>(c)) || c == '-' || c == '_' ||
               (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

std::optional<PropertyForm> form_of(std::string_view text) {
    PropertyForm form;
    text = without_space(text);
    if (text.ends_with('+')) form.times = Times::in_a_row;
    if (text.ends_with('#')) form.times = Times::with_commas;
    if (form.times != Times::once) text.remove_suffix(1);
    const auto type = std::find_if(type_names.begin(), type_names.end(),
                                   [&](const TypeName& row) { return row.name == text; });
    if (type != type_names.end()) {
        form.type = type->type;
        const bool twice = form.type == PropertyType::transform_list && form.times != Times::once;
        return twice ? std::nullopt : std::optional(form);
    }
    if (!is_name(text) || is_css_wide(lower_case(text))) return std::nullopt;
    form.word = text;
    return form;
}

/// "<length> | auto"; nothing if it is no syntax.
std::optional<PropertySyntax> syntax_of(std::string_view text) {
    if (without_space(text) == "*") return PropertySyntax{};
    PropertySyntax syntax;
    while (true) {
        const std::size_t bar = std::min(text.find('|'), text.size());
        auto form = form_of(text.substr(0, bar));
        if (!form) return std::nullopt;
        syntax.push_back(std::move(*form));
        if (bar == text.size()) return syntax;
        text.remove_prefix(bar + 1);
    }
}

MaybeValue read_time(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr || value->kind != ComponentKind::dimension) return {};
    const std::string unit = lower_case(value->text);
    if (unit != "s" && unit != "ms") return {};
    reader.take();
    return keyword_value("time");
}

MaybeValue read_word(Reader& reader, std::string_view word) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr || value->kind != ComponentKind::ident || value->text != word) return {};
    reader.take();
    return keyword_value(std::string(word));
}

MaybeValue read_once(Reader& reader, const PropertyForm& form) {
    switch (form.type) {
        case PropertyType::angle:
            return read_numeric(reader, {.angle = true});
        case PropertyType::colour:
            return read_colour(reader);
        case PropertyType::custom_ident:
            return read_custom_ident(reader);
        case PropertyType::image:
            return read_image(reader);
        case PropertyType::integer:
            return read_numeric(reader, {.integer = true});
        case PropertyType::length:
            return read_numeric(reader, {.length = true});
        case PropertyType::length_percentage:
            return read_numeric(reader, {.length = true, .percent = true});
        case PropertyType::number:
            return read_numeric(reader, {.number = true});
        case PropertyType::percentage:
            return read_numeric(reader, {.percent = true});
        case PropertyType::resolution:
            return read_numeric(reader, {.resolution = true});
        case PropertyType::string:
            return read_string(reader);
        case PropertyType::time:
            return read_time(reader);
        case PropertyType::transform:
        case PropertyType::transform_list:
            return read_transform(reader);
        case PropertyType::url:
            return read_url(reader);
        case PropertyType::word:
            return read_word(reader, form.word);
    }
    return {};
}

bool fits(const PropertyForm& form, Values values) {
    Reader reader(values, {});
    const auto once = [&](Reader& at) { return read_once(at, form); };
    MaybeValue found;
    switch (form.times) {
        case Times::once:
            found = once(reader);
            break;
        case Times::in_a_row:
            found = read_row(reader, once, 1, values.size());
            break;
        case Times::with_commas:
            found = read_commas(reader, once);
            break;
    }
    return found && reader.done();
}

/// What the descriptors of one rule say.
class Reading {
public:
    Reading(PropertyRule& rule, Diagnostics& diagnostics)
        : rule_(rule), diagnostics_(diagnostics) {}

    void descriptor(const RawDeclaration& raw) {
        const std::string name = lower_case(raw.name);
        const Values values = trimmed(raw.value);
        if (name == "syntax") return syntax(values, span_of(values, raw.name_span));
        if (name == "inherits") return inherits(values, span_of(values, raw.name_span));
        if (name == "initial-value") {
            rule_.initial = ComponentValues(values.begin(), values.end());
            initial_span_ = span_of(values, raw.name_span);
            return;
        }
        constexpr auto known =
            std::to_array<std::string_view>({"syntax", "inherits", "initial-value"});
        const std::string_view meant = nearest(name, known);
        report("css.unknown-property", raw.name_span, "'" + name + "' says nothing of a property",
               meant.empty() ? "" : "did you mean '" + std::string(meant) + "'?");
    }

    bool is_sound(Span span) {
        if (damaged_) return false;
        if (!has_syntax_ || !has_inherits_) {
            report("css.bad-value", span,
                   "'@property " + rule_.name + "' says no " +
                       (has_syntax_ ? "'inherits'" : "'syntax'"),
                   R"(write 'syntax: "<color>"; inherits: true; initial-value: black')");
            return false;
        }
        if (!rule_.initial && !rule_.syntax.empty()) {
            report("css.bad-value", span, "'@property " + rule_.name + "' has no 'initial-value'",
                   "only the syntax \"*\" does without");
            return false;
        }
        if (rule_.initial &&
            (is_relative(*rule_.initial) ||
             (!rule_.syntax.empty() && !css::fits(rule_.syntax, *rule_.initial)))) {
            report("css.bad-value", initial_span_, "the initial value is none of its syntax",
                   "write one that fits, without em, var() and the like");
            return false;
        }
        return true;
    }

private:
    void syntax(Values values, Span span) {
        const bool text = values.size() == 1 && values[0].kind == ComponentKind::string;
        auto syntax = text ? syntax_of(values[0].text) : std::nullopt;
        has_syntax_ = syntax.has_value();
        if (syntax) {
            rule_.syntax = std::move(*syntax);
            return;
        }
        damaged_ = true;
        const std::string_view meant = text ? nearest(values[0].text, names) : std::string_view();
        report("css.bad-value", span, "this is no syntax of a property",
               meant.empty() ? "write \"*\", \"<length>\", \"<color>\" or the like"
                             : "did you mean \"" + std::string(meant) + "\"?");
    }

    void inherits(Values values, Span span) {
        const std::string word = values.size() == 1 ? identifier(values.data()) : "";
        has_inherits_ = word == "true" || word == "false";
        rule_.inherits = word == "true";
        if (has_inherits_) return;
        damaged_ = true;
        report("css.bad-value", span, "'inherits' takes 'true' or 'false'", "");
    }

    void report(std::string_view code, Span span, std::string message, std::string hint) {
        diagnostics_.report({Severity::warning, code, span, std::move(message), std::move(hint)});
    }

    PropertyRule& rule_;
    Diagnostics& diagnostics_;
    Span initial_span_;
    bool has_syntax_ = false, has_inherits_ = false, damaged_ = false;
};

}  // namespace

bool fits(const PropertySyntax& syntax, Values values) {
    return syntax.empty() || std::any_of(syntax.begin(), syntax.end(),
                                         [&](const auto& form) { return fits(form, values); });
}

bool is_relative(Values values) {
    constexpr auto units =
        std::to_array<std::string_view>({"em", "rem", "ex", "ch", "cap", "ic", "lh", "rlh"});
    return std::any_of(values.begin(), values.end(), [&](const ComponentValue& value) {
        const bool unit =
            value.kind == ComponentKind::dimension &&
            std::find(units.begin(), units.end(), lower_case(value.text)) != units.end();
        const bool var =
            value.kind == ComponentKind::function && equals_ignoring_case(value.text, "var");
        return unit || var || is_relative(value.inner);
    });
}

std::optional<PropertyRule> parse_property_rule(AtRule&& rule, ConditionId condition,
                                                Diagnostics& diagnostics) {
    const Values prelude = trimmed(rule.prelude);
    PropertyRule property;
    property.condition = condition;
    if (prelude.size() != 1 || prelude[0].kind != ComponentKind::ident ||
        !prelude[0].text.starts_with("--") || prelude[0].text.size() < 3) {
        diagnostics.report({Severity::warning, "css.syntax", span_of(prelude, rule.span),
                            "'@property' takes the name of a custom property",
                            "write '@property --name { … }'"});
        return std::nullopt;
    }
    property.name = prelude[0].text;
    const Span span = prelude[0].span;
    Reading reading(property, diagnostics);
    for (DeclarationItem& item : declaration_list(std::move(rule.block->inner))) {
        if (const auto* raw = std::get_if<RawDeclaration>(&item)) {
            reading.descriptor(*raw);
        } else {
            diagnostics.report({Severity::warning, "css.syntax", span,
                                "something in '@property' is no descriptor",
                                "write 'name: value;'"});
        }
    }
    if (!reading.is_sound(span)) return std::nullopt;
    return property;
}

}  // namespace bifolium::css
