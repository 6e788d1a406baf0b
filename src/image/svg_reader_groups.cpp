// What holds for all that an element shows: its clip, its mask, its opacity.
#include <span>
#include <utility>

#include "image/svg_clip.h"
#include "image/svg_reader.h"
#include "image/svg_shapes.h"
#include "image/svg_values.h"
#include "image/svg_view.h"

namespace bifolium::image {

/// Adds the element's own clip; false if it hides everything.
bool SvgReader::clip(Place& place, const std::optional<Box>& box) {
    if (place.style.clip.empty()) return true;
    SvgIndex at = tree_.find(place.style.clip);
    for (int chained = 0; at != no_element && chained < 8; ++chained) {
        const SvgElement& clip = tree_.elements[at];
        if (clip.name != "clipPath") break;
        Transform to_file = place.transform;
        if (clip.get("clipPathUnits") == "objectBoundingBox") {
            if (!box) note(clip, {"clipPathUnits of a group"});
            const Box of = box.value_or(Box{0, 0, 1, 1});
            to_file =
                combined(to_file, {of.right - of.left, 0, 0, of.bottom - of.top, of.left, of.top});
        }
        std::set<std::string> unknown;
        const SvgStyle style = style_of(clip, SvgStyle(), sheet_, place.viewport, unknown);
        if (const auto own = parse_transform(style.transform)) to_file = combined(to_file, *own);
        const ClipOutline outline =
            clip_outline({tree_, sheet_}, at, style, {to_file, place.viewport});
        note(clip, unknown);
        for (const auto& [name, offset] : outline.notes) notes.emplace(name, offset);
        Path path = outline.path;
        spend(clip.end - at, path);
        if (too_large) return false;
        if (path.verbs.empty()) return false;
        place.clips.push_back(std::make_shared<const Path>(std::move(path)));
        at = tree_.find(style.clip);
    }
    return true;
}

/// What was made since fades together: shape by shape where that is the same, else as a group.
void SvgReader::fade(Made before, double opacity) {
    if (opacity >= 1 || before.shapes == drawing.shapes.size()) return;
    const std::span<Shape> shapes = std::span(drawing.shapes).subspan(before.shapes);
    if (before.groups == drawing.groups.size() && lie_apart(shapes)) {
        for (Shape& shape : shapes) {
            fade_ink(shape.fill, opacity);
            fade_ink(shape.stroke, opacity);
        }
        return;
    }
    gather(before, {no_group, opacity});
}

/// What was made since becomes a group.
void SvgReader::gather(Made before, Group group) {
    const auto made = static_cast<std::uint32_t>(drawing.groups.size());
    for (std::size_t i = before.groups; i < drawing.groups.size(); ++i) {
        if (drawing.groups[i].parent == no_group) drawing.groups[i].parent = made;
    }
    for (std::size_t i = before.shapes; i < drawing.shapes.size(); ++i) {
        if (drawing.shapes[i].group == no_group) drawing.shapes[i].group = made;
    }
    drawing.groups.push_back(std::move(group));
}

/// Of what was made since, in the user space of `place`.
std::optional<Box> SvgReader::box_since(Made before, const Place& place) const {
    const std::optional<Transform> back = inverted(place.transform);
    std::optional<Box> box;
    for (std::size_t i = before.shapes; back && i < drawing.shapes.size(); ++i) {
        const Shape& shape = drawing.shapes[i];
        const auto one = extent(applied(combined(*back, shape.transform), shape.path));
        if (!one) continue;
        if (!box) box = one;
        box->left = std::min(box->left, one->left), box->top = std::min(box->top, one->top);
        box->right = std::max(box->right, one->right);
        box->bottom = std::max(box->bottom, one->bottom);
    }
    return box;
}

/// https://drafts.fxtf.org/css-masking/#MaskElement
void SvgReader::mask(Made before, const Place& place) {
    const SvgIndex index = tree_.find(place.style.mask);
    if (index == no_element || tree_.elements[index].name != "mask") return;
    if (before.shapes == drawing.shapes.size()) return;
    const SvgElement& element = tree_.elements[index];
    const std::optional<Box> box = box_since(before, place);
    if (!box || !reading_.insert(index).second) {
        note(element, {"mask within itself"});
        return;
    }
    const double width = box->right - box->left, height = box->bottom - box->top;
    const Transform to_box{width, 0, 0, height, box->left, box->top};
    Place own = place;
    std::set<std::string> unknown;
    own.style = style_of(element, SvgStyle(), sheet_, place.viewport, unknown);
    note(element, unknown);
    const bool by_luminance = !own.style.masks_by_alpha;
    const bool in_user_space = element.get("maskUnits") == "userSpaceOnUse";
    const auto edge = [&](std::string_view name, double whole, double initial) {
        const double base = in_user_space ? whole : 1;
        return parse_length(element.get(name), base).value_or(initial * base);
    };
    const double x = edge("x", place.viewport.width, -0.1);
    const double y = edge("y", place.viewport.height, -0.1);
    const Box room{x, y, x + edge("width", place.viewport.width, 1.2),
                   y + edge("height", place.viewport.height, 1.2)};
    Path around = rectangle_path(room, 0, 0);
    if (!in_user_space) around = applied(to_box, std::move(around));
    own.clips = {std::make_shared<const Path>(applied(place.transform, std::move(around)))};
    if (element.get("maskContentUnits") == "objectBoundingBox") {
        own.transform = combined(place.transform, to_box);
    }
    Drawing content;
    content.width_px = drawing.width_px, content.height_px = drawing.height_px;
    std::swap(drawing, content);
    if (!own.style.clip.empty()) static_cast<void>(clip(own, std::nullopt));
    children(index, own);
    std::swap(drawing, content);
    reading_.erase(index);
    gather(before,
           {no_group, 1, std::make_shared<const Drawing>(std::move(content)), by_luminance});
}

}  // namespace bifolium::image
