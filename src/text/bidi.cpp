#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

#include "base/handle.h"
#include "text/segmenter.h"
#include "text/utf8.h"

namespace bifolium::text {

namespace {

using Bidi = Handle<UBiDi, ubidi_close>;

/// True for text in which no character can raise a level above 0, told from lead bytes alone.
/// Most paragraphs are such, and UTF-16 is not for them.
bool is_plainly_left_to_right(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xD6) continue;
        const auto at = [&](std::size_t next) {
            return next < text.size() ? static_cast<unsigned char>(text[next]) : 0U;
        };
        if (lead < 0xE0 || lead >= 0xEF) return false;       // U+0580 to U+07FF, U+F000 and above
        if (lead == 0xE0 && at(i + 1) < 0xA4) return false;  // U+0800 to U+08FF
        if (lead == 0xE2 && at(i + 1) == 0x80) {             // marks, embeddings, overrides
            const unsigned last = at(i + 2);
            if (last == 0x8F || (last >= 0xAA && last <= 0xAE)) return false;
        }
        if (lead == 0xE2 && at(i + 1) == 0x81) {  // isolates
            const unsigned last = at(i + 2);
            if (last >= 0xA6 && last <= 0xA9) return false;
        }
    }
    return true;
}

/// ICU pairs brackets to any depth, and takes seconds over a hundred thousand open ones. The
/// standard stops at 63: after that no bracket of the paragraph pairs, so it may as well be '!',
/// which is neutral too. https://www.unicode.org/reports/tr9/#BD16
void stop_deep_brackets(std::u16string& text) {
    constexpr std::size_t deepest = 63;
    std::array<UChar32, deepest> closing{};
    std::size_t depth = 0;
    bool overflown = false;
    for (char16_t& unit : text) {  // all paired brackets are of one unit
        const int type = u_getIntPropertyValue(unit, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
        if (type == U_BPT_NONE) continue;
        if (type == U_BPT_OPEN) {
            overflown = overflown || depth == deepest;
            if (!overflown) closing[depth++] = u_getBidiPairedBracket(unit);
        } else {
            const auto end = closing.begin() + static_cast<std::ptrdiff_t>(depth);
            const auto partner = std::find(std::make_reverse_iterator(end), closing.rend(), unit);
            if (partner != closing.rend()) {
                depth = static_cast<std::size_t>(closing.rend() - partner) - 1;
            }
        }
        if (overflown) unit = u'!';
    }
}

/// A mark on a bracket goes where its bracket goes; ICU leaves it behind. Rule N0, last part.
/// https://www.unicode.org/reports/tr9/#N0
void keep_marks_on_brackets(const std::u16string& text, std::vector<UBiDiLevel>& levels) {
    constexpr std::size_t none = SIZE_MAX;
    std::size_t bracket = none;
    for (std::size_t i = 0; i < text.size(); ++i) {  // all brackets are of one unit
        const auto direction = u_charDirection(text[i]);
        if (direction == U_BOUNDARY_NEUTRAL) continue;
        if (direction == U_DIR_NON_SPACING_MARK) {
            if (bracket != none) levels[i] = levels[bracket];
            continue;
        }
        const int type = u_getIntPropertyValue(text[i], UCHAR_BIDI_PAIRED_BRACKET_TYPE);
        bracket = type == U_BPT_NONE ? none : i;
    }
}

}  // namespace

std::vector<LevelRun> Segmenter::bidi_levels(std::string_view paragraph, Direction base) {
    const auto size = static_cast<std::uint32_t>(paragraph.size());
    if (paragraph.empty()) return {};
    if (base == Direction::left_to_right && is_plainly_left_to_right(paragraph)) {
        return {{{0, size}, 0}};
    }
    Utf16 wide = to_utf16(paragraph);
    stop_deep_brackets(wide.text);
    UErrorCode status = U_ZERO_ERROR;
    const Bidi bidi(ubidi_open());
    const UBiDiLevel level = base == Direction::left_to_right ? 0 : 1;
    ubidi_setPara(bidi.get(), wide.text.data(), static_cast<std::int32_t>(wide.text.size()), level,
                  nullptr, &status);
    if (U_FAILURE(status)) std::abort();  // only without memory
    // Not ubidi_getLogicalRun(): it looks for its run among all of them each time.
    const UBiDiLevel* found = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status)) std::abort();  // only without memory
    std::vector<UBiDiLevel> levels(found, found + wide.text.size());
    keep_marks_on_brackets(wide.text, levels);
    std::vector<LevelRun> runs;
    for (std::size_t i = 0; i < wide.text.size(); ++i) {
        const Range range{wide.bytes[i], wide.bytes[i + 1]};
        if (!runs.empty() && runs.back().level == levels[i]) {
            runs.back().range.end = range.end;
        } else {
            runs.push_back({range, levels[i]});
        }
    }
    return runs;
}

}  // namespace bifolium::text
