// Outlines become shapes: their inks, their lines, and what they cost.
#include <algorithm>
#include <utility>

#include "image/svg_gradient.h"
#include "image/svg_reader.h"
#include "image/svg_shapes.h"
#include "image/svg_text.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_coordinates = 10'000'000;  // clips counted at each shape that they clip
constexpr std::size_t most_visits = 400'000;          // <use> may multiply elements

}  // namespace

Ink SvgReader::ink(const Paint& paint, const SvgStyle& style, const PaintPlace& at,
                   std::uint32_t offset) {
    const auto solid = [&](const SvgColour& wanted) {
        Colour colour = style.resolved(wanted);
        colour.opacity *= at.opacity;
        return Ink(colour);
    };
    if (const auto* colour = std::get_if<SvgColour>(&paint)) return solid(*colour);
    const auto* server = std::get_if<PaintServer>(&paint);
    if (server == nullptr) return {};
    const SvgIndex index = tree_.find(server->id);
    const bool is_gradient =
        index != no_element && (tree_.elements[index].name == "linearGradient" ||
                                tree_.elements[index].name == "radialGradient");
    if (!is_gradient) {
        notes.emplace(
            index == no_element ? "a paint that is not there" : tree_.elements[index].name, offset);
        return server->otherwise ? solid(*server->otherwise) : Ink();
    }
    std::set<std::string> unknown;
    Ink made = gradient_ink(tree_, sheet_, index, at, unknown);
    note(tree_.elements[index], unknown);
    return made;
}

void SvgReader::text(SvgIndex index, const Place& place) {
    SetText set = set_text({tree_, sheet_}, index, place.style, place.viewport, *lettering_);
    const std::uint32_t offset = tree_.elements[index].offset;
    for (const auto& [name, at] : set.notes) notes.emplace(name, at);
    missing.insert(set.missing.begin(), set.missing.end());
    for (const std::string& family : set.absent) absent.emplace(family, offset);
    Place own = place;
    if (!clip(own, set.box)) return;
    for (TextPart& part : set.parts) {
        spend(part.outlines.verbs.size() / 8 + 1, part.outlines);
        if (too_large) return;
        own.style = part.style;
        shape({std::move(part.outlines), set.box}, own, part.offset);
    }
}

void SvgReader::shape(Outlined outlined, const Place& place, std::uint32_t offset) {
    const SvgStyle& style = place.style;
    auto& [path, box] = outlined;
    if (!style.visible || path.verbs.empty()) return;
    Shape shape;
    shape.fill = ink(style.fill, style, {box, place.viewport, style.fill_opacity, 0}, offset);
    if (style.stroke_width > 0) {
        shape.stroke = ink(style.stroke, style,
                           {box, place.viewport, style.stroke_opacity,
                            style.stroke_width / 2 * std::max(style.miter_limit, 1.5)},
                           offset);
    }
    if (shape.fill.index() == 0 && shape.stroke.index() == 0) return;
    shape.path = std::move(path);
    shape.transform = place.transform;
    shape.rule = style.fill_rule;
    shape.stroke_width = style.stroke_width;
    shape.cap = style.cap;
    shape.join = style.join;
    shape.miter_limit = style.miter_limit;
    shape.dashes = style.dashes;
    shape.dash_offset = style.dash_offset;
    for (const auto& clip : place.clips) {
        spend(0, *clip);
        if (too_large) return;
        shape.clips.push_back(*clip);
    }
    settle(shape);
    add(std::move(shape), style.stroke_first);
}

void SvgReader::add(Shape shape, bool stroke_first) {
    if (stroke_first && shape.fill.index() != 0 && shape.stroke.index() != 0) {
        Shape stroke = shape;
        stroke.fill = {};
        shape.stroke = {};
        drawing.shapes.push_back(std::move(stroke));
    }
    drawing.shapes.push_back(std::move(shape));
}

/// Clips count at each shape that they clip.
void SvgReader::spend(std::size_t elements, const Path& path) {
    visits_ += elements;
    coordinates_ += path.coordinates.size();
    too_large =
        too_large || visits_ > most_visits || coordinates_ > most_coordinates || sheet_.exhausted();
}

}  // namespace bifolium::image
