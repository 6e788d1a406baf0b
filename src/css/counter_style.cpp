#include "css/counter_style.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <variant>

#include "base/suggest.h"
#include "css/characters.h"
#include "css/declaration.h"
#include "css/grammar.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

constexpr std::size_t most_symbols = 1000;
constexpr std::int64_t endless = std::numeric_limits<std::int32_t>::max();

constexpr auto descriptors =
    std::to_array<std::string_view>({"system", "symbols", "additive-symbols", "prefix", "suffix",
                                     "range", "pad", "fallback", "negative", "speak-as"});

/// A string, or a word that stands for itself.
std::optional<std::string> read_symbol(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr ||
        (value->kind != ComponentKind::string &&
         (value->kind != ComponentKind::ident || is_css_wide(identifier(value))))) {
        return std::nullopt;
    }
    std::string text = value->text;
    reader.take();
    return text;
}

std::optional<std::int64_t> read_integer(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr || value->kind != ComponentKind::number || !value->is_integer) {
        return std::nullopt;
    }
    const double number =
        std::clamp(value->number, -static_cast<double>(endless), static_cast<double>(endless));
    reader.take();
    return static_cast<std::int64_t>(number);
}

std::optional<std::string> read_name(Reader& reader) {
    const MaybeValue name = read_custom_ident(reader, "none");
    if (!name) return std::nullopt;
    return lower_case(std::get<Keyword>(name->what).name);
}

std::optional<std::int64_t> read_bound(Reader& reader, std::int64_t infinite) {
    if (read_keyword(reader, "infinite")) return infinite;
    return read_integer(reader);
}

/// Reads one descriptor's value into the style; false if it is none.
class Descriptors {
public:
    explicit Descriptors(CounterStyle& style) : style_(style) {}

    bool read(std::string_view name, Reader& reader) {
        if (name == "system") return system(reader);
        if (name == "symbols") return symbols(reader);
        if (name == "additive-symbols") return additive(reader);
        if (name == "prefix") return text(reader, style_.prefix);
        if (name == "suffix") return text(reader, style_.suffix);
        if (name == "range") return ranges(reader);
        if (name == "pad") return pad(reader);
        if (name == "negative") return negative(reader);
        if (name == "fallback") {
            style_.fallback = read_name(reader);
            return style_.fallback.has_value();
        }
        while (!reader.done()) reader.take();  // speak-as: nothing here speaks
        return true;
    }

private:
    bool system(Reader& reader) {
        struct Row {
            std::string_view word;
            CounterSystem system;
        };
        constexpr Row rows[] = {
            {"cyclic", CounterSystem::cyclic},         {"numeric", CounterSystem::numeric},
            {"alphabetic", CounterSystem::alphabetic}, {"symbolic", CounterSystem::symbolic},
            {"additive", CounterSystem::additive},     {"fixed", CounterSystem::fixed},
            {"extends", CounterSystem::extends},
        };
        for (const Row& row : rows) {
            if (!read_keyword(reader, row.word)) continue;
            style_.system = row.system;
            if (row.system == CounterSystem::fixed) {
                if (const auto first = read_integer(reader)) style_.first = *first;
            }
            if (row.system != CounterSystem::extends) return true;
            const auto name = read_name(reader);
            if (name) style_.extended = *name;
            return name.has_value();
        }
        return false;
    }

    bool symbols(Reader& reader) {
        std::vector<std::string> found;
        while (found.size() < most_symbols) {
            auto symbol = read_symbol(reader);
            if (!symbol) break;
            found.push_back(std::move(*symbol));
        }
        style_.symbols = std::move(found);
        return !style_.symbols.empty();
    }

    bool additive(Reader& reader) {
        std::vector<std::pair<std::int64_t, std::string>> found;
        do {
            std::optional<std::int64_t> weight = read_integer(reader);
            auto symbol = read_symbol(reader);
            if (!weight) weight = read_integer(reader);
            const bool falls = weight && (found.empty() || *weight < found.back().first);
            if (!symbol || !falls || *weight < 0 || found.size() >= most_symbols) return false;
            found.emplace_back(*weight, std::move(*symbol));
        } while (reader.take_delimiter(","));
        style_.additive = std::move(found);
        return true;
    }

    static bool text(Reader& reader, std::optional<std::string>& field) {
        field = read_symbol(reader);
        return field.has_value();
    }

    bool ranges(Reader& reader) {
        if (read_keyword(reader, "auto")) {
            style_.ranges = CounterStyle::Ranges();
            return true;
        }
        CounterStyle::Ranges found;
        do {
            const auto low = read_bound(reader, -endless);
            const auto high = read_bound(reader, endless);
            if (!low || !high || *low > *high || found.size() >= most_symbols) return false;
            found.emplace_back(*low, *high);
        } while (reader.take_delimiter(","));
        style_.ranges = std::move(found);
        return true;
    }

    bool pad(Reader& reader) {
        auto length = read_integer(reader);
        auto symbol = read_symbol(reader);
        if (!length) length = read_integer(reader);
        if (!length || !symbol || *length < 0) return false;
        constexpr std::int64_t longest = 300;
        style_.pad = CounterStyle::Pad{static_cast<std::uint32_t>(std::min(*length, longest)),
                                       std::move(*symbol)};
        return true;
    }

    bool negative(Reader& reader) {
        auto before = read_symbol(reader);
        if (!before) return false;
        auto after = read_symbol(reader);
        style_.negative = CounterStyle::Negative{std::move(*before), after.value_or("")};
        return true;
    }

    CounterStyle& style_;
};

/// What its system needs; empty if it has it.
std::string_view missing(const CounterStyle& style) {
    switch (style.system) {
        case CounterSystem::cyclic:
        case CounterSystem::symbolic:
        case CounterSystem::fixed:
            return style.symbols.empty() ? "'symbols'" : "";
        case CounterSystem::numeric:
        case CounterSystem::alphabetic:
            return style.symbols.size() < 2 ? "two 'symbols' at least" : "";
        case CounterSystem::additive:
            return style.additive.empty() ? "'additive-symbols'" : "";
        case CounterSystem::extends:
            return style.symbols.empty() && style.additive.empty() ? "" : "no symbols of its own";
        case CounterSystem::chinese:
        case CounterSystem::ethiopic:
            return "";
    }
    return "";
}

void read_descriptor(const RawDeclaration& raw, CounterStyle& style, Diagnostics& diagnostics) {
    const std::string name = lower_case(raw.name);
    if (std::find(descriptors.begin(), descriptors.end(), name) == descriptors.end()) {
        const std::string_view meant = nearest(name, descriptors);
        diagnostics.report({Severity::warning, "css.unknown-property", raw.name_span,
                            "'" + name + "' is nothing that '@counter-style' has",
                            meant.empty() ? "" : "did you mean '" + std::string(meant) + "'?"});
        return;
    }
    const CounterStyle before = style;
    Reader reader(raw.value, {});
    if (Descriptors(style).read(name, reader) && reader.done()) return;
    style = before;
    diagnostics.report({Severity::warning, "css.bad-value", raw.span,
                        "'" + name + "' of a counter style cannot be this", ""});
}

}  // namespace

std::optional<CounterStyle> parse_counter_style(AtRule&& rule, Diagnostics& diagnostics) {
    CounterStyle style;
    Span span = rule.span;
    span.end = rule.block->span.begin;
    Reader prelude(rule.prelude, {});
    const auto name = read_name(prelude);
    constexpr auto fixed_names = std::to_array<std::string_view>(
        {"decimal", "disc", "square", "circle", "disclosure-open", "disclosure-closed"});
    const bool reserved =
        name && std::find(fixed_names.begin(), fixed_names.end(), *name) != fixed_names.end();
    if (!name || !prelude.done() || reserved) {
        diagnostics.report(
            {Severity::warning, "css.syntax", span,
             reserved ? "'" + *name + "' cannot be defined anew" : "'@counter-style' takes a name",
             "write '@counter-style my-name { … }'"});
        return std::nullopt;
    }
    style.name = *name;
    for (const DeclarationItem& item : declaration_list(std::move(rule.block->inner))) {
        if (const auto* raw = std::get_if<RawDeclaration>(&item)) {
            read_descriptor(*raw, style, diagnostics);
        } else if (const auto* inner = std::get_if<AtRule>(&item)) {
            diagnostics.report({Severity::warning, "css.unknown-at-rule", inner->span,
                                "'@" + inner->name + "' cannot stand in '@counter-style'", ""});
        } else {
            report_no_declaration(std::get<SyntaxError>(item), diagnostics);
        }
    }
    if (const std::string_view what = missing(style); !what.empty()) {
        diagnostics.report({Severity::warning, "css.bad-value", span,
                            "the counter style '" + style.name + "' needs " + std::string(what),
                            ""});
        return std::nullopt;
    }
    return style;
}

}  // namespace bifolium::css
