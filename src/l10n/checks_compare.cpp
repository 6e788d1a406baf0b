#include <algorithm>
#include <string>

#include "l10n/checks_quantities.h"
#include "l10n/checks_words.h"
#include "text/matching.h"

namespace bifolium::l10n {

namespace {

/// With its unit or its name: "5 mg", "IGF-1".
std::string shown_measure(const Side& side, const Number& number) {
    const std::size_t end = std::max(number.end, number.measure.end);
    // with the letters that it belongs to: "IGF-1"
    const std::size_t size = number.end - number.begin;
    const std::size_t letters = number.name.size() > size ? number.name.size() - size : 0;
    const std::size_t begin = number.begin - std::min(letters, number.begin);
    const std::string_view said = side.text.substr(begin, end - begin);
    const bool whole = text::folded(said).starts_with(number.name);
    const std::string_view sign = number.sign == Sign::minus ? "-" : "";
    return std::string(sign).append(whole ? said
                                          : side.text.substr(number.begin, end - number.begin));
}

/// "00" of 8:00, which may be left out with its colon.
bool is_full_hour(const Side& side, const Number& number, const Side& target) {
    if (number.raw != "00" || text::before(side.text, number.begin) != ':') return false;
    for (std::size_t at = 1; at < target.text.size(); ++at) {
        const auto digit = [&](std::size_t i) {
            return i < target.text.size() && target.text[i] >= '0' && target.text[i] <= '9';
        };
        if (target.text[at] == ':' && digit(at - 1) && !digit(at + 1)) return false;
    }
    return true;
}
/// A dose is written in figures, and so is what belongs to a name: B12, CO₂. A percentage or
/// "5 hours" may be in words.
bool may_be_words(const Side& side, const Number& number) {
    const bool raised = text::before(side.text, number.begin) == 0xFFFC;
    const auto letters =
        std::count_if(number.name.begin(), number.name.end(), [](char c) { return c > '9'; });
    if (raised || (letters > 0 && letters <= 4)) return false;
    return !number.measure.symbol || number.measure.units.empty() ||
           number.measure.units.front() == "percent" ||
           !is_exact_unit(number.measure.units.front());
}

class Quantities {
public:
    explicit Quantities(const Pair& pair)
        : pair_(pair),
          source_(pair.source.text, pair.of.from),
          target_(pair.target.text, pair.of.to) {}

    void run() {
        if (std::max(source_.numbers.size(), target_.numbers.size()) > most)
            return compare_sorted();
        const std::vector<Found> found = match_numbers(source_, target_);
        for (const Found& one : found) compare(*one.source, one.target);
        const bool lost = missing();
        const bool more = additional();
        if (!lost && !more && !unit_told_) added_units();
        if (!lost && !more) words();
    }

private:
    /// Numbers in a passage that are looked at one by one; a passage with more is no prose.
    static constexpr std::size_t most = 1000;

    /// By their values alone; the first that differs is told.
    void compare_sorted() {
        const auto values = [](const Side& side) {
            std::vector<std::string> out;
            for (const Number& number : side.numbers) out.push_back(number.value);
            std::sort(out.begin(), out.end());
            return out;
        };
        const std::vector<std::string> here = values(source_), there = values(target_);
        const auto [own, other] =
            std::mismatch(here.begin(), here.end(), there.begin(), there.end());
        if (own == here.end() && other == there.end()) return;
        pair_.report(Severity::error, "l10n.number",
                     "the translation has other numbers than the source, the first of them " +
                         (own == here.end() ? *other : *own),
                     "say the same numbers");
    }

    bool missing() {
        bool any = false;
        for (const Number& number : source_.numbers) {
            if (number.used || is_full_hour(source_, number, target_)) continue;
            if (!number.value.empty() && may_be_words(source_, number) &&
                says_in_words(target_, number.value)) {
                compare(number, nullptr);
                continue;
            }
            any = true;
            pair_.report(Severity::error, "l10n.number",
                         "'" + shown_measure(source_, number) +
                             "' of the source is not in the translation" + instead(),
                         "say the same number, as the language writes it");
        }
        return any;
    }

    /// What stands there: the first number that the source does not have. It is told with this.
    std::string instead() {
        for (Number& number : target_.numbers) {
            if (!number.used && number.month == 0 && !is_harmless(source_, target_, number)) {
                number.used = true;
                return ", but '" + shown_measure(target_, number) + "'" + reads(number);
            }
        }
        return {};
    }

    /// "1,000" is one in German: say so.
    std::string reads(const Number& number) const {
        if (number.value.empty() || number.value == number.raw || number.scale != 0) return {};
        return ", which is " + number.value + " in this language";
    }

    bool additional() {
        bool any = false;
        for (const Number& number : target_.numbers) {
            if (number.used || is_harmless(source_, target_, number)) continue;
            any = true;
            pair_.report(Severity::error, "l10n.number",
                         "the translation says '" + shown_measure(target_, number) +
                             "', which the source does not",
                         "take the number out, or correct it");
        }
        return any;
    }

    void compare(const Number& number, const Number* there) {
        if (number.measure.units.empty()) return;
        const std::string_view unit = number.measure.units.front();
        const bool exact = is_exact_unit(unit);
        if (there == nullptr) {
            if (!stands_anywhere(number.measure.units)) lost_unit(number, exact);
            return;
        }
        if (has_any(there->measure.units, number.measure.units) ||
            has_any(there->inherited.units, number.measure.units)) {
            compare_per(number, *there);
            return;
        }
        const bool other = !there->measure.units.empty();
        if (other) {
            unit_told_ = true;
            pair_.report(Severity::error, "l10n.unit",
                         "'" + shown_measure(source_, number) + "' became '" +
                             shown_measure(target_, *there) + "'",
                         "keep the unit of measure");
        } else if (exact || !stands_anywhere(number.measure.units)) {
            lost_unit(number, exact);
        }
    }
    void lost_unit(const Number& number, bool exact) {
        if (number.measure.units.front() == "year") return;  // "from 65" is an age as well
        unit_told_ = true;
        pair_.report(exact ? Severity::error : Severity::warning, "l10n.unit",
                     "the unit of '" + shown_measure(source_, number) +
                         "' is not beside its number in the translation",
                     "write the unit after the number");
    }

    /// mg/kg: what it is for each of.
    void compare_per(const Number& number, const Number& there) {
        if (number.measure.per.empty() || has_any(there.measure.per, number.measure.per) ||
            has_any(there.inherited.per, number.measure.per)) {
            return;
        }
        if (there.measure.per.empty() && stands_anywhere(number.measure.per)) return;
        pair_.report(Severity::error, "l10n.unit",
                     "'" + shown_measure(source_, number) + "' became '" +
                         shown_measure(target_, there) + "'",
                     "keep what the unit is per");
    }

    static bool has_any(const std::vector<std::string_view>& units,
                        const std::vector<std::string_view>& wanted) {
        return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
            return std::find(wanted.begin(), wanted.end(), unit) != wanted.end();
        });
    }

    bool stands_anywhere(const std::vector<std::string_view>& units) const {
        return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
            return has_measure(target_.folded, unit, target_.wording);
        });
    }

    /// "5" became "5 mg", where the source measures nothing so.
    void added_units() {
        for (const Number& number : target_.numbers) {
            const auto& units = number.measure.units;
            if (units.empty() || !number.measure.symbol || !is_exact_unit(units.front())) continue;
            const bool known = std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
                return has_measure(source_.folded, unit, source_.wording) ||
                       std::any_of(source_.numbers.begin(), source_.numbers.end(),
                                   [&](const Number& other) {
                                       return has_any(other.measure.units, {unit}) ||
                                              has_any(other.measure.per, {unit});
                                   });
            });
            if (known) continue;
            pair_.report(Severity::error, "l10n.unit",
                         "the source does not measure in the unit of '" +
                             shown_measure(target_, number) + "'",
                         "keep the source's unit, or none");
        }
    }

    /// Two…twelve in words: one lost and another one there is a change.
    void words() {
        std::string lost, more;
        for (int value = 2; value <= 12; ++value) {
            const std::string text = std::to_string(value);
            const bool here = says_exactly(source_, value);
            const bool there = says_exactly(target_, value);
            const bool has_figure =
                std::any_of(target_.numbers.begin(), target_.numbers.end(),
                            [&](const Number& number) { return number.value == text; });
            if (here && !has_figure && !says_in_words(target_, text)) lost = text;
            if (there && !says_in_words(source_, text) && !has_value(source_, text)) more = text;
        }
        if (lost.empty() || more.empty()) return;
        pair_.report(Severity::error, "l10n.number",
                     "the source says " + lost + " in words, the translation " + more,
                     "say the same number");
    }

    static bool has_value(const Side& side, const std::string& value) {
        return std::any_of(side.numbers.begin(), side.numbers.end(),
                           [&](const Number& number) { return number.value == value; });
    }

    static bool says_exactly(const Side& side, int value) {
        const auto words = side.wording.spelled(value);
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            // a single character may be part of any word: 十分, 三文鱼
            return !text::is_unspaced(text::at(word, 0)) &&
                   text::find_word(side.folded, word, text::Match::whole) != std::string::npos;
        });
    }

    const Pair& pair_;
    Side source_, target_;
    bool unit_told_ = false;
};

}  // namespace

void check_numbers(const Pair& pair) {
    Quantities(pair).run();
}

}  // namespace bifolium::l10n
