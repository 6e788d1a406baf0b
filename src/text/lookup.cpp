#include "text/lookup.h"

#include <unicode/locdspnm.h>
#include <unicode/ures.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/handle.h"
#include "text/icu_locale.h"

namespace bifolium::text {

namespace {

using Bundle = Handle<UResourceBundle, ures_close>;

/// CLDR's own parent ("es_MX" has "es_419"), else the name less its last part; empty at the root.
std::string parent_of(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    // A bundle that is first opened without its parents stays tied to the root in ICU's cache when
    // its name has one part: Norwegian "nb", whose parent is "no", would have no months for the rest
    // of the process. So it is opened with them before.
    const Bundle with_parents(ures_open(nullptr, name.c_str(), &status));
    status = U_ZERO_ERROR;
    const Bundle bundle(ures_openDirect(nullptr, name.c_str(), &status));
    if (U_SUCCESS(status)) {
        std::int32_t size = 0;
        const UChar* own = ures_getStringByKey(bundle.get(), "%%Parent", &size, &status);
        if (U_SUCCESS(status)) {
            const std::string parent = utf8(icu::UnicodeString(own, size));
            return parent == "root" ? std::string() : parent;
        }
    }
    std::string parent = name.substr(0, std::min(name.rfind('_'), name.size()));
    if (parent.size() == name.size()) return {};
    while (parent.ends_with('_')) parent.pop_back();  // "de__1996" has no country
    return parent;
}

icu::Locale likely(const icu::Locale& locale) {
    icu::Locale full = locale;
    UErrorCode status = U_ZERO_ERROR;
    full.addLikelySubtags(status);
    return U_SUCCESS(status) ? full : locale;
}

std::string_view script_of(const icu::Locale& full) {
    return full.getScript();
}

/// "zh_TW" as "zh_Hant_TW": the script is said where it is not the language's usual one.
std::string name_with_script(const icu::Locale& locale) {
    const icu::Locale full = likely(locale), usual = likely(icu::Locale(locale.getLanguage()));
    const std::string name = locale.getBaseName();
    if (*locale.getScript() != '\0' || script_of(full) == script_of(usual)) return name;
    const std::string language = locale.getLanguage();
    return language + "_" + full.getScript() + name.substr(language.size());
}

}  // namespace

std::vector<std::string> lookup(std::string_view tag) {
    const icu::Locale from = icu_locale(tag);
    std::vector<std::string> found;
    if (*from.getLanguage() == '\0') return found;
    const icu::Locale full = likely(from);
    std::string name = name_with_script(from), last;
    constexpr std::size_t most = 8;  // CLDR's longest line of parents is four
    while (!name.empty() && found.size() < most) {
        const icu::Locale place(name.c_str());
        if (script_of(likely(place)) != script_of(full)) break;
        found.push_back(language_tag(place));
        last = std::move(name);
        name = parent_of(last);
    }
    const icu::Locale end(last.c_str());
    if (last == end.getLanguage() && *full.getScript() != '\0') {
        found.push_back(language_tag(icu::Locale(end.getLanguage(), full.getScript())));
    }
    return found;
}

std::string own_name(std::string_view tag) {
    const icu::Locale locale = icu_locale(tag);
    if (*locale.getLanguage() == '\0') return std::string(tag);
    UDisplayContext wanted[] = {UDISPCTX_DIALECT_NAMES, UDISPCTX_CAPITALIZATION_FOR_STANDALONE};
    const std::unique_ptr<icu::LocaleDisplayNames> names(
        icu::LocaleDisplayNames::createInstance(locale, wanted, 2));
    if (names == nullptr) return std::string(tag);
    icu::UnicodeString name;
    names->localeDisplayName(locale, name);
    return utf8(name);
}

}  // namespace bifolium::text
