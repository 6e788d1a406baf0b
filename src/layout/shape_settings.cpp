// Settings, and slices of what was shaped: shared where that is safe, else shaped by themselves.
#include <algorithm>
#include <string>
#include <utility>

#include "layout/characters.h"
#include "layout/generated.h"
#include "layout/justification.h"
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

bool is_backwards(const Setting& setting) {
    return setting.key.direction == Direction::right_to_left;
}

/// A run's glyphs in the order of reading. Clusters count from the run's first byte.
class Reading {
public:
    Reading(const font::GlyphRun& run, bool backwards) : glyphs_(run.glyphs), back_(backwards) {}

    std::size_t size() const { return glyphs_.size(); }
    const font::Glyph& operator[](std::size_t i) const {
        return glyphs_[back_ ? glyphs_.size() - 1 - i : i];
    }
    /// The first glyph of a cluster not before this one.
    std::size_t at(std::uint32_t cluster) const {
        std::size_t low = 0, high = size();
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if ((*this)[middle].cluster < cluster)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
    /// As they lie in the run.
    Range glyphs(Range clusters) const {
        const auto a = static_cast<std::uint32_t>(at(clusters.begin));
        const auto b = static_cast<std::uint32_t>(at(clusters.end));
        const auto all = static_cast<std::uint32_t>(size());
        return back_ ? Range{all - b, all - a} : Range{a, b};
    }

private:
    const std::vector<font::Glyph>& glyphs_;
    bool back_;
};

/// A text unit's places where its glyphs can be cut: where shaping says so, and after spaces.
class Cuts {
public:
    Cuts(const ShapedParagraph& paragraph, const Unit& unit)
        : glyphs_(*unit.run, is_backwards(paragraph.settings[unit.setting])),
          text_(paragraph.inlines->text.text()),
          unit_(unit.text) {}

    bool is_safe(std::uint32_t byte) const {
        if (byte <= unit_.begin || byte >= unit_.end || text_[byte - 1] == ' ') return true;
        const std::uint32_t cluster = byte - unit_.begin;
        const std::size_t i = glyphs_.at(cluster);
        return i < glyphs_.size() && glyphs_[i].cluster == cluster && !glyphs_[i].unsafe_to_break;
    }
    /// Not further than `reach`: letters that all join are cut somewhere.
    std::uint32_t safe_before(std::uint32_t byte) const {
        for (std::size_t i = glyphs_.at(byte - unit_.begin); i-- > 0;) {
            const std::uint32_t at = unit_.begin + glyphs_[i].cluster;
            if (at < byte && (is_safe(at) || byte - at > reach)) return at;
        }
        return unit_.begin;
    }
    std::uint32_t safe_after(std::uint32_t byte) const {
        for (std::size_t i = glyphs_.at(byte - unit_.begin); i < glyphs_.size(); ++i) {
            const std::uint32_t at = unit_.begin + glyphs_[i].cluster;
            if (at > byte && (is_safe(at) || at - byte > reach)) return at;
        }
        return unit_.end;
    }
    Range glyphs(Range text) const {
        return glyphs_.glyphs({text.begin - unit_.begin, text.end - unit_.begin});
    }

private:
    static constexpr std::uint32_t reach = 64;

    Reading glyphs_;
    const std::string& text_;
    const Range unit_;
};

/// Parts of a unit in the order of reading, put together as one run. Its clusters count from the
/// first part's first byte.
class Joined {
public:
    Joined(const Context& context, const ShapedParagraph& paragraph, const Unit& unit)
        : context_(context), paragraph_(paragraph), unit_(unit) {}

    void add_shaped(Range text) {
        if (text.size() == 0) return;
        const Setting& setting = paragraph_.settings[unit_.setting];
        const auto run = font::shape(context_.fonts.library(), context_.shapes, setting.key,
                                     paragraph_.inlines->text.text(), text);
        add(*run, {0, static_cast<std::uint32_t>(run->glyphs.size())}, text.begin);
    }
    void add_shared(Range glyphs) { add(*unit_.run, glyphs, unit_.text.begin); }

    Portion finish() {
        auto out = std::make_shared<font::GlyphRun>();
        out->face = unit_.run->face;
        if (is_backwards(paragraph_.settings[unit_.setting])) {
            std::reverse(parts_.begin(), parts_.end());
        }
        std::uint32_t first = UINT32_MAX;
        for (const Part& part : parts_) first = std::min(first, part.begin);
        for (const Part& part : parts_) {
            for (font::Glyph glyph : part.glyphs) {
                glyph.cluster -= first;
                out->advance += glyph.advance;
                out->glyphs.push_back(glyph);
            }
        }
        const auto size = static_cast<std::uint32_t>(out->glyphs.size());
        return {std::move(out), {0, size}};
    }

private:
    struct Part {
        std::uint32_t begin;
        std::vector<font::Glyph> glyphs;  // clusters are bytes of the layout string
    };
    void add(const font::GlyphRun& run, Range glyphs, std::uint32_t base) {
        Part part{UINT32_MAX, {}};
        for (std::uint32_t i = glyphs.begin; i < glyphs.end; ++i) {
            font::Glyph glyph = run.glyphs[i];
            glyph.cluster += base;
            part.begin = std::min(part.begin, glyph.cluster);
            part.glyphs.push_back(glyph);
        }
        if (!part.glyphs.empty()) parts_.push_back(std::move(part));
    }

    const Context& context_;
    const ShapedParagraph& paragraph_;
    const Unit& unit_;
    std::vector<Part> parts_;
};

}  // namespace

std::uint32_t find_setting(const Context& context, ShapedParagraph& out, style::StyleId id,
                           font::FaceId face, std::uint32_t script, Direction direction,
                           std::string_view language) {
    const style::TextStyle& text = context.document.text(id);
    const double letter_spacing_pt = is_cursive(script) ? 0 : text.letter_spacing_pt;
    const bool spaced = letter_spacing_pt != 0;
    const double size_pt = font_size_pt(context, id, face);
    // HarfBuzz takes an OpenType tag as a private part of a language.
    const std::string spoken =
        text.font_language.empty() ? std::string(language) : "und-x-hbot" + text.font_language;
    const auto same = [&](const Setting& s) {
        return s.key.face == face && s.key.script == script && s.key.direction == direction &&
               s.size == Length::pt(size_pt) && s.letter_space == Length::pt(letter_spacing_pt) &&
               s.word_space == Length::pt(text.word_spacing_pt) && s.key.language == spoken &&
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
                   .language = spoken,
                   .features = spaced ? without_ligatures(text.features) : text.features,
                   .direction = direction};
    setting.size = Length::pt(size_pt);
    setting.letter_space = Length::pt(letter_spacing_pt);
    setting.word_space = Length::pt(text.word_spacing_pt);
    for (std::uint32_t i = 0; spaced && i < out.settings.size(); ++i) {
        if (same(out.settings[i]) && out.settings[i].key == setting.key) return i;
    }
    if (face.valid()) {
        const font::Metrics metrics = context.fonts.library().metrics(face);
        setting.units_per_em = std::max(metrics.units_per_em, 1);
        const double scale = size_pt / setting.units_per_em;
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
    const Cuts cuts(paragraph, unit);
    const bool has_face = paragraph.settings[unit.setting].key.face.valid();
    const bool begins = cuts.is_safe(text.begin), ends = cuts.is_safe(text.end);
    if ((begins && ends) || !has_face) return {unit.run, cuts.glyphs(text)};
    // Only what stands between an end and the nearest safe place is shaped by itself.
    const std::uint32_t first = begins ? text.begin : cuts.safe_after(text.begin);
    const std::uint32_t last = ends ? text.end : cuts.safe_before(text.end);
    Joined joined(context, paragraph, unit);
    if (first > last || first >= text.end || last < text.begin) {
        joined.add_shaped(text);
    } else {
        joined.add_shaped({text.begin, first});
        joined.add_shared(cuts.glyphs({first, last}));
        joined.add_shaped({last, text.end});
    }
    return joined.finish();
}

Reshaped reshaped(const Context& context, const ShapedParagraph& paragraph, const Candidate& at) {
    if (at.unit >= paragraph.units.size()) return {};
    const Unit& unit = paragraph.units[at.unit];
    if (unit.kind != UnitKind::text || at.offset <= unit.text.begin) return {};
    const Cuts cuts(paragraph, unit);
    const auto added = [&](Range text) {
        const Portion shared{unit.run, cuts.glyphs(text)};
        return width_of(paragraph, unit, portion(context, paragraph, unit, text), text) -
               width_of(paragraph, unit, shared, text);
    };
    return {added({cuts.safe_before(at.offset), at.offset}),
            added({at.offset, cuts.safe_after(at.offset)})};
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

std::string_view hyphen_of(const Context& context, const Setting& setting, style::StyleId style) {
    const auto& own = context.document.text(style).hyphenate_character;
    if (own) return *own;
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
    for (std::size_t i = 0; i < digits; ++i)
        out += context.document.counter_styles().text(8, style);
    return out;
}

}  // namespace bifolium::layout
