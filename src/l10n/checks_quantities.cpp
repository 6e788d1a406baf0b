#include "l10n/checks_quantities.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "text/matching.h"

namespace bifolium::l10n {

namespace {

bool shares(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    return std::any_of(a.begin(), a.end(), [&](std::string_view unit) {
        return std::find(b.begin(), b.end(), unit) != b.end();
    });
}

bool says_minus(const Side& side, const Number& number) {
    const std::vector<std::string> one = side.wording.spelled(-1);
    if (one.empty()) return false;
    const std::string word = one.front().substr(0, one.front().find(' '));
    return text::find_word(text::folded(side.text.substr(0, number.begin)), word,
                           text::Match::whole) != std::string_view::npos;
}

/// -5 is not 5. An en dash before a number may be a minus, or not.
bool same_sign(const Side& source, const Number& a, const Side& target, const Number& b) {
    if (a.sign == b.sign || a.sign == Sign::dash || b.sign == Sign::dash) return true;
    const bool minus_here = a.sign == Sign::minus;
    return minus_here ? says_minus(target, b) : says_minus(source, a);
}

/// Before "pm" or "Uhr", or within "10:30".
bool is_hour(const Side& side, const Number& number) {
    const std::optional<std::int64_t> hour = whole_number(number.value);
    if (!hour || *hour > 24) return false;
    std::string rest = text::folded(side.text.substr(number.end, 40));
    if (rest.starts_with(':')) {
        std::size_t at = 1;
        while (at < rest.size() && rest[at] >= '0' && rest[at] <= '9') ++at;
        rest.erase(0, at);
    }
    while (rest.starts_with(' ') || rest.starts_with("\u00A0") || rest.starts_with("\u202F")) {
        rest.erase(0, rest[0] == ' ' ? 1 : rest.starts_with("\u00A0") ? 2 : 3);
    }
    const std::string head = text::folded(side.text.substr(
        number.begin > 24 ? number.begin - 24 : 0, std::min<std::size_t>(number.begin, 24)));
    return std::any_of(side.wording.day_halves().begin(), side.wording.day_halves().end(),
                       [&](const std::string& half) {
                           return rest.starts_with(half) || head.ends_with(half) ||
                                  head.ends_with(half + " ");
                       });
}

class Matcher {
public:
    Matcher(Side& source, Side& target) : source_(source), target_(target) {}

    std::vector<Found> run() {
        join_spaced();
        each([&](Number& number) { return same_value(number, Need::unit); });
        each([&](Number& number) { return same_value(number, Need::value); });
        each([&](Number& number) { return same_text(number); });
        each([&](Number& number) { return by_parts(number); });
        each([&](Number& number) { return by_time(number); });
        each([&](Number& number) { return by_year(number); });
        return std::move(found_);
    }

private:
    enum class Need : unsigned char { unit, value };

    template <class Find>
    void each(Find find) {
        // by index: splitting adds numbers behind
        for (std::size_t i = 0; i < source_.numbers.size(); ++i) {
            Number& number = source_.numbers[i];
            if (!number.used) number.used = find(number);
        }
    }

    bool take(const Number& number, Number& other) {
        other.used = true;
        found_.push_back({&number, &other});
        return true;
    }

    /// "1 000" where the language's rule is "1.000": joined if the source says 1000.
    void join_spaced() {
        for (const Number& number : source_.numbers) {
            const bool long_number = number.value.size() >= 4 && number.parts.size() != 1;
            const bool known =
                std::any_of(target_.numbers.begin(), target_.numbers.end(),
                            [&](const Number& other) { return other.value == number.value; });
            if (!long_number || known) continue;
            for (std::size_t i = 0; i + 1 < target_.numbers.size(); ++i) {
                if (join_at(i, number.value)) break;
            }
        }
    }

    bool join_at(std::size_t first, const std::string& value) {
        auto& numbers = target_.numbers;
        std::string digits = numbers[first].raw;
        for (std::size_t i = first + 1; i < numbers.size() && digits.size() < value.size(); ++i) {
            std::size_t gap = numbers[i - 1].end;
            const bool one_blank = gap < numbers[i].begin &&
                                   text::is_space(text::next(target_.text, gap)) &&
                                   gap == numbers[i].begin;
            if (!one_blank || numbers[i].raw.size() != 3) return false;
            digits += numbers[i].raw;
            if (digits != value) continue;
            numbers[first].value = value;
            numbers[first].end = numbers[i].end;
            numbers[first].measure = numbers[i].measure;
            numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                          numbers.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            return true;
        }
        return false;
    }

    bool same_value(const Number& number, Need need) {
        if (number.value.empty()) return false;
        Number* best = nullptr;
        for (Number& other : target_.numbers) {
            if (other.used || other.value != number.value) continue;
            if (!same_sign(source_, number, target_, other)) continue;
            // "00" of 8:00 is not 000
            if (number.value == "0" && number.raw != "0" && other.raw != number.raw) continue;
            const bool measured = shares(number.measure.units, other.measure.units) ||
                                  shares(number.measure.units, other.inherited.units);
            const bool fits = number.measure.units.empty() ? other.measure.units.empty() : measured;
            if (need == Need::unit && !fits) continue;
            // the same name is better than another: M1 and 1
            if (best == nullptr || (best->name != number.name && other.name == number.name)) {
                best = &other;
            }
        }
        return best != nullptr && take(number, *best);
    }

    /// A version or a date of figures: 2.5 where the language writes 2,5; 17.05.2026.
    bool same_text(const Number& number) {
        for (Number& other : target_.numbers) {
            const bool foreign = other.value.empty() || number.value.empty();
            const bool same =
                other.raw == number.raw || (!other.other.empty() && other.other == number.value);
            if (!other.used && foreign && same) return take(number, other);
        }
        return false;
    }

    /// Figures of a date or a time stand together on one side and apart on the other.
    bool by_parts(const Number& number) {
        if (number.value.empty() && !number.parts.empty()) {
            std::vector<Number*> others;
            for (const std::string& part : number.parts) {
                Number* other = unused(part);
                if (other == nullptr) break;
                other->used = true;
                others.push_back(other);
            }
            if (others.size() == number.parts.size()) return true;
            for (Number* other : others) other->used = false;
        }
        for (Number& other : target_.numbers) {
            if (other.used || other.parts.empty()) continue;
            if (!other.value.empty() && other.raw.find(' ') == std::string::npos) continue;
            const auto part = std::find(other.parts.begin(), other.parts.end(), number.value);
            if (part == other.parts.end()) continue;
            other.parts.erase(part);
            if (other.parts.empty()) other.used = true;
            other.value.clear();
            other.raw.clear();
            other.other.clear();
            return true;
        }
        return false;
    }

    Number* unused(std::string_view value) {
        for (Number& other : target_.numbers) {
            if (!other.used && other.value == value) return &other;
        }
        return nullptr;
    }

    /// 3 pm and 15 Uhr; 10.30 and 10:30.
    bool by_time(const Number& number) {
        const std::optional<std::int64_t> hour = whole_number(number.value);
        if (hour && *hour <= 24) {
            Number* there = nullptr;
            if (is_hour(source_, number)) {
                const std::int64_t day = *hour == 12 ? 0 : *hour < 12 ? *hour + 12 : *hour - 12;
                there = unused(std::to_string(day));
                if (there == nullptr && *hour == 12) there = unused("24");
            } else if (*hour >= 12 || *hour == 0) {
                there = unused(std::to_string(*hour == 0 ? 12 : *hour - 12));
                if (there != nullptr && !is_hour(target_, *there)) there = nullptr;
            }
            if (there != nullptr) return take(number, *there);
        }
        if (number.parts.size() == 2 && is_hour(source_, number)) {
            Number* hours = unused(number.parts[0]);
            Number* minutes = unused(number.parts[1]);
            if (hours != nullptr && minutes != nullptr && minutes->begin > hours->end &&
                minutes->begin - hours->end <= 4) {
                hours->used = true;
                return take(number, *minutes);
            }
        }
        return false;
    }

    /// 2026 and 2569: the calendar of the language's country.
    bool by_year(const Number& number) {
        const std::optional<std::int64_t> year = whole_number(number.value);
        if (!year || *year < 1800 || *year > 2200) return false;
        const int there = target_.wording.year_there(static_cast<int>(*year));
        Number* other = there == *year ? nullptr : unused(std::to_string(there));
        return other != nullptr && take(number, *other);
    }

    Side& source_;
    Side& target_;
    std::vector<Found> found_;
};

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view value) {
    std::int64_t out = 0;
    const auto [at, error] = std::from_chars(value.data(), value.data() + value.size(), out);
    if (error != std::errc() || at != value.data() + value.size()) return std::nullopt;
    return out;
}

Side::Side(std::string_view plain, const text::Wording& language)
    : text(plain),
      wording(language),
      folded(text::folded(plain)),
      numbers(read_numbers(plain, language)) {}

std::vector<Found> match_numbers(Side& source, Side& target) {
    return Matcher(source, target).run();
}

}  // namespace bifolium::l10n
