#include "font/shape.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "font/faces.h"
#include "font/punctuation.h"

namespace bifolium::font {

namespace {

using Buffer = Handle<hb_buffer_t, hb_buffer_destroy>;

constexpr std::uint32_t piece_bytes = 64 << 10;      // HarfBuzz is not linear in every font
constexpr std::size_t cached_word_bytes = 64 << 10;  // longer text does not come twice
constexpr std::size_t cache_budget = 64 << 20;       // bytes of glyphs and keys, about
constexpr std::uint32_t context_characters = 5;      // as many as HarfBuzz looks at

/// Scripts whose letters join: only there does the text around a run change its glyphs.
/// https://www.unicode.org/Public/UCD/latest/ucd/ArabicShaping.txt
bool joins(std::uint32_t script) {
    switch (script) {
        case HB_SCRIPT_ADLAM:
        case HB_SCRIPT_ARABIC:
        case HB_SCRIPT_CHORASMIAN:
        case HB_SCRIPT_HANIFI_ROHINGYA:
        case HB_SCRIPT_MANDAIC:
        case HB_SCRIPT_MANICHAEAN:
        case HB_SCRIPT_MONGOLIAN:
        case HB_SCRIPT_NKO:
        case HB_SCRIPT_OLD_UYGHUR:
        case HB_SCRIPT_PHAGS_PA:
        case HB_SCRIPT_PSALTER_PAHLAVI:
        case HB_SCRIPT_SOGDIAN:
        case HB_SCRIPT_SYRIAC:
            return true;
        default:  // any other of some 160 scripts
            return false;
    }
}

/// What the glyphs depend on: the range, and in scripts that join, or whose marks share the white
/// between them, a little more.
Range with_context(std::string_view paragraph, Range range, std::uint32_t script) {
    if (!joins(script) && !collapses_punctuation(script)) return range;
    Range wide = range;
    for (std::uint32_t i = 0; i < context_characters && wide.begin > 0; ++i) {
        do --wide.begin;
        while (wide.begin > 0 && continues_character(paragraph, wide.begin));
    }
    for (std::uint32_t i = 0; i < context_characters && wide.end < paragraph.size(); ++i) {
        do ++wide.end;
        while (continues_character(paragraph, wide.end));
    }
    return wide;
}

std::vector<hb_feature_t> parse_features(std::string_view list) {
    std::vector<hb_feature_t> features;
    while (!list.empty()) {
        const std::string_view one = list.substr(0, list.find(','));
        list.remove_prefix(std::min(one.size() + 1, list.size()));
        hb_feature_t feature{};
        if (hb_feature_from_string(one.data(), static_cast<int>(one.size()), &feature) != 0) {
            features.push_back(feature);
        }
    }
    return features;
}

void append(GlyphRun& run, hb_buffer_t* buffer, std::uint32_t base) {
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    run.glyphs.reserve(run.glyphs.size() + count);
    for (unsigned i = 0; i < count; ++i) {
        Glyph glyph;
        glyph.id = infos[i].codepoint;
        glyph.cluster = infos[i].cluster - base;
        glyph.advance = positions[i].x_advance;
        glyph.x_offset = positions[i].x_offset;
        glyph.y_offset = positions[i].y_offset;
        glyph.unsafe_to_break =
            (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        run.advance += glyph.advance;
        run.glyphs.push_back(glyph);
    }
}

struct Shaper {
    const Face& face;
    const ShapeKey& key;
    std::vector<hb_feature_t> features;
    Buffer buffer;

    void shape(std::string_view paragraph, Range piece, std::uint32_t base, GlyphRun& run) {
        hb_buffer_clear_contents(buffer.get());
        const Range wide = with_context(paragraph, piece, key.script);
        hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
        hb_buffer_add_utf8(buffer.get(), paragraph.data() + wide.begin,
                           static_cast<int>(wide.size()), piece.begin - wide.begin,
                           static_cast<int>(piece.size()));
        hb_buffer_set_script(buffer.get(), hb_script_from_iso15924_tag(key.script));
        hb_buffer_set_language(
            buffer.get(),
            hb_language_from_string(key.language.data(), static_cast<int>(key.language.size())));
        hb_buffer_set_direction(buffer.get(), key.direction == Direction::left_to_right
                                                  ? HB_DIRECTION_LTR
                                                  : HB_DIRECTION_RTL);
        hb_shape(face.font.get(), buffer.get(), features.data(),
                 static_cast<unsigned>(features.size()));
        append(run, buffer.get(), base - wide.begin);
    }
};

/// Ends of pieces: after a space where there is one, else between characters.
std::vector<Range> pieces_of(std::string_view paragraph, Range range) {
    std::vector<Range> pieces;
    while (range.size() > piece_bytes) {
        std::uint32_t end = range.begin + piece_bytes;
        const std::size_t space = paragraph.substr(range.begin, piece_bytes).rfind(' ');
        if (space != std::string_view::npos && space > 0) {
            end = range.begin + static_cast<std::uint32_t>(space) + 1;
        } else {
            while (end > range.begin + 1 && continues_character(paragraph, end)) --end;
        }
        pieces.push_back({range.begin, end});
        range.begin = end;
    }
    pieces.push_back(range);
    return pieces;
}

GlyphRun shape_anew(const Library& library, const ShapeKey& key, std::string_view paragraph,
                    Range range) {
    Shaper shaper{Faces::of(library, key.face), key, parse_features(key.features),
                  Buffer(hb_buffer_create())};
    GlyphRun run;
    run.face = key.face;
    std::vector<Range> pieces = pieces_of(paragraph, range);
    if (key.direction == Direction::right_to_left) std::reverse(pieces.begin(), pieces.end());
    for (const Range piece : pieces) shaper.shape(paragraph, piece, range.begin, run);
    if (collapses_punctuation(key.script) && key.direction == Direction::left_to_right) {
        const std::int32_t em = Faces::of(library, key.face).metrics.units_per_em;
        collapse_punctuation(paragraph, range.begin, key.language, em, run);
    }
    return run;
}

void append_number(std::string& key, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) key.push_back(static_cast<char>(value >> shift));
}

/// All that decides the glyphs, as bytes. Lengths stand before texts, so no two keys are alike.
std::string cache_key(const ShapeKey& key, std::string_view paragraph, Range range) {
    const Range wide = with_context(paragraph, range, key.script);
    std::string out;
    out.reserve(32 + key.language.size() + key.features.size() + wide.size());
    append_number(out, key.face.index());
    append_number(out, key.script);
    append_number(out, static_cast<std::uint32_t>(key.direction));
    append_number(out, static_cast<std::uint32_t>(key.language.size()));
    append_number(out, static_cast<std::uint32_t>(key.features.size()));
    append_number(out, range.begin - wide.begin);
    append_number(out, range.size());
    out.append(key.language).append(key.features);
    return out.append(paragraph.substr(wide.begin, wide.size()));
}

}  // namespace

struct ShapeCache::State {
    std::unordered_map<std::string, std::shared_ptr<const GlyphRun>> runs;  // never iterated
    std::size_t bytes = 0;
};

ShapeCache::ShapeCache() : state_(std::make_unique<State>()) {}
ShapeCache::~ShapeCache() = default;
ShapeCache::ShapeCache(ShapeCache&&) noexcept = default;

std::shared_ptr<const GlyphRun> shape(const Library& library, ShapeCache& cache,
                                      const ShapeKey& key, std::string_view paragraph,
                                      Range range) {
    if (range.size() > cached_word_bytes) {
        return std::make_shared<const GlyphRun>(shape_anew(library, key, paragraph, range));
    }
    auto& state = Faces::of(cache);
    std::string name = cache_key(key, paragraph, range);
    if (const auto found = state.runs.find(name); found != state.runs.end()) return found->second;
    auto run = std::make_shared<const GlyphRun>(shape_anew(library, key, paragraph, range));
    state.bytes += name.size() + run->glyphs.size() * sizeof(Glyph) + 128;
    if (state.bytes > cache_budget) {
        state.runs.clear();
        state.bytes = 0;
    }
    state.runs.emplace(std::move(name), run);
    return run;
}

}  // namespace bifolium::font
