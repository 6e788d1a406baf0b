#include "l10n/renumber.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace bifolium::l10n {

namespace {

using Reading = Numeral::Reading;

constexpr std::u32string_view space_separators = U"\u00A0\u202F\u2009";
constexpr std::u32string_view separators = U".,'\u2019\u066B\u066C\u00A0\u202F\u2009";

bool contains(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

char32_t first_of(std::string_view words) {
    std::size_t at = 0;
    return words.empty() ? 0 : static_cast<char32_t>(text::next_character(words, at));
}

/// Do these group in the same way? A language that groups by spaces takes any no-break space.
bool groups_alike(char32_t a, char32_t b) {
    const auto kind = [](char32_t c) {
        if (contains(space_separators, c)) return U' ';
        return c == U'\u2019' ? U'\'' : c;
    };
    return kind(a) == kind(b);
}

class Scanner {
public:
    Scanner(std::string_view text, const text::Locale& locale)
        : text_(text), decimal_(first_of(locale.decimal)), grouping_(first_of(locale.grouping)) {
        for (std::size_t at = 0; at < locale.digits.size();) {
            digits_.push_back(static_cast<char32_t>(text::next_character(locale.digits, at)));
        }
    }

    std::vector<Numeral> all() {
        std::vector<Numeral> found;
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            if (digit(begin).value < 0) {
                text::next_character(text_, at_);
            } else {
                found.push_back(numeral(begin));
            }
        }
        return found;
    }

private:
    struct Digit {
        int value = -1;
        std::size_t end = 0;
        bool own = false;
    };
    struct Parts {
        std::vector<std::string> groups;
        std::u32string between;  // the separators
    };

    Digit digit(std::size_t at) const {
        if (at >= text_.size()) return {};
        const auto c = static_cast<char32_t>(text::next_character(text_, at));
        if (c >= U'0' && c <= U'9') return {static_cast<int>(c - U'0'), at, false};
        const std::size_t place = digits_.find(c);
        if (place == std::u32string::npos) return {};
        return {static_cast<int>(place), at, true};
    }

    Numeral numeral(std::size_t begin) {
        Numeral out;
        out.begin = begin;
        Parts parts{{std::string()}, {}};
        for (;;) {
            for (Digit d = digit(at_); d.value >= 0; d = digit(at_)) {
                parts.groups.back().push_back(static_cast<char>('0' + d.value));
                out.own_digits = out.own_digits || d.own;
                at_ = d.end;
            }
            out.end = at_;
            std::size_t behind = at_;
            if (at_ == text_.size()) break;
            const auto c = static_cast<char32_t>(text::next_character(text_, behind));
            if (!contains(separators, c) || digit(behind).value < 0) break;
            if (parts.between.empty() || c == grouping_) {
                out.grouping = text_.substr(at_, behind - at_);
            }
            parts.between.push_back(c);
            parts.groups.emplace_back();
            at_ = behind;
        }
        read(parts, out);
        if (out.reading != Reading::number || !is_grouped(parts, out)) out.grouping.clear();
        return out;
    }

    static bool is_grouped(const Parts& parts, const Numeral& out) {
        return parts.between.size() > (out.fraction.empty() ? 0u : 1u);
    }

    /// Groups of three behind a first one of one to three.
    static bool well_grouped(const std::vector<std::string>& groups, std::size_t count) {
        if (groups[0].size() > 3) return count == 1;
        return std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count),
                           [](const std::string& group) { return group.size() == 3; });
    }

    void read(const Parts& parts, Numeral& out) const {
        const std::vector<std::string>& groups = parts.groups;
        const std::u32string& between = parts.between;
        const bool divided = !between.empty() && between.back() == decimal_;
        const std::size_t whole = groups.size() - (divided ? 1 : 0);
        const bool all_group =
            std::all_of(between.begin(), between.begin() + static_cast<std::ptrdiff_t>(whole - 1),
                        [&](char32_t c) { return groups_alike(c, grouping_); });
        if (!all_group || !well_grouped(groups, whole)) return;
        // "1,000": one point or comma, three digits behind it; but "0,125" groups nothing.
        const bool doubtful = between.size() == 1 && (between[0] == U'.' || between[0] == U',') &&
                              groups[1].size() == 3 && groups[0].size() <= 3 && groups[0] != "0";
        out.reading = doubtful ? Reading::ambiguous : Reading::number;
        for (std::size_t i = 0; i < whole; ++i) out.whole.append(groups[i]);
        if (divided) out.fraction = groups.back();
    }

    std::string_view text_;
    std::u32string digits_;
    char32_t decimal_, grouping_;
    std::size_t at_ = 0;
};

std::string_view words_of(std::string_view text, const Numeral& n) {
    return text.substr(n.begin, n.end - n.begin);
}

/// "2 500": two numbers, or one that is grouped by a plain space?
bool touches_another(std::string_view text, const std::vector<Numeral>& all, std::size_t i) {
    const auto joined = [&](const Numeral& a, const Numeral& b) {
        return b.begin == a.end + 1 && text[a.end] == ' ' && a.whole.size() <= 3 &&
               b.whole.size() == 3;
    };
    return (i > 0 && joined(all[i - 1], all[i])) ||
           (i + 1 < all.size() && joined(all[i], all[i + 1]));
}

/// A date or a version has more than one point; "5,6" may be anything.
bool is_dotted(std::string_view words) {
    return std::count(words.begin(), words.end(), '.') > 1 &&
           words.find_first_not_of("0123456789.") == std::string_view::npos;
}

class Renumbering {
public:
    Renumbering(const NumberChange& change, std::string_view translation)
        : change_(change),
          translation_(translation),
          before_(numerals(change.before, change.source)),
          after_(numerals(change.after, change.source)),
          found_(numerals(translation, change.target)),
          replacements_(found_.size()) {}

    std::optional<std::string> make() {
        const bool only_numbers = without_numerals(change_.before, change_.source) ==
                                  without_numerals(change_.after, change_.source);
        if (!only_numbers || before_.size() != after_.size()) return std::nullopt;
        bool any = false;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (old_words(i) == new_words(i)) continue;
            if (!replace(i)) return std::nullopt;
            any = true;
        }
        if (!any) return std::nullopt;
        std::string out;
        std::size_t at = 0;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            out.append(translation_.substr(at, found_[i].begin - at));
            out.append(replacements_[i].empty() ? words_of(translation_, found_[i])
                                                : std::string_view(replacements_[i]));
            at = found_[i].end;
        }
        return out.append(translation_.substr(at));
    }

private:
    std::string_view old_words(std::size_t i) const { return words_of(change_.before, before_[i]); }
    std::string_view new_words(std::size_t i) const { return words_of(change_.after, after_[i]); }

    /// As the number it is, or copied as the source writes it (a version, a part number).
    bool is_same(std::size_t in_source, std::size_t in_translation) const {
        const Numeral& found = found_[in_translation];
        if (before_[in_source].same_value(found)) return true;
        return found.reading == Reading::none &&
               words_of(translation_, found) == old_words(in_source);
    }

    bool replace(std::size_t i) {
        if (before_[i].reading == Reading::ambiguous || after_[i].reading == Reading::ambiguous) {
            return false;
        }
        const bool has_values =
            before_[i].reading == Reading::number && after_[i].reading == Reading::number;
        if (!has_values && !(is_dotted(old_words(i)) && is_dotted(new_words(i)))) return false;
        if (touches_another(change_.before, before_, i) ||
            touches_another(change_.after, after_, i)) {
            return false;
        }
        std::size_t said = 0;  // how often the source says this number; all must change alike
        for (std::size_t k = 0; k < before_.size(); ++k) {
            const bool same = before_[k].same_value(before_[i]) || old_words(k) == old_words(i);
            if (same && new_words(k) != new_words(i)) return false;
            said += same ? 1 : 0;
        }
        for (std::size_t k = 0; k < found_.size(); ++k) {
            if (!is_same(i, k)) continue;
            if (said == 0 || touches_another(translation_, found_, k)) return false;
            --said;
            replacements_[k] = written(found_[k], i);
        }
        return said == 0;
    }

    /// The new number in the manner of the one that stands there.
    std::string written(const Numeral& there, std::size_t i) const {
        if (there.reading != Reading::number) return std::string(new_words(i));
        const Numeral& wanted = after_[i];
        std::string grouping = there.grouping;
        if (there.whole.size() <= 3 && !wanted.grouping.empty()) grouping = change_.target.grouping;
        std::string out;
        for (std::size_t k = 0; k < wanted.whole.size(); ++k) {
            if (k > 0 && (wanted.whole.size() - k) % 3 == 0) out.append(grouping);
            append_digit(out, wanted.whole[k], there.own_digits);
        }
        if (!wanted.fraction.empty()) out.append(change_.target.decimal);
        for (const char c : wanted.fraction) append_digit(out, c, there.own_digits);
        return out;
    }
    void append_digit(std::string& out, char digit, bool own) const {
        if (!own) return out.push_back(digit);
        const std::string& digits = change_.target.digits;
        std::size_t at = 0;
        for (char c = '0'; c < digit; ++c) text::next_character(digits, at);
        std::size_t end = at;
        text::next_character(digits, end);
        out.append(digits, at, end - at);
    }

    const NumberChange& change_;
    std::string_view translation_;
    std::vector<Numeral> before_, after_, found_;
    std::vector<std::string> replacements_;  // of each in found_; empty: it stays
};

}  // namespace

std::vector<Numeral> numerals(std::string_view text, const text::Locale& locale) {
    return Scanner(text, locale).all();
}

std::string without_numerals(std::string_view text, const text::Locale& locale) {
    std::string out;
    std::size_t at = 0;
    for (const Numeral& n : numerals(text, locale)) {
        out.append(text.substr(at, n.begin - at)).push_back('\0');
        at = n.end;
    }
    return out.append(text.substr(at));
}

std::optional<std::string> renumbered(const NumberChange& change, std::string_view translation) {
    return Renumbering(change, translation).make();
}

}  // namespace bifolium::l10n
