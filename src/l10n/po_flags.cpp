#include "l10n/po_flags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace bifolium::l10n {

namespace {

// In the order in which gettext 0.21 writes them.
constexpr std::array<std::string_view, 30> formats{
    "c",      "objc",       "python", "python-brace", "java",          "java-printf",
    "csharp", "javascript", "scheme", "lisp",         "elisp",         "librep",
    "ruby",   "sh",         "awk",    "lua",          "object-pascal", "smalltalk",
    "qt",     "qt-plural",  "kde",    "kde-kuit",     "boost",         "tcl",
    "perl",   "perl-brace", "php",    "gcc-internal", "gfc-internal",  "ycp"};

/// "no-c-format": "no-" and the format's place; nothing for what is no such flag.
std::optional<std::pair<std::string_view, std::size_t>> format_of(std::string_view flag) {
    std::string_view prefix;
    for (const std::string_view known : {"no-", "possible-", "impossible-"}) {
        if (!flag.starts_with(known)) continue;
        prefix = known;
        flag.remove_prefix(known.size());
        break;
    }
    if (!flag.ends_with("-format")) return std::nullopt;
    flag.remove_suffix(std::string_view("-format").size());
    const auto* found = std::find(formats.begin(), formats.end(), flag);
    if (found == formats.end()) return std::nullopt;
    return std::pair(prefix, static_cast<std::size_t>(found - formats.begin()));
}

/// "range: 0..5", the second no smaller than the first; nothing for what is none.
std::optional<std::pair<int, int>> range_of(std::string_view flag) {
    constexpr std::string_view name = "range:";
    if (!flag.starts_with(name)) return std::nullopt;
    flag.remove_prefix(name.size());
    flag.remove_prefix(std::min(flag.find_first_not_of(" \t"), flag.size()));
    std::pair<int, int> range;
    const auto first = std::from_chars(flag.data(), flag.data() + flag.size(), range.first);
    if (first.ec != std::errc{}) return std::nullopt;
    flag.remove_prefix(static_cast<std::size_t>(first.ptr - flag.data()));
    if (!flag.starts_with("..")) return std::nullopt;
    flag.remove_prefix(2);
    const auto second = std::from_chars(flag.data(), flag.data() + flag.size(), range.second);
    const bool whole = second.ec == std::errc{} && second.ptr == flag.data() + flag.size();
    if (!whole || range.first < 0 || range.first > range.second) return std::nullopt;
    return range;
}

}  // namespace

bool is_known_flag(std::string_view flag) {
    return flag == "fuzzy" || flag == "wrap" || flag == "no-wrap" || range_of(flag) ||
           format_of(flag).has_value();
}

std::vector<std::string> written_flags(std::span<const std::string> flags) {
    std::vector<std::string> out;
    std::array<std::string, formats.size()> wanted;
    std::optional<std::pair<int, int>> range;
    bool fuzzy = false;
    bool wrap = true;
    for (const std::string& flag : flags) {  // of two that contradict each other the last holds
        if (flag == "fuzzy") fuzzy = true;
        if (flag == "wrap" || flag == "no-wrap") wrap = flag == "wrap";
        if (const auto found = range_of(flag)) range = found;
        const auto format = format_of(flag);
        if (!format) continue;
        std::string& place = wanted[format->second];
        place.clear();
        if (format->first == "impossible-") continue;
        if (format->first == "no-") place = "no-";
        place.append(formats[format->second]).append("-format");
    }
    if (fuzzy) out.emplace_back("fuzzy");
    for (std::string& format : wanted) {
        if (!format.empty()) out.push_back(std::move(format));
    }
    if (range) {
        out.push_back("range: " + std::to_string(range->first) + ".." +
                      std::to_string(range->second));
    }
    if (!wrap) out.emplace_back("no-wrap");
    return out;
}

}  // namespace bifolium::l10n
