#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>
#include <unicode/uchar.h>

#include <cstdlib>
#include <utility>

#include "text/utf8.h"

namespace bifolium::text {

namespace {

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

std::string composed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) std::abort();  // ICU's own data is missing
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    form->normalizeUTF8(0, piece(text), sink, nullptr, status);
    if (U_FAILURE(status)) std::abort();
    return out;
}

/// What CaseMap takes: a language that it does not know maps as the root does.
std::string locale_of(std::string_view language) {
    return std::string(language.substr(0, 64));
}

template <class Map>
std::string mapped(Map map) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    map(sink, status);
    if (U_FAILURE(status)) std::abort();  // only without memory
    return out;
}

}  // namespace

std::string comparable(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    bool space = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const UChar32 character = next_character(text, offset);
        if (character == 0x00AD) continue;
        if (u_isUWhiteSpace(character)) {
            space = true;
            continue;
        }
        if (std::exchange(space, false) && !kept.empty()) kept.push_back(' ');
        kept.append(text.substr(begin, offset - begin));
    }
    return composed(kept);
}

std::string upper_case(std::string_view text, std::string_view language) {
    return mapped([&](icu::ByteSink& sink, UErrorCode& status) {
        icu::CaseMap::utf8ToUpper(locale_of(language).c_str(), 0, piece(text), sink, nullptr,
                                  status);
    });
}

std::string lower_case(std::string_view text, std::string_view language) {
    return mapped([&](icu::ByteSink& sink, UErrorCode& status) {
        icu::CaseMap::utf8ToLower(locale_of(language).c_str(), 0, piece(text), sink, nullptr,
                                  status);
    });
}

std::string title_case(std::string_view text, std::string_view language) {
    return mapped([&](icu::ByteSink& sink, UErrorCode& status) {
        icu::CaseMap::utf8ToTitle(locale_of(language).c_str(), U_TITLECASE_NO_LOWERCASE, nullptr,
                                  piece(text), sink, nullptr, status);
    });
}

}  // namespace bifolium::text
