#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "font/faces.h"

namespace bifolium::font {

namespace {

/// CJK faces share their characters and differ in the shapes; the language chooses.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> regional_families{{
    {"ja", " jp"},
    {"ko", " kr"},
    {"zh-hant-hk", " hk"},
    {"zh-hk", " hk"},
    {"zh-hant", " tc"},
    {"zh-tw", " tc"},
}};

/// 0 if the family is made for the language, 1 if that cannot be told, 2 if for another.
int regional_distance(std::string_view family, std::string_view language) {
    constexpr std::array<std::string_view, 5> endings{" jp", " kr", " hk", " tc", " sc"};
    const auto ends = [&](std::string_view ending) { return family.ends_with(ending); };
    if (std::none_of(endings.begin(), endings.end(), ends)) return 1;
    for (const auto& [tag, ending] : regional_families) {
        if (language.starts_with(tag)) return ends(ending) ? 0 : 2;
    }
    if (language.starts_with("zh")) return ends(" sc") ? 0 : 2;
    return 1;
}

/// What draws a glyph into a Path.
struct Pen {
    Path path;

    static Pen& of(void* data) { return *static_cast<Pen*>(data); }
    void add(Verb verb, std::initializer_list<Coordinate> coordinates) {
        path.verbs.push_back(verb);
        path.coordinates.insert(path.coordinates.end(), coordinates);
    }
};

Coordinate at(float x, float y) {
    return {double{x}, double{y}};
}

using Pens = Handle<hb_draw_funcs_t, hb_draw_funcs_destroy>;

Pens make_pens() {
    Pens pens(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(
        pens.get(),
        [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
            Pen::of(pen).add(Verb::move, {at(x, y)});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        pens.get(),
        [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
            Pen::of(pen).add(Verb::line, {at(x, y)});
        },
        nullptr, nullptr);
    // Quadratics arrive here as cubics: HarfBuzz raises them where no function takes them.
    hb_draw_funcs_set_cubic_to_func(
        pens.get(),
        [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x1, float y1, float x2, float y2,
           float x, float y, void*) {
            Pen::of(pen).add(Verb::cubic, {at(x1, y1), at(x2, y2), at(x, y)});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        pens.get(),
        [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
            Pen::of(pen).add(Verb::close, {});
        },
        nullptr, nullptr);
    return pens;
}

}  // namespace

FaceId Library::fallback(char32_t character, int weight, Slant slant,
                         std::string_view language) const {
    const std::string tag = folded_family(language);
    FaceId best;
    int least = 3;
    std::string_view last;  // a family's faces cover alike: look at each family once in a row
    for (const Face& face : state_->faces) {
        if (face.facts.family == last) continue;
        last = face.facts.family;
        const int distance = regional_distance(folded_family(last), tag);
        if (distance >= least) continue;
        FaceId id = match(last, weight, slant);
        if (!covers(id, character)) {
            const auto faces = family(last);
            const auto other = std::find_if(faces.begin(), faces.end(),
                                            [&](FaceId one) { return covers(one, character); });
            if (other == faces.end()) continue;
            id = *other;
        }
        best = id, least = distance;
        if (least <= 1) break;
    }
    return best;
}

Path Library::outline(FaceId id, std::uint32_t glyph) const {
    const Pens pens = make_pens();
    Pen pen;
    hb_font_get_glyph_shape(state_->faces[id.index()].font.get(), glyph, pens.get(), &pen);
    return std::move(pen.path);
}

Result<std::string> manifest_line(std::string_view bytes, std::string_view file_name) {
    Result<Opened> opened = open_face(bytes, 0);
    if (!opened) return Failure{"'" + std::string(file_name) + "': " + opened.failure().what};
    if (!opened->facts.embeddable) {
        return Failure{"'" + std::string(file_name) +
                       "': its licence bits (fsType) forbid embedding a subset of it"};
    }
    return hexadecimal(sha256(bytes)) + "  " + std::string(file_name) + "\n";
}

}  // namespace bifolium::font
