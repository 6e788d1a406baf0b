#include "l10n/po_comment.h"

#include <algorithm>
#include <cstddef>

namespace bifolium::l10n {

namespace {

constexpr std::string_view blanks = " \t\v\f";
// A name with spaces stands between these.
constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";
constexpr std::string_view pop_isolate = "\xE2\x81\xA9";

std::string_view trimmed(std::string_view words) {
    const std::size_t begin = words.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return words.substr(begin, words.find_last_not_of(blanks) + 1 - begin);
}

/// The next word, cut off from the front.
std::string_view next_word(std::string_view& words) {
    words = trimmed(words);
    const std::size_t size = std::min(words.find_first_of(blanks), words.size());
    const std::string_view word = words.substr(0, size);
    words.remove_prefix(size);
    return word;
}

bool is_line_number(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "a.c:1 b.c ⁨c d.c⁩:2", and as Solaris writes them "a.c : 1".
void add_references(std::vector<std::string>& places, std::string_view words) {
    const std::size_t before = places.size();
    bool line_follows = false;
    for (words = trimmed(words); !words.empty(); words = trimmed(words)) {
        std::string place;
        if (words.starts_with(first_strong_isolate)) {
            words.remove_prefix(first_strong_isolate.size());
            const std::size_t end = std::min(words.find(pop_isolate), words.size());
            place = words.substr(0, end);
            words.remove_prefix(std::min(end + pop_isolate.size(), words.size()));
            if (!words.empty() && blanks.find(words.front()) == std::string_view::npos) {
                place.append(next_word(words));
            }
        } else {
            place = next_word(words);
        }
        const bool has_one = places.size() > before;
        const bool is_line = place.starts_with(":") && is_line_number(place.substr(1));
        if (has_one && (is_line || place == ":" || (line_follows && is_line_number(place)))) {
            places.back().append(place);
        } else {
            places.push_back(place);
        }
        line_follows = place == ":";
    }
}

void add_flags(std::vector<std::string>& flags, std::string_view words) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(','), words.size());
        std::string_view some = trimmed(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
        if (some.starts_with("range:")) {  // the one flag of two words
            flags.emplace_back(some);
            continue;
        }
        while (!some.empty()) flags.emplace_back(next_word(some));
    }
}

}  // namespace

void add_comment(PoEntry& entry, std::string_view after_mark) {
    const char kind = after_mark.empty() ? '\0' : after_mark.front();
    const std::string_view rest = after_mark.substr(kind == '\0' ? 0 : 1);
    if (kind == ':') return add_references(entry.references, rest);
    if (kind == ',') return add_flags(entry.flags, rest);
    if (kind == '.') {
        entry.extracted.emplace_back(rest.starts_with(" ") ? rest.substr(1) : rest);
    } else {
        entry.comments.emplace_back(kind == ' ' ? rest : after_mark);
    }
}

}  // namespace bifolium::l10n
