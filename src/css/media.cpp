#include "css/media.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/suggest.h"
#include "css/characters.h"
#include "css/media_features.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;
using Comparison = MediaFeature::Comparison;

constexpr auto media_types = std::to_array<std::string_view>(
    {"all", "print", "screen", "speech", "tty", "tv", "projection", "handheld", "braille",
     "embossed", "aural", "amzn-kf8", "amzn-mobi"});

bool is_word(Values values, std::string_view word) {
    return !values.empty() && values[0].kind == ComponentKind::ident &&
           equals_ignoring_case(values[0].text, word);
}

Comparison turned(Comparison comparison) {
    switch (comparison) {
        case Comparison::equal:
            return Comparison::equal;
        case Comparison::less:
            return Comparison::greater;
        case Comparison::at_most:
            return Comparison::at_least;
        case Comparison::greater:
            return Comparison::less;
        case Comparison::at_least:
            return Comparison::at_most;
    }
    return comparison;
}

/// One query. Recursion follows brackets: limits::nesting.
class QueryParser {
public:
    explicit QueryParser(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    MediaQuery query(Values values) {
        const Span span = span_of(values, {});
        MediaQuery query;
        if (starts_condition(values)) {
            query.test = condition(values);
            return query;
        }
        query.negated = is_word(values, "not");
        if (query.negated || is_word(values, "only")) values = trimmed(values.subspan(1));
        if (values.empty() || values[0].kind != ComponentKind::ident) {
            report(Severity::warning, "css.syntax", span, "a media type is missing",
                   "write print, screen or all");
            return nowhere();
        }
        set_type(lower_case(values[0].text), span, query);
        values = trimmed(values.subspan(1));
        if (values.empty()) return query;
        if (!is_word(values, "and")) {
            report(Severity::warning, "css.syntax", span, "this is no media query",
                   "write 'print and (feature: value)'");
            return nowhere();
        }
        query.test = condition(trimmed(values.subspan(1)));
        return query;
    }

private:
    static MediaQuery nowhere() { return {false, false, false, {}}; }

    /// "(…)", or "not (…)".
    static bool starts_condition(Values values) {
        if (is_word(values, "not")) values = trimmed(values.subspan(1));
        return !values.empty() && (values[0].kind == ComponentKind::block ||
                                   values[0].kind == ComponentKind::function);
    }

    void report(Severity severity, std::string_view code, Span span, std::string message,
                std::string hint) {
        diagnostics_.report({severity, code, span, std::move(message), std::move(hint)});
    }

    void set_type(const std::string& type, Span span, MediaQuery& query) {
        if (std::find(media_types.begin(), media_types.end(), type) == media_types.end()) {
            const std::string_view meant = nearest(type, media_types);
            report(Severity::warning, "css.unknown-medium", span, "'" + type + "' is no medium",
                   meant.empty() ? "write print, screen or all"
                                 : "did you mean '" + std::string(meant) + "'?");
        }
        query.print = type == "all" || type == "print";
        query.screen = type == "all" || type == "screen";
    }

    MediaTest damaged(Values values) {
        report(Severity::warning, "css.syntax", span_of(values, {}),
               "this media condition is not understood",
               "write '(feature: value)', with 'and', 'or' or 'not' between");
        return {};
    }

    MediaTest condition(Values values) {
        values = trimmed(values);
        if (values.empty()) return damaged(values);
        if (is_word(values, "not")) {
            const Values rest = trimmed(values.subspan(1));
            if (rest.size() != 1) return damaged(values);
            return {MediaTest::Kind::negation, {}, {in_brackets(rest[0])}};
        }
        MediaTest all{MediaTest::Kind::all_of, {}, {in_brackets(values[0])}};
        std::string joint;
        for (Values rest = trimmed(values.subspan(1)); !rest.empty();) {
            if (!is_word(rest, "and") && !is_word(rest, "or")) return damaged(values);
            const std::string word = lower_case(rest[0].text);
            if (!joint.empty() && word != joint) return damaged(values);
            joint = word;
            rest = trimmed(rest.subspan(1));
            if (rest.empty()) return damaged(values);
            all.inner.push_back(in_brackets(rest[0]));
            rest = trimmed(rest.subspan(1));
        }
        if (joint == "or") all.kind = MediaTest::Kind::any_of;
        return all;
    }

    MediaTest in_brackets(const ComponentValue& value) {
        if (value.kind != ComponentKind::block || value.text != "(") return damaged({&value, 1});
        const Values inner = trimmed(value.inner);
        if (starts_condition(inner)) return condition(inner);
        if (auto feature = media_feature(inner)) return checked(std::move(*feature), value.span);
        return damaged({&value, 1});
    }

    MediaTest checked(MediaFeature feature, Span span) {
        if (is_media_feature(feature.name)) {
            return {MediaTest::Kind::feature, std::move(feature), {}};
        }
        if (!feature.name.starts_with('-')) {
            const std::string_view meant = nearest(feature.name, media_feature_names());
            report(Severity::warning, "css.media-feature", span,
                   "'" + feature.name + "' is no media feature: it never holds",
                   meant.empty() ? "" : "did you mean '" + std::string(meant) + "'?");
        }
        return {};
    }

    Diagnostics& diagnostics_;
};

/// "<", "<=", ">", ">=", "=" or ":", at `at`.
std::optional<Comparison> comparison(Values values, std::size_t& at) {
    if (at == values.size() || values[at].kind != ComponentKind::delimiter) return std::nullopt;
    const std::string& first = values[at].text;
    const bool or_equal = at + 1 < values.size() && values[at + 1].is_delimiter("=");
    std::optional<Comparison> found;
    if (first == "<") found = or_equal ? Comparison::at_most : Comparison::less;
    if (first == ">") found = or_equal ? Comparison::at_least : Comparison::greater;
    if (first == "=" || first == ":") return ++at, Comparison::equal;
    if (found) at += or_equal ? 2 : 1;
    return found;
}

/// Up to the next comparison.
Values measure(Values values, std::size_t& at) {
    const std::size_t begin = at;
    const auto ends = [](const ComponentValue& value) {
        return value.is_delimiter("<") || value.is_delimiter(">") || value.is_delimiter("=") ||
               value.is_delimiter(":");
    };
    while (at < values.size() && !ends(values[at])) ++at;
    return trimmed(values.subspan(begin, at - begin));
}

}  // namespace

std::optional<MediaFeature> media_feature(Values values) {
    std::size_t at = 0;
    const Values first = measure(values, at);
    const auto name_of = [](Values part) {
        const bool word = part.size() == 1 && part[0].kind == ComponentKind::ident;
        return word ? lower_case(part[0].text) : std::string();
    };
    MediaFeature feature{name_of(first), {}};
    if (at == values.size()) return feature.name.empty() ? std::nullopt : std::optional(feature);
    const bool colon = values[at].is_delimiter(":");
    auto sign = comparison(values, at);
    const Values second = measure(values, at);
    const bool value_first = !colon && (feature.name.empty() || is_media_feature(name_of(second)));
    if (!sign) return std::nullopt;
    if (value_first) feature.name = name_of(second);
    if (feature.name.empty()) return std::nullopt;
    if (colon && feature.name.starts_with("min-")) sign = Comparison::at_least;
    if (colon && feature.name.starts_with("max-")) sign = Comparison::at_most;
    if (*sign != Comparison::equal && colon) feature.name.erase(0, 4);
    auto bound = media_bound(value_first ? first : second);
    if (!bound) return std::nullopt;
    bound->comparison = value_first ? turned(*sign) : *sign;
    feature.bounds.push_back(std::move(*bound));
    if (at == values.size()) return feature;
    sign = comparison(values, at);
    bound = media_bound(measure(values, at));
    if (!value_first || !sign || !bound || at != values.size()) return std::nullopt;
    bound->comparison = *sign;
    feature.bounds.push_back(std::move(*bound));
    return feature;
}

MediaList parse_media(Values values, Diagnostics& diagnostics) {
    values = trimmed(values);
    MediaList list;
    if (values.empty()) return list;
    while (true) {
        const auto comma = std::find_if(values.begin(), values.end(), [](const ComponentValue& v) {
            return v.is_delimiter(",");
        });
        const auto size = static_cast<std::size_t>(comma - values.begin());
        list.queries.push_back(QueryParser(diagnostics).query(trimmed(values.first(size))));
        if (comma == values.end()) return list;
        values = values.subspan(size + 1);
    }
}

}  // namespace bifolium::css
