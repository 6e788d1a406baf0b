#include "text/wording.h"

#include <unicode/calendar.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/numsys.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

#include "text/icu_locale.h"
#include "text/matching.h"
#include "text/wording_units.h"

namespace bifolium::text {

namespace {

void add_once(std::vector<std::string>& list, std::string text) {
    if (text.empty() || std::find(list.begin(), list.end(), text) != list.end()) return;
    list.push_back(std::move(text));
}

/// The separators in the language's own digits, or in Latin ones.
void add_separators(const icu::Locale& locale, bool latin, std::vector<std::string>& decimals,
                    std::vector<std::string>& groupings) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::NumberingSystem> system(
        latin ? icu::NumberingSystem::createInstanceByName("latn", status)
              : icu::NumberingSystem::createInstance(locale, status));
    if (U_FAILURE(status) || system == nullptr) std::abort();
    const icu::DecimalFormatSymbols symbols(locale, *system, status);
    if (U_FAILURE(status)) std::abort();
    const auto symbol = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol which) {
        return plain(utf8(symbols.getConstSymbol(which)));
    };
    add_once(decimals, symbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
    add_once(groupings, symbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
}

/// Names that are no numbers themselves ("5月" is read as one).
std::vector<MonthName> months_of(const icu::Locale& locale) {
    std::vector<MonthName> out;
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, "gregorian", status);
    if (U_FAILURE(status)) return out;
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
            std::int32_t count = 0;
            const icu::UnicodeString* names = symbols.getMonths(count, context, width);
            for (int month = 0; month < std::min(count, 12); ++month) {
                const std::string written = plain(utf8(names[month]));
                std::string name = folded(written);
                while (!name.empty() && name.back() == '.') name.pop_back();
                const bool numeric = std::any_of(name.begin(), name.end(),
                                                 [](char c) { return c >= '0' && c <= '9'; });
                const bool known = std::any_of(out.begin(), out.end(), [&](const MonthName& other) {
                    return other.name == name;
                });
                if (name.size() >= 3 && !numeric && !known) {
                    const bool capital = written.front() >= 'A' && written.front() <= 'Z';
                    const bool ascii = std::all_of(written.begin(), written.end(), [](char c) {
                        return static_cast<unsigned char>(c) < 0x80;
                    });
                    out.push_back({std::move(name), month + 1, capital, ascii});
                }
            }
        }
    }
    std::sort(out.begin(), out.end(), [](const MonthName& a, const MonthName& b) {
        return std::tuple(b.name.size(), a.name) < std::tuple(a.name.size(), b.name);
    });
    return out;
}

/// The halves of the day, and CLDR's parts of it that some languages say instead.
std::vector<std::string> day_halves_of(const icu::Locale& locale) {
    std::vector<std::string> out;
    UErrorCode status = U_ZERO_ERROR;
    for (const char16_t* pattern : {u"a", u"aaaa", u"aaaaa", u"BBBB", u"B"}) {
        icu::SimpleDateFormat format(pattern, locale, status);
        if (U_FAILURE(status)) return out;
        format.setTimeZone(*icu::TimeZone::getGMT());
        for (int hour = 0; hour < 24; ++hour) {
            icu::UnicodeString text;
            format.format(hour * 3'600'000.0, text);
            std::string half = folded(plain(utf8(text)));
            if (half.size() > 1) add_once(out, std::move(half));
        }
    }
    for (const char* half : {"am", "pm", "a.m.", "p.m.", "a. m.", "p. m."}) add_once(out, half);
    return out;
}

}  // namespace

struct Wording::Impl {
    std::unique_ptr<icu::RuleBasedNumberFormat> speller;
    std::unique_ptr<icu::Calendar> calendar;
};

Wording::Wording(const Locale& locale) : locale_(locale) {
    leave_environment();
    const icu::Locale of = icu_locale(locale.tag);
    auto impl = std::make_unique<Impl>();
    UErrorCode status = U_ZERO_ERROR;
    impl->speller = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, of, status);
    if (U_FAILURE(status)) impl->speller.reset();
    status = U_ZERO_ERROR;
    impl->calendar.reset(icu::Calendar::createInstance(of, status));
    if (U_FAILURE(status)) std::abort();
    impl->calendar->setTimeZone(*icu::TimeZone::getGMT());
    impl_ = std::move(impl);
    add_separators(of, false, decimals_, groupings_);
    add_separators(of, true, decimals_, groupings_);
    months_ = months_of(of);
    day_halves_ = day_halves_of(of);
    units_ = unit_words(of);
    scales_ = scale_words(of);
}

Wording::~Wording() = default;

std::string_view Wording::language() const {
    return std::string_view(locale_.tag).substr(0, locale_.tag.find('-'));
}

std::vector<std::string> Wording::spelled(std::int64_t number) const {
    std::vector<std::string> out;
    if (impl_->speller == nullptr) return out;
    const std::int32_t sets = impl_->speller->getNumberOfRuleSetNames();
    for (std::int32_t i = 0; i < sets; ++i) {
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString text;
        icu::FieldPosition position;
        impl_->speller->format(number, impl_->speller->getRuleSetName(i), text, position, status);
        if (U_FAILURE(status)) continue;
        std::string word = folded(plain(utf8(text)));
        std::replace(word.begin(), word.end(), '-', ' ');
        const bool numeric =
            std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!numeric) add_once(out, std::move(word));
    }
    return out;
}

int Wording::year_there(int gregorian) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar middle(gregorian, UCAL_JULY, 1, status);
    const std::unique_ptr<icu::Calendar> there(impl_->calendar->clone());
    there->setTime(middle.getTime(status), status);
    const int year = there->get(UCAL_YEAR, status);
    return U_FAILURE(status) ? gregorian : year;
}

}  // namespace bifolium::text
