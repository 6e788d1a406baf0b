#include "l10n/reviews.h"

#include <algorithm>

#include "base/digest.h"

namespace bifolium::l10n {

namespace {

constexpr std::size_t hash_digits = 32;
constexpr std::string_view head =
    "# Translations that a person has read and found right: hash, date, reviewer.\n"
    "# Written by 'bifolium l10n approve'. Editing a translation voids its line.\n";

bool is_hash(std::string_view text) {
    return text.size() == hash_digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

/// Up to the next blanks, which are taken with it.
std::string_view take_word(std::string_view& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(line.find_first_not_of(' ', end), line.size()));
    return word;
}

}  // namespace

std::string review_hash(const std::optional<std::string>& context, std::string_view id,
                        std::string_view text) {
    std::string bytes = context.value_or("");
    bytes.append("\x04").append(id).append("\x04").append(text).append("\x04");
    return hexadecimal(sha256(bytes)).substr(0, hash_digits);
}

Reviews read_reviews(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    Reviews out;
    const std::string_view text = sources.text(source);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        const Span span{source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        at = end + 1;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        const std::string_view hash = take_word(line);
        const std::string_view date = take_word(line);
        if (is_hash(hash) && is_date(date) && !line.empty()) {
            out[std::string(hash)] = {std::string(date), std::string(line)};
            continue;
        }
        diagnostics.report({Severity::warning, "l10n.bad-review", span,
                            "this line is no review: it approves nothing",
                            "write reviews with 'bifolium l10n approve'"});
    }
    return out;
}

std::string write_reviews(const Reviews& reviews) {
    std::string out(head);
    for (const auto& [hash, review] : reviews) {
        out.append(hash).append("  ").append(review.date).append("  ").append(review.reviewer);
        out += '\n';
    }
    return out;
}

}  // namespace bifolium::l10n
