#include <array>
#include <charconv>
#include <string_view>
#include <variant>

#include "paint/display_list.h"

namespace bifolium::paint {

namespace {

std::string shortly(double value) {
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, 2)
                         .ptr;
    std::string out(digits.data(), end);
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out == "-0" ? "0" : out;
}

std::string said(const Rect& r) {
    return shortly(r.origin.x.to_pt()) + " " + shortly(r.origin.y.to_pt()) + " " +
           shortly(r.size.width.to_pt()) + " x " + shortly(r.size.height.to_pt());
}

std::string said(const Path& path) {
    constexpr std::string_view letters = "mlcz";
    std::string out;
    std::size_t at = 0;
    for (const Verb verb : path.verbs) {
        out += out.empty() ? "" : " ";
        out += letters[static_cast<std::size_t>(verb)];
        const std::size_t count = verb == Verb::cubic ? 3 : verb == Verb::close ? 0 : 1;
        for (std::size_t i = 0; i < count && at < path.coordinates.size(); ++i, ++at) {
            out += " " + shortly(path.coordinates[at].x) + "," + shortly(path.coordinates[at].y);
        }
    }
    return out;
}

std::string said(const Colour& colour) {
    const Rgb rgb = to_rgb(colour);
    std::string out =
        "rgb " + shortly(rgb.red) + " " + shortly(rgb.green) + " " + shortly(rgb.blue);
    return colour.opacity < 1 ? out + " opacity " + shortly(colour.opacity) : out;
}

std::string said(const image::Ink& ink) {
    if (const auto* colour = std::get_if<Colour>(&ink)) return said(*colour);
    if (std::holds_alternative<std::monostate>(ink)) return "nothing";
    std::string out = "gradient";
    const auto place = [](Coordinate at) { return " " + shortly(at.x) + "," + shortly(at.y); };
    if (const auto* linear = std::get_if<image::LinearGradient>(&ink)) {
        out += place(linear->from) + place(linear->to);
    }
    if (const auto* radial = std::get_if<image::RadialGradient>(&ink)) {
        out += place(radial->focus) + " r " + shortly(radial->focus_radius) +
               place(radial->centre) + " r " + shortly(radial->radius);
        if (radial->transform != Transform{}) out += " flattened " + shortly(radial->transform.d);
    }
    for (const image::GradientStop& stop : *image::stops_of(ink)) {
        out += ", " + shortly(stop.offset) + " " + said(stop.colour);
    }
    return out;
}

std::string said(const Fill& fill) {
    const auto* rect = std::get_if<Rect>(&fill.shape);
    return "fill " + (rect != nullptr ? said(*rect) : said(*std::get_if<Path>(&fill.shape))) + " " +
           said(fill.ink);
}

std::string said(const Stroke& stroke) {
    return "stroke " + said(stroke.path) + " width " + shortly(stroke.width.to_pt()) + " " +
           said(stroke.ink);
}

std::string said(const Glyphs& glyphs) {
    return "text " + shortly(glyphs.baseline.x.to_pt()) + " " + shortly(glyphs.baseline.y.to_pt()) +
           " size " + shortly(glyphs.size.to_pt()) + " \"" + glyphs.text + "\"" +
           (glyphs.extraction == Extraction::whole ? " whole" : "");
}

std::string said(const Picture& picture) {
    return "picture " + said(picture.rect);
}

std::string said(const Scope& scope) {
    const Transform& t = scope.transform;
    std::string out;
    if (t != Transform{}) {
        for (const double v : {t.a, t.b, t.c, t.d, t.e, t.f}) out += " " + shortly(v);
        out = " moved by" + out;
    }
    if (scope.clip) out += " clipped to " + said(*scope.clip);
    if (scope.opacity < 1) out += " opacity " + shortly(scope.opacity);
    if (scope.parent.valid()) out += " in " + std::to_string(scope.parent.index());
    return out;
}

std::string_view said(Role role) {
    switch (role) {
        case Role::content:
            return "content";
        case Role::label:
            return "label";
        case Role::artifact:
            return "artifact";
    }
    return "";
}

std::string_view said(Furniture furniture) {
    switch (furniture) {
        case Furniture::none:
            return "";
        case Furniture::header:
            return " header";
        case Furniture::footer:
            return " footer";
        case Furniture::margin:
            return " margin";
        case Furniture::background:
            return " background";
        case Furniture::printer:
            return " printer";
    }
    return "";
}

}  // namespace

std::string dump(const Sheet& sheet) {
    std::string out = "sheet " + sheet.label + " " + said(Rect{Point{}, sheet.media}) + "\n";
    for (std::size_t i = 0; i < sheet.scopes.size(); ++i) {
        out += "scope " + std::to_string(i) + ":" + said(sheet.scopes[i]) + "\n";
    }
    for (const Mark& mark : sheet.marks) {
        out.append(said(mark.role)).append(said(mark.furniture));
        if (mark.owner.node.valid()) out += " of " + std::to_string(mark.owner.node.index());
        if (mark.scope.valid()) out += " in " + std::to_string(mark.scope.index());
        out += ": " + std::visit([](const auto& what) { return said(what); }, mark.what) + "\n";
    }
    for (const LinkArea& link : sheet.links) {
        out += "link of " + std::to_string(link.owner.index()) + ": " + said(link.rect) + "\n";
    }
    for (const Landmark& mark : sheet.landmarks) {
        out += "landmark of " + std::to_string(mark.node.index()) + ": " +
               shortly(mark.at.x.to_pt()) + " " + shortly(mark.at.y.to_pt()) + "\n";
    }
    for (const auto& [node, rect] : sheet.boxes) {
        out += "box of " + std::to_string(node.index()) + ": " + said(rect) + "\n";
    }
    return out;
}

}  // namespace bifolium::paint
