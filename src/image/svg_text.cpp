#include "image/svg_text.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "image/svg_letters.h"
#include "image/svg_values.h"
#include "text/utf8.h"

namespace bifolium::image {

namespace {

struct Family {
    std::vector<std::string> names;
    int weight = 0;  ///< 0: as the style says; else of the one face that was named.
    bool italic = false;
};

/// The list, "sans-serif" at its end; a PostScript name, as Illustrator writes them, is a face.
Family family_of(const SvgFont& font, const font::Selection& fonts, std::set<std::string>& absent) {
    Family out;
    std::string_view rest = font.families;
    std::string first_absent;
    bool has_one = false;
    const auto take = [&](std::string_view name) {
        if (fonts.has_family(name)) {
            out.names.emplace_back(name);
            has_one = true;
            return;
        }
        const font::Library& library = fonts.library();
        for (std::uint32_t i = 0; i < library.size() && !has_one; ++i) {
            const font::Facts& facts = library.facts(font::FaceId(i));
            if (facts.postscript_name != name) continue;
            out.names.push_back(facts.family);
            out.weight = facts.weight;
            out.italic = facts.slant == font::Slant::italic;
            has_one = true;
        }
        if (!has_one && first_absent.empty()) first_absent = name;
    };
    while (!rest.empty() && out.names.size() < 16) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        std::string_view name = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (name.size() >= 2 && (name.front() == '"' || name.front() == '\'')) {
            name = trimmed(name.substr(1, name.size() - 2));
        }
        if (!name.empty()) take(name);
    }
    if (!has_one && !first_absent.empty()) absent.insert(first_absent);
    out.names.emplace_back("sans-serif");
    return out;
}

/// Letters of one direction, script, element and face.
struct Run {
    std::size_t begin = 0, end = 0;  // letters
    std::uint8_t level = 0;
    std::uint32_t script = 0;
    font::FaceId face;
};

struct Placed {
    font::FaceId face;
    std::uint32_t glyph = 0;
    Coordinate at;
    double scale = 0;    // font units to user space
    double stretch = 1;  // across
    double turn = 0, advance = 0;
    std::uint32_t owner = 0;
};

void append(Path& to, const Path& path) {
    to.verbs.insert(to.verbs.end(), path.verbs.begin(), path.verbs.end());
    to.coordinates.insert(to.coordinates.end(), path.coordinates.begin(), path.coordinates.end());
}

void widen(std::optional<Box>& box, Coordinate at) {
    if (!box) box = Box{at.x, at.y, at.x, at.y};
    box->left = std::min(box->left, at.x), box->right = std::max(box->right, at.x);
    box->top = std::min(box->top, at.y), box->bottom = std::max(box->bottom, at.y);
}

/// From a glyph's own units, y upwards, to user space.
Transform placing(const Placed& glyph) {
    const double turn = glyph.turn * std::numbers::pi / 180;
    const double sine = std::sin(turn), cosine = std::cos(turn);
    const double across = glyph.scale * glyph.stretch, down = -glyph.scale;
    return {cosine * across, sine * across, -sine * down, cosine * down, glyph.at.x, glyph.at.y};
}

class Setter {
public:
    Setter(const SvgFile& file, const SvgLetters& letters, Lettering& lettering)
        : letters_(letters), all_(letters.letters), fonts_(lettering.fonts), lettering_(lettering) {
        for (const SvgLetterOwner& owner : letters.owners) {
            const std::string& families = owner.style.font.families;
            const auto [at, fresh] = families_.try_emplace(families);
            if (fresh) at->second = family_of(owner.style.font, fonts_, out_.absent);
            out_.parts.push_back({{}, owner.style, file.tree.elements[owner.element].offset});
        }
    }

    SetText run() && {
        for (std::size_t begin = 0; begin < all_.size();) {
            std::size_t end = begin + 1;
            while (end < all_.size() && !all_[end].x && !all_[end].y) ++end;
            set_chunk(begin, end);
            begin = end;
        }
        std::erase_if(out_.parts, [](const TextPart& part) { return part.outlines.verbs.empty(); });
        out_.notes = letters_.notes;
        return std::move(out_);
    }

private:
    const SvgFont& font_of(std::size_t letter) const {
        return letters_.owners[all_[letter].owner].style.font;
    }
    font::Wish wish_of(const SvgFont& font) const {
        const Family& family = families_.find(font.families)->second;
        const bool italic = font.italic || family.italic;
        return {.families = family.names,
                .weight = family.weight != 0 ? family.weight : font.weight,
                .slant = italic ? font::Slant::italic : font::Slant::upright,
                .language = font.language};
    }
    std::size_t letter_at(std::uint32_t byte) const {
        const auto after = std::upper_bound(
            all_.begin(), all_.end(), byte,
            [](std::uint32_t at, const SvgLetter& letter) { return at < letter.bytes.begin; });
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - all_.begin() - 1, 0));
    }

    /// Letters that start at a place of their own, and all that follow them.
    void set_chunk(std::size_t begin, std::size_t end) {
        pen_ = {all_[begin].x.value_or(pen_.x), all_[begin].y.value_or(pen_.y)};
        const Coordinate start = pen_;
        placed_.clear();
        for (const Run& run : in_visual_order(runs_of(begin, end))) set_run(run);
        fit_length(begin, end, start);
        const SvgFont& font = font_of(begin);
        const double length = pen_.x - start.x;
        double share = font.anchor == TextAnchor::start ? 0
                       : font.anchor == TextAnchor::end ? 1
                                                        : 0.5;
        if (font.right_to_left) share = 1 - share;
        pen_.x -= length * share;
        for (Placed& glyph : placed_) {
            glyph.at.x -= length * share;
            draw(glyph);
        }
    }

    std::vector<Run> runs_of(std::size_t begin, std::size_t end) {
        const std::uint32_t first = all_[begin].bytes.begin, last = all_[end - 1].bytes.end;
        chunk_ = std::string_view(letters_.text).substr(first, last - first);
        chunk_begin_ = first;
        const Direction base =
            font_of(begin).right_to_left ? Direction::right_to_left : Direction::left_to_right;
        const auto levels = lettering_.segmenter.bidi_levels(chunk_, base);
        const auto scripts = lettering_.segmenter.scripts(chunk_);
        std::vector<Run> runs;
        std::size_t level = 0, script = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t byte = all_[i].bytes.begin - first;
            while (level + 1 < levels.size() && levels[level].range.end <= byte) ++level;
            while (script + 1 < scripts.size() && scripts[script].range.end <= byte) ++script;
            const std::uint8_t level_here = levels.empty() ? std::uint8_t{0} : levels[level].level;
            const std::uint32_t script_here = scripts.empty() ? 0 : scripts[script].script;
            const bool joins = i != begin && all_[i].owner == all_[i - 1].owner &&
                               all_[i].dx == 0 && all_[i].dy == 0 &&
                               all_[i].turn == all_[i - 1].turn &&
                               runs.back().level == level_here && runs.back().script == script_here;
            if (joins) {
                runs.back().end = i + 1;
            } else {
                runs.push_back({i, i + 1, level_here, script_here, {}});
            }
        }
        return by_face(runs);
    }

    std::vector<Run> by_face(const std::vector<Run>& runs) const {
        std::vector<Run> out;
        for (const Run& run : runs) {
            const Range bytes{all_[run.begin].bytes.begin, all_[run.end - 1].bytes.end};
            for (const font::FaceRun& part :
                 fonts_.split(wish_of(font_of(run.begin)), letters_.text, bytes)) {
                out.push_back({letter_at(part.range.begin), letter_at(part.range.end - 1) + 1,
                               run.level, run.script, part.face});
            }
        }
        return out;
    }

    /// https://www.unicode.org/reports/tr9/#L2
    static std::vector<Run> in_visual_order(std::vector<Run> runs) {
        std::uint8_t highest = 0;
        for (const Run& run : runs) highest = std::max(highest, run.level);
        for (std::uint8_t level = highest; level > 0; --level) {
            for (std::size_t i = 0; i < runs.size();) {
                std::size_t end = i;
                while (end < runs.size() && runs[end].level >= level) ++end;
                if (end > i) {
                    std::reverse(runs.begin() + static_cast<std::ptrdiff_t>(i),
                                 runs.begin() + static_cast<std::ptrdiff_t>(end));
                }
                i = end + 1;
            }
        }
        return runs;
    }

    void set_run(const Run& run) {
        const SvgLetter& first = all_[run.begin];
        const SvgFont& font = font_of(run.begin);
        pen_.x += first.dx, pen_.y += first.dy;
        if (!run.face.valid()) {
            note_missing(run);
            pen_.x += font.size * 0.5 * static_cast<double>(run.end - run.begin);
            return;
        }
        const font::Library& library = fonts_.library();
        const font::ShapeKey key{
            .face = run.face,
            .script = run.script,
            .language = font.language,
            .features = font.letter_spacing != 0 ? "clig=0,liga=0" : "",
            .direction = run.level % 2 == 1 ? Direction::right_to_left : Direction::left_to_right};
        const Range range{first.bytes.begin - chunk_begin_,
                          all_[run.end - 1].bytes.end - chunk_begin_};
        const auto shaped = font::shape(library, lettering_.shapes, key, chunk_, range);
        const double scale = font.size / library.metrics(run.face).units_per_em;
        const double lowered = lowering(font, run.face, scale);
        for (std::size_t i = 0; i < shaped->glyphs.size(); ++i) {
            const font::Glyph& glyph = shaped->glyphs[i];
            Placed placed{
                .face = run.face,
                .glyph = glyph.id,
                .at = {pen_.x + glyph.x_offset * scale, pen_.y + lowered - glyph.y_offset * scale},
                .scale = scale,
                .turn = first.turn,
                .advance = glyph.advance * scale,
                .owner = first.owner};
            const bool ends_cluster =
                i + 1 == shaped->glyphs.size() || shaped->glyphs[i + 1].cluster != glyph.cluster;
            if (ends_cluster) {
                placed.advance += font.letter_spacing;
                if (chunk_[range.begin + glyph.cluster] == ' ') placed.advance += font.word_spacing;
            }
            pen_.x += placed.advance;
            placed_.push_back(placed);
        }
    }

    /// How far below y the alphabetic baseline stands.
    double lowering(const SvgFont& font, font::FaceId face, double scale) const {
        const font::Metrics metrics = fonts_.library().metrics(face);
        const auto line = [&]() -> double {
            switch (font.baseline) {
                case Baseline::alphabetic:
                    return 0;
                case Baseline::central:
                    return (metrics.ascent + metrics.descent) / 2.0;
                case Baseline::middle:
                    return metrics.x_height / 2.0;
                case Baseline::hanging:
                    return metrics.ascent * 0.8;
                case Baseline::above:
                    return metrics.ascent;
                case Baseline::below:
                    return metrics.descent;
            }
            return 0;
        };
        return line() * scale - font.raised;
    }

    void note_missing(const Run& run) {
        std::size_t at = all_[run.begin].bytes.begin;
        while (at < all_[run.end - 1].bytes.end) {
            const auto character = static_cast<char32_t>(text::next_character(letters_.text, at));
            if (character >= U' ') out_.missing.insert(character);
        }
    }

    /// textLength, where it is that of the whole chunk.
    void fit_length(std::size_t begin, std::size_t end, Coordinate start) {
        for (const SvgTextLength& wanted : letters_.lengths) {
            if (wanted.begin != begin || wanted.end != end || placed_.size() < 2) continue;
            const double length = pen_.x - start.x;
            if (length <= 0) return;
            const double factor = wanted.length / length;
            const double gap = (wanted.length - length) / static_cast<double>(placed_.size() - 1);
            for (std::size_t i = 0; i < placed_.size(); ++i) {
                Placed& glyph = placed_[i];
                if (wanted.stretches_glyphs) {
                    glyph.at.x = start.x + (glyph.at.x - start.x) * factor;
                    glyph.stretch = factor;
                    glyph.advance *= factor;
                } else {
                    glyph.at.x += gap * static_cast<double>(i);
                }
            }
            pen_.x = start.x + wanted.length;
            return;
        }
    }

    void draw(const Placed& glyph) {
        TextPart& part = out_.parts[glyph.owner];
        const Transform place = placing(glyph);
        const font::Metrics metrics = fonts_.library().metrics(glyph.face);
        const double width = glyph.advance / (glyph.scale * glyph.stretch);
        for (const double y : {double(metrics.ascent), double(metrics.descent)}) {
            for (const double x : {0.0, width}) widen(out_.box, applied(place, Coordinate{x, y}));
        }
        const Path outline = fonts_.library().outline(glyph.face, glyph.glyph);
        append(part.outlines, applied(place, outline));
        const SvgFont& font = part.style.font;
        const auto line = [&](std::int32_t middle, std::int32_t thickness) {
            const double half = thickness / 2.0;
            Path bar = rectangle_path({0, middle - half, width, middle + half}, 0, 0);
            // Wound as the letters are, so that the line does not cut holes into them.
            if (signed_area(bar) * signed_area(outline) < 0) bar = reversed(bar);
            append(part.outlines, applied(place, bar));
        };
        if (font.underlined) line(metrics.underline_position, metrics.underline_thickness);
        if (font.struck) line(metrics.strikeout_position, metrics.strikeout_thickness);
    }

    const SvgLetters& letters_;
    const std::vector<SvgLetter>& all_;
    const font::Selection& fonts_;
    Lettering& lettering_;
    std::map<std::string, Family> families_;  // by what an element asks for
    SetText out_;
    Coordinate pen_;
    std::vector<Placed> placed_;  // of the chunk at hand
    std::string_view chunk_;
    std::uint32_t chunk_begin_ = 0;
};

}  // namespace

SetText set_text(const SvgFile& file, SvgIndex text, const SvgStyle& of_text,
                 const Viewport& viewport, Lettering& lettering) {
    const SvgLetters letters = letters_of(file, text, of_text, viewport);
    return Setter(file, letters, lettering).run();
}

}  // namespace bifolium::image
