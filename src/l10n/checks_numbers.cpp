#include "l10n/checks_numbers.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "text/matching.h"

namespace bifolium::l10n {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

bool is_group_space(char32_t c) {
    return c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x2007;
}

/// The sign between two groups of digits; empty if it is none.
std::string_view separator_at(std::string_view text, std::size_t at, bool space_groups) {
    std::size_t end = at;
    if (at >= text.size()) return {};
    const char32_t c = text::next(text, end);
    const bool is_one = c == '.' || c == ',' || c == '\'' || c == 0x066B || c == 0x066C ||
                        is_group_space(c) || (c == ' ' && space_groups);
    if (!is_one || end >= text.size() || !is_digit(text[end])) return {};
    return text.substr(at, end - at);
}

/// Digits and what parts them, as they stand.
struct Groups {
    std::vector<std::string_view> digits, separators;
    std::size_t end = 0;
};

bool is_space(std::string_view separator) {
    return text::is_space(text::at(separator, 0));
}

/// 1-3 digits, then threes; or, as in India, 1-2, twos and a three.
bool is_grouped(const Groups& groups, std::size_t count) {
    if (count < 2 || groups.digits[0].size() > 3 || groups.digits[0] == "0") return false;
    if (groups.digits[count - 1].size() != 3) return false;
    const std::size_t middle = count > 2 ? groups.digits[1].size() : 3;
    if (middle < 2 || middle > 3 || (middle == 2 && groups.digits[0].size() > 2)) return false;
    for (std::size_t i = 1; i + 1 < count; ++i) {
        if (groups.digits[i].size() != middle) return false;
    }
    return true;
}

Groups groups_at(std::string_view text, std::size_t at, bool space_groups) {
    Groups out;
    for (;;) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        out.digits.push_back(text.substr(at, end - at));
        out.end = end;
        const std::string_view separator = separator_at(text, end, space_groups);
        if (separator.empty()) break;
        if (is_space(separator)) {
            // blanks join groups of three and nothing else: "5 100 mg tablets"
            const std::size_t next = end + separator.size();
            std::size_t size = 0;
            while (next + size < text.size() && is_digit(text[next + size])) ++size;
            const bool first_fits = out.digits.front().size() <= 3 && out.digits.front() != "0";
            if (size != 3 || !first_fits) break;
            if (!out.separators.empty() && !is_space(out.separators.back())) break;
        }
        out.separators.push_back(separator);
        at = end + separator.size();
    }
    return out;
}

bool holds(const std::vector<std::string>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

std::string joined(const Groups& groups, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += groups.digits[i];
    return out;
}

/// Are the first `count` groups one whole number, parted by the language's sign?
bool is_whole(const Groups& groups, std::size_t count, const text::Wording& wording) {
    if (count == 1) return true;
    const std::string_view separator = groups.separators[0];
    for (std::size_t i = 1; i + 1 < count; ++i) {
        const bool same = groups.separators[i] == separator ||
                          (is_space(groups.separators[i]) && is_space(separator));
        if (!same) return false;
    }
    const bool is_sign = holds(wording.groupings(), separator) || separator == "'" ||
                         separator == "\u066C" || is_space(separator);
    return is_sign && is_grouped(groups, count);
}

void read_value(Number& number, const Groups& groups, const text::Wording& wording) {
    const std::size_t count = groups.digits.size();
    if (count == 1) {
        number.value = canonical_number(groups.digits[0]);
        return;
    }
    const std::string_view last = groups.separators.back();
    const bool is_decimal = holds(wording.decimals(), last) || last == "\u066B";
    const bool grouping_too = holds(wording.groupings(), last);
    if (is_whole(groups, count, wording) && !(is_decimal && !grouping_too)) {
        number.value = canonical_number(joined(groups, count));
    } else if (is_decimal && is_whole(groups, count - 1, wording)) {
        number.value = canonical_number(joined(groups, count - 1), groups.digits.back());
    }
    const bool point = last == "." || last == ",";
    if (count == 2 && point) number.other = canonical_number(groups.digits[0], groups.digits[1]);
    for (const std::string_view digits : groups.digits) {
        number.parts.push_back(canonical_number(digits));
    }
}

/// The letters before a number that it belongs to: IGF-1, M1, COVID-19. Of scripts with spaces.
std::string name_of_number(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::size_t longest = 40;  // bytes
    std::size_t first = begin;
    bool letters = false;
    while (first > 0 && begin - first < longest) {
        const char32_t c = text::before(text, first);
        const bool letter = text::is_letter(c) && !text::is_unspaced(c);
        const bool joins = c == '-' || is_digit(c);
        if (!letter && !joins) break;
        letters = letters || letter;
        do --first;
        while (first > 0 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80);
    }
    return letters ? text::folded(text.substr(first, end - first)) : std::string();
}

Sign sign_before(std::string_view text, std::size_t begin) {
    const char32_t c = text::before(text, begin);
    if (c != '-' && c != 0x2212 && c != 0x2013) return Sign::none;
    const std::size_t at = begin - (c == '-' ? 1 : 3);
    const char32_t previous = text::before(text, at);
    const bool starts = previous == 0 || (!text::is_letter(previous) && !is_digit(previous) &&
                                          previous != ')' && previous != 0xFFFC);
    if (text::is_unspaced(previous)) return Sign::dash;  // no blank tells which
    if (!starts) return Sign::none;
    return c == 0x2013 ? Sign::dash : Sign::minus;
}

void scale_by(std::string& value, int zeros) {
    if (value.empty() || zeros == 0) return;
    const std::size_t point = value.find('.');
    std::string whole = value.substr(0, point);
    std::string fraction = point == std::string::npos ? "" : value.substr(point + 1);
    for (int i = 0; i < zeros; ++i) {
        whole += fraction.empty() ? '0' : fraction.front();
        if (!fraction.empty()) fraction.erase(0, 1);
    }
    value = canonical_number(whole, fraction);
}

/// "million", "लाख", "万" behind a number; several multiply ("mil millones").
void read_scale(Number& number, std::string_view text, const text::Wording& wording) {
    for (;;) {
        std::size_t at = number.end;
        std::size_t after = at;
        if (at < text.size() && text::is_space(text::next(text, after))) at = after;
        const std::string rest = text::folded(text.substr(at, 48));
        const text::ScaleWord* found = nullptr;
        for (const text::ScaleWord& word : wording.scales()) {
            const char32_t next = text::at(rest, word.word.size());
            const bool ends = !text::is_letter(next) || text::is_unspaced(next) ||
                              text::is_unspaced(text::before(word.word, word.word.size())) ||
                              word.word.size() >= 5;
            if (rest.starts_with(word.word) && ends) {
                found = &word;
                break;
            }
        }
        if (found == nullptr) return;
        scale_by(number.value, found->zeros);
        number.scale += found->zeros;
        // the folded word may be shorter than what stands in the text: count letters
        std::size_t letters = 0;
        for (std::size_t i = 0; i < found->word.size(); ++letters) text::next(found->word, i);
        for (std::size_t i = 0; i < letters && at < text.size(); ++i) text::next(text, at);
        number.end = at;
    }
}

class NumberReader {
public:
    NumberReader(std::string_view text, const text::Wording& wording)
        : text_(text), wording_(wording) {
        for (const std::string& sign : wording.groupings()) {
            space_groups_ = space_groups_ || is_space(sign);
        }
    }

    std::vector<Number> run() {
        for (std::size_t at = 0; at < text_.size();) {
            if (is_digit(text_[at])) {
                at = number(at);
                continue;
            }
            const std::size_t begin = at;
            const char32_t c = text::next(text_, at);
            lone(c, begin, at);
        }
        add_months(numbers_, text_, wording_);
        measures();
        return std::move(numbers_);
    }

private:
    std::size_t number(std::size_t at) {
        const Groups groups = groups_at(text_, at, space_groups_);
        Number out{.begin = at, .end = groups.end};
        for (std::size_t i = 0; i < groups.digits.size(); ++i) {
            out.raw += groups.digits[i];
            if (i < groups.separators.size()) {
                out.raw += is_space(groups.separators[i]) ? " " : groups.separators[i];
            }
        }
        read_value(out, groups, wording_);
        out.name = name_of_number(text_, at, groups.end);
        out.sign = sign_before(text_, at);
        read_scale(out, text_, wording_);
        const std::size_t end = out.end;
        // 3万5000: smaller units go on
        if (!numbers_.empty() && numbers_.back().end == at && numbers_.back().scale > 0 &&
            numbers_.back().value.size() > out.value.size() && !out.value.empty()) {
            Number& whole = numbers_.back();
            const std::size_t keep = whole.value.size() - out.value.size();
            if (whole.value.find_first_not_of('0', keep) == std::string::npos) {
                whole.value.replace(keep, out.value.size(), out.value);
                whole.end = end;
                return end;
            }
        }
        numbers_.push_back(std::move(out));
        return end;
    }

    void lone(char32_t c, std::size_t begin, std::size_t end) {
        const std::string_view fraction = text::fraction_of(c);
        if (!fraction.empty()) {
            for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
                Number out{.begin = begin, .end = end, .raw = std::string(fraction)};
                out.value = std::string(fraction.substr(i, 1));
                numbers_.push_back(std::move(out));
            }
            return;
        }
        const int digit = text::lone_digit(c);
        if (digit < 0) return;
        Number out{.begin = begin, .end = end, .raw = std::to_string(digit)};
        out.value = out.raw;
        numbers_.push_back(std::move(out));
    }

    void measures() {
        for (Number& number : numbers_) {
            if (number.month != 0) continue;
            number.measure = measure_behind(text_, number.end, wording_);
            if (number.measure.units.empty()) {
                number.measure = measure_before(text_, number.begin, wording_);
            }
        }
        // from behind: "5, 10 or 20 mg"
        for (std::size_t i = numbers_.size(); i-- > 1;) {
            Number& number = numbers_[i - 1];
            const Number& next = numbers_[i];
            if (!is_joined_to(number, next) || !number.measure.units.empty()) continue;
            number.inherited = next.measure.units.empty() ? next.inherited : next.measure;
        }
    }  /// "5 to 10 mg", "5–10 mg", "5、10": at most one short word between them.
    bool is_joined_to(const Number& number, const Number& next) const {
        if (next.begin < number.end || next.begin - number.end > 24) return false;
        const std::string_view between = text_.substr(number.end, next.begin - number.end);
        std::size_t letters = 0, words = 0, unspaced = 0;
        bool inside = false;
        for (std::size_t at = 0; at < between.size();) {
            const char32_t c = text::next(between, at);
            if (c == '/' || c == '\n') return false;
            const bool letter = text::is_letter(c);
            letters += letter ? 1 : 0;
            unspaced += text::is_unspaced(c) ? 1 : 0;
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words <= 1 && letters <= 5 && unspaced <= 2;
    }

    std::string_view text_;
    const text::Wording& wording_;
    bool space_groups_ = false;
    std::vector<Number> numbers_;
};

}  // namespace

std::string canonical_number(std::string_view whole, std::string_view fraction) {
    const std::size_t first = whole.find_first_not_of('0');
    std::string out(first == whole.npos ? "0" : whole.substr(first));
    const std::size_t last = fraction.find_last_not_of('0');
    if (last != fraction.npos) out.append(".").append(fraction.substr(0, last + 1));
    return out;
}

std::vector<Number> read_numbers(std::string_view text, const text::Wording& wording) {
    return NumberReader(text, wording).run();
}

}  // namespace bifolium::l10n
