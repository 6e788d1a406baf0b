// Itemizing: runs of one level, script, face and style, and their glyphs.
#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "layout/characters.h"
#include "layout/memo.h"
#include "layout/paragraph_memo.h"
#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

namespace {

constexpr std::uint32_t run_bytes = 16 * 1024;  // HarfBuzz's buffers stay small
constexpr std::size_t characters_named = 8;     // in one finding; the rest are counted

font::Wish wish_of(const style::TextStyle& text, std::string_view language) {
    return {.families = text.font_families,
            .weight = text.font_weight,
            .slant = text.italic ? font::Slant::italic : font::Slant::upright,
            .language = language,
            .features = text.features};
}

/// Ends of grapheme clusters; in ASCII each byte is one, which spares most books a pass of ICU.
std::vector<std::uint32_t> cluster_ends(const Context& context, const std::string& text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
    if (!ascii) return context.segmenter.graphemes(text);
    std::vector<std::uint32_t> out(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) out[i] = static_cast<std::uint32_t>(i + 1);
    return out;
}

std::string hexadecimal(char32_t c) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), static_cast<std::uint32_t>(c), 16);
    std::string out(digits.begin(), end.ptr);
    for (char& d : out) {
        if (d >= 'a') d = static_cast<char>(d - 'a' + 'A');
    }
    return "U+" + std::string(out.size() < 4 ? 4 - out.size() : 0, '0') + out;
}

/// Never looked for in a face: no ink, or a line end.
bool needs_no_glyph(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_ignorable(c) || c == 0x2028 || c == 0x2029;
}

/// Goes through the paragraph's items and cuts them into units.
class Itemizer {
public:
    Itemizer(const Context& context, ShapedParagraph& out)
        : context_(context),
          out_(out),
          inlines_(*out.inlines),
          text_(inlines_.text.text()),
          levels_(context.segmenter.bidi_levels(text_, out.base)),
          scripts_(context.segmenter.scripts(text_)),
          clusters_(cluster_ends(context, text_)) {}

    void run() {
        for (item_ = 0; item_ < inlines_.items.size(); ++item_) {
            const InlineItem& item = inlines_.items[item_];
            if (item.kind == InlineKind::text)
                take_text(item);
            else
                take_other(item);
        }
    }

private:
    struct Stretch {  // of one level and script
        Range text;
        std::uint8_t level;
        std::uint32_t script;
    };

    std::uint8_t level_at(std::uint32_t byte) {
        while (level_ + 1 < levels_.size() && levels_[level_].range.end <= byte) ++level_;
        return levels_.empty() ? std::uint8_t{0} : levels_[level_].level;
    }

    void take_other(const InlineItem& item) {
        Unit unit{.kind = kind_of(item.kind), .item = item_, .text = item.range};
        const std::uint32_t last =
            text_.empty() ? 0U : static_cast<std::uint32_t>(text_.size()) - 1;
        std::uint32_t at = item.range.begin;
        if (item.kind == InlineKind::close && at > 0) --at;  // it closes what stands before it
        unit.level = level_at_any(std::min(at, last));
        const bool is_set = item.kind == InlineKind::forced_break ||
                            item.kind == InlineKind::leader || item.kind == InlineKind::reference;
        if (is_set)
            unit.setting = setting(item, first_face(context_, item.style, item.language),
                                   0x4C61746E, unit.level);
        out_.units.push_back(std::move(unit));
    }

    /// Closes look one byte back, so the cursor of level_at() will not do.
    std::uint8_t level_at_any(std::uint32_t byte) {
        if (level_ > 0 && byte < levels_[level_].range.begin) --level_;
        return level_at(byte);
    }

    static UnitKind kind_of(InlineKind kind) {
        switch (kind) {
            case InlineKind::text:
                return UnitKind::text;
            case InlineKind::open:
                return UnitKind::open;
            case InlineKind::close:
                return UnitKind::close;
            case InlineKind::atom:
                return UnitKind::atom;
            case InlineKind::forced_break:
                return UnitKind::forced_break;
            case InlineKind::anchor:
                return UnitKind::anchor;
            case InlineKind::leader:
                return UnitKind::leader;
            case InlineKind::reference:
                return UnitKind::reference;
        }
        return UnitKind::text;
    }

    void take_text(const InlineItem& item) {
        missing_.clear();
        missing_scripts_.clear();
        std::uint32_t at = item.range.begin;
        while (at < item.range.end) {
            const std::uint8_t level = level_at(at);
            while (script_ + 1 < scripts_.size() && scripts_[script_].range.end <= at) ++script_;
            std::uint32_t end = item.range.end;
            if (!levels_.empty()) end = std::min(end, levels_[level_].range.end);
            if (!scripts_.empty()) end = std::min(end, scripts_[script_].range.end);
            if (end <= at) end = item.range.end;
            const std::uint32_t script = scripts_.empty() ? 0U : scripts_[script_].script;
            take_stretch(item, {{at, end}, level, script});
            at = end;
        }
        if (!missing_.empty()) report_missing(item);
    }

    /// Cuts at tabs and where the face changes; a cluster stays in one face.
    void take_stretch(const InlineItem& item, const Stretch& stretch) {
        Stretch run{{stretch.text.begin, stretch.text.begin}, stretch.level, stretch.script};
        font::FaceId face;
        std::uint32_t at = stretch.text.begin;
        while (at < stretch.text.end) {
            while (cluster_ < clusters_.size() && clusters_[cluster_] <= at) ++cluster_;
            std::uint32_t end = stretch.text.end;
            if (cluster_ < clusters_.size()) end = std::min(end, clusters_[cluster_]);
            if (text_[at] == '\t') {
                emit(item, run, face);
                emit_tab(item, {{at, at + 1}, stretch.level, stretch.script});
                at = end = at + 1;
                run.text = {at, at};
                face = font::FaceId();
                continue;
            }
            const font::FaceId own = face_of(item, {at, end}, face);
            if (own != face || end - run.text.begin > run_bytes) {
                emit(item, run, face);
                run.text = {at, at};
                face = own;
            }
            run.text.end = at = end;
        }
        emit(item, run, face);
    }

    /// `before` is the face of what stands before: it goes on through what needs no glyph, and
    /// through spaces, which any face sets alike, so that a run is not cut for them.
    font::FaceId face_of(const InlineItem& item, Range cluster, font::FaceId before) {
        const std::uint32_t at = cluster.begin;
        const Character base = character_at(text_, at);
        const bool neutral = needs_no_glyph(base.code) || base.code == ' ';
        if (neutral && cluster.size() == base.length && before.valid()) {
            if (base.code != ' ' || context_.fonts.library().covers(before, ' ')) return before;
        }
        font::FaceId face = chosen(item, needs_no_glyph(base.code) ? U' ' : base.code);
        if (is_wide_mark(base.code, item.language)) face = beside(item, cluster, face);
        if (cluster.size() > base.length && !has_all(face, cluster)) {
            face = face_for_marks(item, {at + base.length, cluster.end}, cluster, face);
        }
        if (!face.valid() || cluster.size() > base.length) note_missing(face, cluster);
        return face.valid() ? face : first_face(context_, item.style, item.language);
    }

    /// Marks that Chinese and Japanese set as wide as their letters, and Latin does not.
    /// https://www.w3.org/TR/clreq/#quotation_marks
    static bool is_wide_mark(char32_t c, std::string_view language) {
        const bool is_mark = (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026;
        return is_mark && (language.starts_with("zh") || language.starts_with("ja"));
    }

    /// The face of the ideograph beside the mark, if it has the mark as well.
    font::FaceId beside(const InlineItem& item, Range mark, font::FaceId otherwise) {
        const char32_t before = character_before(text_, mark.begin).code;
        const char32_t after = mark.end < text_.size() ? character_at(text_, mark.end).code : U' ';
        for (const char32_t neighbour : {before, after}) {
            if (!is_east_asian(neighbour)) continue;
            const font::FaceId face = chosen(item, neighbour);
            if (face.valid() && has_all(face, mark)) return face;
        }
        return otherwise;
    }

    /// A face that has the marks too; else `otherwise`.
    font::FaceId face_for_marks(const InlineItem& item, Range marks, Range cluster,
                                font::FaceId otherwise) {
        for (std::uint32_t at = marks.begin; at < marks.end;) {
            const Character mark = character_at(text_, at);
            at += mark.length;
            if (needs_no_glyph(mark.code)) continue;
            const font::FaceId other = chosen(item, mark.code);
            if (other.valid() && has_all(other, cluster)) return other;
        }
        return otherwise;
    }

    bool has_all(font::FaceId face, Range cluster) const {
        if (!face.valid()) return false;
        for (std::uint32_t at = cluster.begin; at < cluster.end;) {
            const Character c = character_at(text_, at);
            if (!needs_no_glyph(c.code) && !context_.fonts.library().covers(face, c.code)) {
                return false;
            }
            at += c.length;
        }
        return true;
    }

    font::FaceId chosen(const InlineItem& item, char32_t c) {
        if (faces_ == nullptr || faces_style_ != item.style || faces_language_ != item.language) {
            const std::uint32_t text = context_.document.table().style[item.style].text.index();
            faces_ = &context_.memo.paragraphs().faces[{text, item.language}];
            faces_style_ = item.style;
            faces_language_ = item.language;
        }
        const auto [at, is_new] = faces_->try_emplace(c);
        if (is_new) {
            at->second = context_.fonts.choose(
                wish_of(context_.document.text(item.style), item.language), c);
        }
        return at->second;
    }

    void note_missing(font::FaceId face, Range cluster) {
        for (std::uint32_t at = cluster.begin; at < cluster.end;) {
            const Character c = character_at(text_, at);
            at += c.length;
            if (needs_no_glyph(c.code)) continue;
            if (face.valid() && context_.fonts.library().covers(face, c.code)) continue;
            if (missing_.empty()) missing_at_ = at - c.length;
            missing_.push_back(c.code);
            missing_scripts_.insert(scripts_.empty() ? 0U : scripts_[script_].script);
        }
    }

    std::uint32_t setting(const InlineItem& item, font::FaceId face, std::uint32_t script,
                          std::uint8_t level) {
        const Direction direction =
            level % 2 == 1 ? Direction::right_to_left : Direction::left_to_right;
        return find_setting(context_, out_, item.style, face, script, direction, item.language);
    }

    void emit(const InlineItem& item, const Stretch& run, font::FaceId face) {
        if (run.text.size() == 0) return;
        Unit unit{.kind = UnitKind::text, .level = run.level, .item = item_, .text = run.text};
        unit.setting = setting(item, face, run.script, run.level);
        if (face.valid()) {
            unit.run = shaped(out_.settings[unit.setting].key, run.text);
        } else {
            unit.run = std::make_shared<font::GlyphRun>();
        }
        out_.units.push_back(std::move(unit));
    }

    /// Word by word, each with the space after it: words come again and again, and the cache knows
    /// them; a word's shape does not depend on what stands beyond a space.
    std::shared_ptr<const font::GlyphRun> shaped(const font::ShapeKey& key, Range range) {
        words_.clear();
        for (std::uint32_t at = range.begin; at < range.end;) {
            std::uint32_t end = at;
            while (end < range.end && text_[end] != ' ') ++end;
            while (end < range.end && text_[end] == ' ') ++end;
            words_.push_back({at, end});
            at = end;
        }
        const font::Library& library = context_.fonts.library();
        if (words_.size() == 1) return font::shape(library, context_.shapes, key, text_, range);
        if (key.direction == Direction::right_to_left) std::reverse(words_.begin(), words_.end());
        auto out = std::make_shared<font::GlyphRun>();
        out->face = key.face;
        out->glyphs.reserve(range.size());
        for (const Range word : words_) {
            const auto run = font::shape(library, context_.shapes, key, text_, word);
            for (font::Glyph glyph : run->glyphs) {
                glyph.cluster += word.begin - range.begin;
                out->glyphs.push_back(glyph);
            }
            out->advance += run->advance;
        }
        return out;
    }

    void emit_tab(const InlineItem& item, const Stretch& run) {
        Unit unit{.kind = UnitKind::tab, .level = run.level, .item = item_, .text = run.text};
        unit.setting =
            setting(item, first_face(context_, item.style, item.language), run.script, run.level);
        out_.units.push_back(std::move(unit));
    }

    /// The character's own place, where the source has the text as it is; else its node's.
    Span span_of(std::uint32_t layout_byte, const InlineItem& item) const {
        const document::Document& document = context_.document.document();
        const document::Place place = inlines_.text.source_of(layout_byte);
        if (!item.source.node.valid()) return document.metadata().span;  // a margin box's words
        const Span whole = document[item.source.node].span;
        if (!place.node.valid()) return whole;
        const document::Node& node = document[place.node];
        const auto* text = std::get_if<document::Text>(&node.content);
        const bool as_written =
            text != nullptr && node.span.end - node.span.begin == text->text.size();
        if (!as_written) return whole;
        return {node.span.source, node.span.begin + place.byte, node.span.end};
    }

    /// A package that is not installed has one cure, however many places want it.
    bool is_first_of_a_script() {
        bool is_new = false;
        for (const std::uint32_t script : missing_scripts_) {
            auto& told = context_.memo.paragraphs().told;
            is_new = told.emplace("text.missing-glyph", UINT32_MAX, script, "").second || is_new;
        }
        return is_new;
    }

    /// Once for each text and its set of characters, however often they stand there.
    void report_missing(const InlineItem& item) {
        const auto& packages = context_.fonts.library().absent_packages();
        if (!packages.empty() && !is_first_of_a_script()) return;
        std::sort(missing_.begin(), missing_.end());
        missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
        std::string names;
        for (std::size_t i = 0; i < std::min(missing_.size(), characters_named); ++i) {
            names += (i == 0 ? "" : ", ") + hexadecimal(missing_[i]);
        }
        if (missing_.size() > characters_named) {
            names += " and " + std::to_string(missing_.size() - characters_named) + " more";
        }
        const std::string tried =
            context_.fonts.tried(wish_of(context_.document.text(item.style), item.language));
        const Span span = span_of(missing_at_, item);
        std::string message = "no face has a glyph for " + names + "; asked: " + tried;
        const bool is_new =
            context_.memo.paragraphs()
                .told.emplace("text.missing-glyph", span.source.index(), span.begin, message)
                .second;
        if (!is_new) return;
        std::string hint =
            "add a font that has it to the project's fonts/ and name its family in font-family";
        for (const std::string& package : packages) {
            hint += (&package == &packages.front() ? "; or install " : ", ") + package;
        }
        context_.diagnostics.report(
            {Severity::error, "text.missing-glyph", span, std::move(message), std::move(hint)});
    }

    const Context& context_;
    ShapedParagraph& out_;
    const Inlines& inlines_;
    const std::string& text_;
    const std::vector<text::LevelRun> levels_;
    const std::vector<text::ScriptRun> scripts_;
    const std::vector<std::uint32_t> clusters_;
    std::uint32_t item_ = 0;
    std::size_t level_ = 0, script_ = 0, cluster_ = 0;  // cursors
    std::vector<char32_t> missing_;
    std::set<std::uint32_t> missing_scripts_;
    std::uint32_t missing_at_ = 0;  // the first of them, in the layout string
    std::vector<Range> words_;      // of the run at hand
    FaceTable* faces_ = nullptr;    // of the style and language below
    style::StyleId faces_style_;
    std::string_view faces_language_;
};

}  // namespace

font::FaceId first_face(const Context& context, style::StyleId style, std::string_view language) {
    return context.fonts.first(wish_of(context.document.text(style), language));
}

void make_units(const Context& context, const Box&, Length, ShapedParagraph& out) {
    Itemizer(context, out).run();
}

}  // namespace bifolium::layout
