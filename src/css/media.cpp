#include "css/media.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/suggest.h"
#include "css/characters.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

constexpr auto media_types = std::to_array<std::string_view>(
    {"all", "print", "screen", "speech", "tty", "tv", "projection", "handheld", "braille",
     "embossed", "aural", "amzn-kf8", "amzn-mobi"});

constexpr Media nowhere{false, false};

Media parse_query(std::span<const ComponentValue> values, Diagnostics& diagnostics) {
    const Span span = span_of(values, {});
    std::size_t at = 0;
    const auto word = [&]() -> std::string {
        while (at < values.size() && values[at].kind == ComponentKind::space) ++at;
        if (at == values.size() || values[at].kind != ComponentKind::ident) return "";
        return lower_case(values[at++].text);
    };
    std::string type = word();
    const bool negated = type == "not";
    if (negated || type == "only") type = word();
    if (!trimmed(values.subspan(at)).empty()) {
        diagnostics.report({Severity::note, "css.media-feature", span,
                            "a media query with a feature never holds",
                            "only print, screen and all are told apart"});
        return nowhere;
    }
    if (type.empty()) {
        diagnostics.report({Severity::warning, "css.syntax", span, "a media type is missing",
                            "write print, screen or all"});
        return nowhere;
    }
    if (std::find(media_types.begin(), media_types.end(), type) == media_types.end()) {
        const std::string_view meant = nearest(type, media_types);
        diagnostics.report({Severity::warning, "css.unknown-medium", span,
                            "'" + type + "' is no medium",
                            meant.empty() ? "write print, screen or all"
                                          : "did you mean '" + std::string(meant) + "'?"});
    }
    const Media holds{type == "all" || type == "print", type == "all" || type == "screen"};
    return negated ? Media{!holds.print, !holds.screen} : holds;
}

}  // namespace

Media parse_media(std::span<const ComponentValue> values, Diagnostics& diagnostics) {
    values = trimmed(values);
    if (values.empty()) return {};
    Media any = nowhere;
    while (true) {
        const auto comma = std::find_if(values.begin(), values.end(), [](const ComponentValue& v) {
            return v.is_delimiter(",");
        });
        const auto size = static_cast<std::size_t>(comma - values.begin());
        const Media holds = parse_query(trimmed(values.first(size)), diagnostics);
        any.print |= holds.print;
        any.screen |= holds.screen;
        if (comma == values.end()) return any;
        values = values.subspan(size + 1);
    }
}

}  // namespace bifolium::css
