#include "text/matching.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "text/utf8.h"

namespace bifolium::text {

namespace {

std::string normalized(std::string_view text, const icu::Normalizer2* form, UErrorCode status) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    if (U_SUCCESS(status)) {
        form->normalizeUTF8(0,
                            icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                            sink, nullptr, status);
    }
    if (U_FAILURE(status)) std::abort();  // ICU's own data is missing
    return out;
}

void append(std::string& out, UChar32 character) {
    std::array<char, 4> bytes{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, character);
    out.append(bytes.data(), static_cast<std::size_t>(size));
}

bool is_unseen(UChar32 c) {
    return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

UChar32 plain_character(UChar32 c) {
    if (c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0x02B9) return '\'';
    if (c == 0x00B5) return 0x03BC;
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if (c == 0x2010 || c == 0x2011) return '-';
    const std::int32_t digit = u_charDigitValue(c);
    return digit >= 0 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? '0' + digit : c;
}

/// Accents of the scripts that have case, and Arabic's vowel marks.
bool is_accent(UChar32 c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x0652) || c == 0x0670;
}

constexpr std::array<std::pair<char32_t, std::string_view>, 15> fractions{{{0x00BC, "1/4"},
                                                                           {0x00BD, "1/2"},
                                                                           {0x00BE, "3/4"},
                                                                           {0x2150, "1/7"},
                                                                           {0x2151, "1/9"},
                                                                           {0x2153, "1/3"},
                                                                           {0x2154, "2/3"},
                                                                           {0x2155, "1/5"},
                                                                           {0x2156, "2/5"},
                                                                           {0x2157, "3/5"},
                                                                           {0x2158, "4/5"},
                                                                           {0x2159, "1/6"},
                                                                           {0x215A, "5/6"},
                                                                           {0x215B, "1/8"},
                                                                           {0x215C, "3/8"}}};

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string plain(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::string composed = normalized(text, icu::Normalizer2::getNFCInstance(status), status);
    std::string out;
    out.reserve(composed.size());
    for (std::size_t offset = 0; offset < composed.size();) {
        const UChar32 character = next_character(composed, offset);
        if (!is_unseen(character)) append(out, plain_character(character));
    }
    return out;
}

std::string folded(std::string_view plain) {
    if (is_ascii(plain)) {
        std::string out(plain);
        for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::string apart = normalized(plain, icu::Normalizer2::getNFDInstance(status), status);
    std::string out;
    out.reserve(apart.size());
    for (std::size_t offset = 0; offset < apart.size();) {
        const UChar32 character = next_character(apart, offset);
        if (character == 0x00DF) {
            out += "ss";
        } else if (!is_accent(character)) {
            append(out, u_foldCase(character, U_FOLD_CASE_DEFAULT));
        }
    }
    return out;
}

bool is_letter(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_digit(char32_t character) {
    return u_isdigit(static_cast<UChar32>(character));
}

bool is_space(char32_t character) {
    return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0;
}

bool is_unspaced(char32_t character) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(character), &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return true;
        default:
            return character == 0x30FC;  // the long mark of kana, common to both
    }
}

int lone_digit(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    if (u_charType(c) != U_OTHER_NUMBER) return -1;
    const double value = u_getNumericValue(c);
    if (value < 0 || value > 50 || value != static_cast<int>(value)) return -1;
    return static_cast<int>(value);
}

std::string_view fraction_of(char32_t character) {
    for (const auto& [fraction, text] : fractions) {
        if (fraction == character) return text;
    }
    return {};
}

char32_t next(std::string_view text, std::size_t& offset) {
    return static_cast<char32_t>(next_character(text, offset));
}

char32_t before(std::string_view text, std::size_t offset) {
    if (offset == 0) return 0;
    std::size_t begin = character_before(text, offset);
    return next(text, begin);
}

char32_t at(std::string_view text, std::size_t offset) {
    return offset >= text.size() ? 0 : next(text, offset);
}

std::size_t find_word(std::string_view text, std::string_view word, Match match, std::size_t from) {
    if (word.empty()) return std::string_view::npos;
    const bool apart_before = !is_unspaced(at(word, 0));
    const bool apart_after = match == Match::whole && !is_unspaced(before(word, word.size()));
    for (std::size_t found = text.find(word, from); found != std::string_view::npos;
         found = text.find(word, found + 1)) {
        const std::size_t end = found + word.size();
        if (apart_before && is_letter(before(text, found)) && !is_unspaced(before(text, found))) {
            continue;
        }
        if (apart_after && is_letter(at(text, end)) && !is_unspaced(at(text, end))) continue;
        return found;
    }
    return std::string_view::npos;
}

}  // namespace bifolium::text
