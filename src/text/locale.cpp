#include "text/locale.h"

#include <unicode/calendar.h>
#include <unicode/coll.h>
#include <unicode/datefmt.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/numsys.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <optional>

#include "base/handle.h"
#include "text/icu_locale.h"
#include "text/lookup.h"

namespace bifolium::text {

namespace {

using LocaleData = Handle<ULocaleData, ulocdata_close>;

constexpr Size a4{Length::mm(210), Length::mm(297)};
constexpr Size letter{Length::pt(612), Length::pt(792)};

std::string delimiter(const ULocaleData* data, ULocaleDataDelimiterType type) {
    std::array<UChar, 16> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size =
        ulocdata_getDelimiter(const_cast<ULocaleData*>(data), type, buffer.data(),
                              static_cast<std::int32_t>(buffer.size()), &status);
    if (U_FAILURE(status)) std::abort();  // every locale inherits the root's
    return utf8(icu::UnicodeString(buffer.data(), size));
}

Quotes quotes_of(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const LocaleData data(ulocdata_open(locale.getName(), &status));
    if (U_FAILURE(status)) std::abort();
    return {delimiter(data.get(), ULOCDATA_QUOTATION_START),
            delimiter(data.get(), ULOCDATA_QUOTATION_END),
            delimiter(data.get(), ULOCDATA_ALT_QUOTATION_START),
            delimiter(data.get(), ULOCDATA_ALT_QUOTATION_END)};
}

Size paper_of(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t height = 0, width = 0;
    ulocdata_getPaperSize(locale.getName(), &height, &width, &status);
    return U_SUCCESS(status) && width == 216 ? letter : a4;
}

std::string digits_of(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberingSystem> system(
        icu::NumberingSystem::createInstance(locale, status));
    if (U_FAILURE(status) || system->isAlgorithmic() || system->getRadix() != 10) {
        return "0123456789";
    }
    return utf8(system->getDescription());
}

/// "2026", "2026-05" or "2026-05-17", and a time after it that does not matter.
struct IsoDate {
    int year = 0;
    std::optional<int> month, day;
};

std::optional<IsoDate> parse_date(std::string_view text) {
    text = text.substr(0, text.find_first_of("T "));
    const auto part = [&](std::size_t at, std::size_t size) -> std::optional<int> {
        if (at + size > text.size()) return std::nullopt;
        int value = 0;
        const char* begin = text.data() + at;
        const auto [end, error] = std::from_chars(begin, begin + size, value);
        if (error != std::errc() || end != begin + size || value < 1) return std::nullopt;
        return value;
    };
    IsoDate date;
    const auto year = part(0, 4), month = part(5, 2), day = part(8, 2);
    if (!year || (text.size() != 4 && text.size() != 7 && text.size() != 10)) return std::nullopt;
    date.year = *year;
    if (text.size() == 4) return date;
    if (text[4] != '-' || !month || *month > 12) return std::nullopt;
    date.month = month;
    if (text.size() == 7) return date;
    if (text[7] != '-' || !day || *day > 31) return std::nullopt;
    date.day = day;
    return date;
}

std::optional<UDate> moment_of(const IsoDate& date) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
        *icu::TimeZone::getGMT(), icu::Locale("en@calendar=gregorian"), status));
    if (U_FAILURE(status)) std::abort();
    calendar->clear();
    calendar->setLenient(false);
    calendar->set(date.year, date.month.value_or(1) - 1, date.day.value_or(1), 12, 0);
    const UDate moment = calendar->getTime(status);
    if (U_FAILURE(status)) return std::nullopt;  // 31 February
    return moment;
}

}  // namespace

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

void leave_environment() {
    static const bool done = [] {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale::setDefault(icu::Locale::getRoot(), status);
        return U_SUCCESS(status);
    }();
    if (!done) std::abort();  // the same manuscript would give other bytes elsewhere
}

icu::Locale icu_locale(std::string_view tag) {
    leave_environment();
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
    if (U_FAILURE(status) || locale.isBogus()) return icu::Locale::getRoot();
    locale.canonicalize(status);
    return U_FAILURE(status) ? icu::Locale::getRoot() : locale;
}

std::string language_tag(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    auto tag = locale.toLanguageTag<std::string>(status);
    return U_FAILURE(status) ? "und" : tag;
}

Locale locale(std::string_view tag) {
    const icu::Locale from = icu_locale(tag);
    Locale out;
    out.tag = language_tag(from);
    out.direction = from.isRightToLeft() != 0 ? Direction::right_to_left : Direction::left_to_right;
    out.paper = paper_of(from);
    out.quotes = quotes_of(from);
    out.digits = digits_of(from);
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(from, status);
    if (U_FAILURE(status)) std::abort();
    out.decimal = utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
    out.grouping =
        utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
    return out;
}

std::string number(const Locale& locale, double value, int decimals) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text =
        icu::number::NumberFormatter::withLocale(icu_locale(locale.tag))
            .precision(icu::number::Precision::fixedFraction(std::clamp(decimals, 0, 20)))
            .formatDouble(value, status)
            .toString(status);
    if (U_FAILURE(status)) std::abort();
    return utf8(text);
}

std::string file_size(const Locale& locale, std::size_t bytes) {
    const bool small = bytes < 1'000'000;
    const std::size_t unit = small ? 1'000 : 100'000;
    const double count = static_cast<double>((bytes + unit - 1) / unit) / (small ? 1 : 10);
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text =
        icu::number::NumberFormatter::withLocale(icu_locale(locale.tag))
            .unit(small ? icu::MeasureUnit::getKilobyte() : icu::MeasureUnit::getMegabyte())
            .unitWidth(UNUM_UNIT_WIDTH_SHORT)
            .precision(icu::number::Precision::maxFraction(1))
            .formatDouble(count, status)
            .toString(status);
    if (U_FAILURE(status)) std::abort();
    return utf8(text);
}

std::string date(const Locale& locale, std::string_view iso_8601) {
    const std::optional<IsoDate> parsed = parse_date(iso_8601);
    const std::optional<UDate> moment = parsed ? moment_of(*parsed) : std::nullopt;
    if (!moment) return std::string(iso_8601);
    const icu::Locale in = icu_locale(locale.tag);
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::DateFormat> format;
    if (parsed->day) {
        format.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, in));
    } else {
        format.reset(icu::DateFormat::createInstanceForSkeleton(parsed->month ? u"yMMMM" : u"y", in,
                                                                status));
    }
    if (U_FAILURE(status) || format == nullptr) std::abort();
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString text;
    format->format(*moment, text);
    return utf8(text);
}

int collate(const Locale& locale, std::string_view a, std::string_view b) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu_locale(locale.tag), status));
    if (U_FAILURE(status)) std::abort();
    const auto piece = [](std::string_view text) {
        return icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()));
    };
    const UCollationResult order = collator->compareUTF8(piece(a), piece(b), status);
    if (U_FAILURE(status)) std::abort();
    return order;
}

struct CollationKeys::Impl {
    std::unique_ptr<icu::Collator> collator;
};

CollationKeys::CollationKeys(const Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    auto impl = std::make_unique<Impl>();
    impl->collator.reset(icu::Collator::createInstance(icu_locale(locale.tag), status));
    if (U_FAILURE(status)) std::abort();
    impl_ = std::move(impl);
}

CollationKeys::~CollationKeys() = default;

std::string CollationKeys::of(std::string_view text) const {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string key(static_cast<std::size_t>(impl_->collator->getSortKey(wide, nullptr, 0)), '\0');
    impl_->collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()),
                                static_cast<std::int32_t>(key.size()));
    return key;
}

std::string icu_version() {
    UVersionInfo library{}, unicode{};
    std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
    u_getVersion(library);
    u_getUnicodeVersion(unicode);
    u_versionToString(library, text.data());
    std::string out = text.data();
    u_versionToString(unicode, text.data());
    return out + " (Unicode " + text.data() + ")";
}

}  // namespace bifolium::text
