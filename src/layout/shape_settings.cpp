// Settings, and slices of what was shaped: shared where that is safe, else shaped by themselves.
#include <algorithm>
#include <string>
#include <utility>

#include "layout/characters.h"
#include "layout/generated.h"
#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

namespace {

/// Ligatures would swallow the space between their letters.
/// https://www.w3.org/TR/css-text-3/#letter-spacing-property
std::string without_ligatures(const std::string& features) {
    std::vector<std::string> all{"clig=0", "liga=0"};
    std::size_t begin = 0;
    while (begin < features.size()) {
        const std::size_t end = std::min(features.find(',', begin), features.size());
        std::string one = features.substr(begin, end - begin);
        const std::string_view name = std::string_view(one).substr(0, 4);
        std::erase_if(all, [&](const std::string& other) { return other.substr(0, 4) == name; });
        all.push_back(std::move(one));
        begin = end + 1;
    }
    std::sort(all.begin(), all.end());
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : ",") + one;
    return out;
}

struct GlyphSlice {
    Range glyphs;
    bool safe;
};

bool is_backwards(const Setting& setting) {
    return setting.key.direction == Direction::right_to_left;
}

/// The glyphs of clusters [begin, end) of a run; both counted from the run's first byte.
GlyphSlice slice(const font::GlyphRun& run, Range clusters, std::uint32_t run_bytes,
                 bool backwards) {
    const auto& glyphs = run.glyphs;
    // Visual order: clusters rise left to right, or fall where the run is set right to left.
    const auto first_not_below = [&](std::uint32_t cluster) {
        const auto rising = [&](const font::Glyph& g) { return g.cluster < cluster; };
        const auto falling = [&](const font::Glyph& g) { return g.cluster >= cluster; };
        const auto at = backwards ? std::partition_point(glyphs.begin(), glyphs.end(), falling)
                                  : std::partition_point(glyphs.begin(), glyphs.end(), rising);
        return static_cast<std::uint32_t>(at - glyphs.begin());
    };
    const std::uint32_t a = first_not_below(clusters.begin);
    const std::uint32_t b = first_not_below(clusters.end);
    const Range range = backwards ? Range{b, a} : Range{a, b};
    const auto is_safe = [&](std::uint32_t cluster, std::uint32_t boundary) {
        if (cluster == 0 || cluster == run_bytes) return true;
        // The glyph that begins the cluster at the boundary, read in logical order.
        if (backwards ? boundary == 0 : boundary == glyphs.size()) return true;
        const font::Glyph& g = glyphs[backwards ? boundary - 1 : boundary];
        return g.cluster == cluster && !g.unsafe_to_break;
    };
    return {range, is_safe(clusters.begin, a) && is_safe(clusters.end, b)};
}

}  // namespace

std::uint32_t find_setting(const Context& context, ShapedParagraph& out, style::StyleId id,
                           font::FaceId face, std::uint32_t script, Direction direction,
                           std::string_view language) {
    const style::TextStyle& text = context.document.text(id);
    const bool spaced = text.letter_spacing_pt != 0;
    const auto same = [&](const Setting& s) {
        return s.key.face == face && s.key.script == script && s.key.direction == direction &&
               s.size == Length::pt(text.font_size_pt) &&
               s.letter_space == Length::pt(text.letter_spacing_pt) &&
               s.word_space == Length::pt(text.word_spacing_pt) && s.key.language == language &&
               (spaced || s.key.features == text.features);
    };
    // The newest first: neighbours are mostly alike, and there are few.
    const auto found = std::find_if(out.settings.rbegin(), out.settings.rend(), same);
    if (found != out.settings.rend() && !spaced) {
        return static_cast<std::uint32_t>(out.settings.rend() - found - 1);
    }
    Setting setting;
    setting.key = {.face = face,
                   .script = script,
                   .language = std::string(language),
                   .features = spaced ? without_ligatures(text.features) : text.features,
                   .direction = direction};
    setting.size = Length::pt(text.font_size_pt);
    setting.letter_space = Length::pt(text.letter_spacing_pt);
    setting.word_space = Length::pt(text.word_spacing_pt);
    for (std::uint32_t i = 0; spaced && i < out.settings.size(); ++i) {
        if (same(out.settings[i]) && out.settings[i].key == setting.key) return i;
    }
    if (face.valid()) {
        const font::Metrics metrics = context.fonts.library().metrics(face);
        setting.units_per_em = std::max(metrics.units_per_em, 1);
        const double scale = text.font_size_pt / setting.units_per_em;
        setting.ascent = Length::pt(metrics.ascent * scale);
        setting.descent = Length::pt(-metrics.descent * scale);
    }
    out.settings.push_back(std::move(setting));
    return static_cast<std::uint32_t>(out.settings.size() - 1);
}

Portion portion(const Context& context, const ShapedParagraph& paragraph, const Unit& unit,
                Range text) {
    const auto whole = static_cast<std::uint32_t>(unit.run->glyphs.size());
    if (text == unit.text) return {unit.run, {0, whole}};
    const Setting& setting = paragraph.settings[unit.setting];
    const Range clusters{text.begin - unit.text.begin, text.end - unit.text.begin};
    const GlyphSlice found = slice(*unit.run, clusters, unit.text.size(), is_backwards(setting));
    const std::string& words = paragraph.inlines->text.text();
    const auto after_space = [&](std::uint32_t at) { return at > 0 && words[at - 1] == ' '; };
    // What stands after a space does not depend on what stands before it.
    const bool at_words = (text.begin == unit.text.begin || after_space(text.begin)) &&
                          (text.end == unit.text.end || after_space(text.end));
    if (found.safe || at_words || !setting.key.face.valid()) return {unit.run, found.glyphs};
    auto run = font::shape(context.fonts.library(), context.shapes, setting.key, words, text);
    const auto size = static_cast<std::uint32_t>(run->glyphs.size());
    return {std::move(run), {0, size}};
}

Length width_of(const ShapedParagraph& paragraph, const Unit& unit, const Portion& portion,
                Range text) {
    const Setting& setting = paragraph.settings[unit.setting];
    TextPart part;
    part.run = portion.run;
    part.glyphs = portion.glyphs;
    part.size = setting.size;
    part.letter_space = setting.letter_space;
    part.word_space = setting.word_space;
    part.paragraph = paragraph.inlines;
    part.text = text;
    return width(part, setting.units_per_em);
}

std::shared_ptr<const font::GlyphRun> shape_words(const Context& context, const Setting& setting,
                                                  std::string_view words) {
    if (!setting.key.face.valid()) return std::make_shared<font::GlyphRun>();
    return font::shape(context.fonts.library(), context.shapes, setting.key, words,
                       {0, static_cast<std::uint32_t>(words.size())});
}

Length advance_of(const font::GlyphRun& run, const Setting& setting) {
    return Length::pt(static_cast<double>(run.advance) * setting.size.to_pt() /
                      setting.units_per_em);
}

std::string_view hyphen_of(const Context& context, const Setting& setting) {
    constexpr char32_t hyphen = 0x2010;
    const bool has_own =
        setting.key.face.valid() && context.fonts.library().covers(setting.key.face, hyphen);
    return has_own ? "\u2010" : "-";
}

std::string widest_label(const Context& context, const InlineItem& reference) {
    const std::string_view style = context.document.atoms().text(reference.target.list_style);
    const auto digits = static_cast<std::size_t>(std::max(context.reference_digits, 1));
    if (style == "lower-roman") return "xxxviii";
    if (style == "upper-roman") return "XXXVIII";
    std::string out;
    for (std::size_t i = 0; i < digits; ++i) out += counter_text(8, style);
    return out;
}

}  // namespace bifolium::layout
