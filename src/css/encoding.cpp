#include "css/encoding.h"

#include <optional>
#include <string>
#include <string_view>

#include "css/characters.h"
#include "css/tokenizer.h"

namespace bifolium::css {

namespace {

/// What @charset names, in the exact bytes that make it one.
std::optional<std::string_view> charset(std::string_view text) {
    constexpr std::string_view begin = "@charset \"";
    if (!text.starts_with(begin)) return std::nullopt;
    const std::size_t end = text.find('"', begin.size());
    if (end == text.npos || text.substr(end, 2) != "\";") return std::nullopt;
    return text.substr(begin.size(), end - begin.size());
}

}  // namespace

void check_encoding(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    const std::string_view text = sources.text(source);
    const auto report = [&](std::size_t begin, std::size_t size, std::string message) {
        const auto at = static_cast<std::uint32_t>(begin);
        diagnostics.report({Severity::error,
                            "css.encoding",
                            {source, at, at + static_cast<std::uint32_t>(size)},
                            std::move(message),
                            "save the style sheet as UTF-8"});
    };
    if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) {
        return report(0, 2, "the style sheet is UTF-16");
    }
    const auto name = charset(text);
    if (name && !equals_ignoring_case(*name, "utf-8") && !equals_ignoring_case(*name, "utf8")) {
        report(0, name->size() + 12,
               "the style sheet says that it is " + std::string(*name) + ", not UTF-8");
    }
    if (const auto bad = find_invalid_utf8(text)) {
        report(*bad, 1, "the style sheet is not UTF-8 from here on");
    }
}

}  // namespace bifolium::css
