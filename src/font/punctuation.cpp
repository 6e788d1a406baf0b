#include "font/punctuation.h"

#include <algorithm>

#include "base/utf8.h"
#include "font/characters.h"

namespace bifolium::font {

namespace {

constexpr std::uint32_t tag(const char (&letters)[5]) {
    std::uint32_t out = 0;
    for (int i = 0; i < 4; ++i) out = (out << 8) | static_cast<unsigned char>(letters[i]);
    return out;
}

/// Its mark is in the right half of its square.
bool opens(char32_t c) {
    switch (c) {
        case 0x2018:
        case 0x201C:
        case 0x3008:
        case 0x300A:
        case 0x300C:
        case 0x300E:
        case 0x3010:
        case 0x3014:
        case 0x3016:
        case 0x3018:
        case 0x301A:
        case 0x301D:
        case 0xFF08:
        case 0xFF3B:
        case 0xFF5B:
        case 0xFF5F:
            return true;
        default:  // any other character
            return false;
    }
}

/// Its mark is in the left half. Most such brackets come right after those that open.
bool closes(char32_t c) {
    return c == 0x301F || c == 0xFF3D || c == 0xFF5D || (c > 0x2018 && opens(c - 1));
}

bool is_stop(char32_t c) {
    return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E;
}

/// In the middle of its square, or as white as half of it.
bool is_between(char32_t c) {
    return c == 0x30FB || c == 0xFF1A || c == 0xFF1B || c == 0x3000;
}

/// Where stops stand in the middle of their squares, they lose nothing.
bool centres_stops(std::string_view language) {
    return language.starts_with("zh-Hant") || language.starts_with("zh-TW") ||
           language.starts_with("zh-HK") || language.starts_with("zh-MO");
}

char32_t character_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    auto from = static_cast<std::uint32_t>(at);
    return next_character(text, from, static_cast<std::uint32_t>(text.size()));
}

char32_t character_before(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    return character_at(text, character_start(text, at - 1));
}

}  // namespace

bool collapses_punctuation(std::uint32_t script) {
    return script == tag("Hani") || script == tag("Hira") || script == tag("Kana") ||
           script == tag("Bopo");
}

void collapse_punctuation(std::string_view paragraph, std::uint32_t begin,
                          std::string_view language, std::int32_t units_per_em, GlyphRun& run) {
    constexpr std::uint32_t bytes = 3;  // of each of these marks
    const std::int32_t half = units_per_em / 2;
    const bool centred = centres_stops(language);
    for (Glyph& glyph : run.glyphs) {
        if (glyph.advance != units_per_em) continue;  // proportional already, or none of a square
        const std::uint32_t at = begin + glyph.cluster;
        const char32_t c = character_at(paragraph, at);
        if (c < 0x2018) continue;
        const bool ends = closes(c) || (is_stop(c) && !centred);
        if (ends) {
            const char32_t next = character_at(paragraph, at + bytes);
            if (!closes(next) && !opens(next) && !is_stop(next) && !is_between(next)) continue;
        } else if (!opens(c) || !opens(character_before(paragraph, at))) {
            continue;
        }
        if (!ends) glyph.x_offset -= half;
        glyph.advance -= half;
        run.advance -= half;
    }
}

}  // namespace bifolium::font
