#include <algorithm>
#include <string_view>

#include "layout/fragment.h"

namespace bifolium::layout {

namespace {

/// U+0020 and U+00A0: what word-spacing and justification widen.
bool is_word_space(std::string_view text) {
    return text.substr(0, 1) == " " || text.substr(0, 2) == "\u00A0";
}

/// Byte of the layout string that the run's cluster 0 stands for.
std::uint32_t run_begin(const TextPart& part) {
    std::uint32_t least = UINT32_MAX;
    for (std::uint32_t i = part.glyphs.begin; i < part.glyphs.end; ++i) {
        least = std::min(least, part.run->glyphs[i].cluster);
    }
    return part.text.begin - std::min(least, part.text.begin);
}

/// Is this glyph the last one, as painted, of its letter? A mark of no advance belongs to the
/// letter before it as read, and must stay where shaping put it beside that letter.
bool ends_letter(const TextPart& part, std::uint32_t i) {
    const auto& glyphs = part.run->glyphs;
    const bool backwards = glyphs[part.glyphs.begin].cluster > glyphs[part.glyphs.end - 1].cluster;
    if (i + 1 == part.glyphs.end) return !backwards || glyphs[i].advance != 0;
    if (glyphs[i + 1].cluster == glyphs[i].cluster) return false;
    return backwards ? glyphs[i].advance != 0 : glyphs[i + 1].advance != 0;
}

}  // namespace

std::vector<double> advances(const TextPart& part, std::int32_t units_per_em) {
    std::vector<double> out;
    out.reserve(part.glyphs.size());
    const double scale = part.size.to_pt() / units_per_em;
    const std::string_view text = part.paragraph->text.text();
    const std::uint32_t base = run_begin(part);
    const auto& glyphs = part.run->glyphs;
    for (std::uint32_t i = part.glyphs.begin; i < part.glyphs.end; ++i) {
        double advance = glyphs[i].advance * scale * part.stretch;
        const std::uint32_t at = base + glyphs[i].cluster;
        if (ends_letter(part, i)) advance += part.letter_space.to_pt();
        const bool ends_cluster =
            i + 1 == part.glyphs.end || glyphs[i + 1].cluster != glyphs[i].cluster;
        if (ends_cluster && !part.hyphen && at < text.size() && is_word_space(text.substr(at))) {
            advance += part.word_space.to_pt();
        }
        out.push_back(advance);
    }
    return out;
}

Length width(const TextPart& part, std::int32_t units_per_em) {
    double sum = 0;
    for (const double advance : advances(part, units_per_em)) sum += advance;
    return Length::pt(sum);
}

}  // namespace bifolium::layout
