#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <span>

#include "base/limits.h"
#include "image/drawing.h"
#include "image/svg_clip.h"
#include "image/svg_gradient.h"
#include "image/svg_path.h"
#include "image/svg_report.h"
#include "image/svg_shapes.h"
#include "image/svg_style.h"
#include "image/svg_text.h"
#include "image/svg_tree.h"
#include "image/svg_values.h"
#include "image/svg_view.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_coordinates = 10'000'000;  // clips counted at each shape that they clip
constexpr std::size_t most_visits = 400'000;          // <use> may multiply elements

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What holds at one place of the tree.
struct Place {
    SvgStyle style;
    Transform transform;  // user space to the viewport of the file
    Viewport viewport;
    std::vector<std::shared_ptr<const Path>> clips;  // shared: a place is copied for each child
    std::uint32_t depth = 0;
};

class SvgReader {
public:
    SvgReader(const SvgTree& tree, Lettering* lettering) : tree_(tree), lettering_(lettering) {}

    void read() {
        for (const SvgElement& element : tree_.elements) {
            if (element.name == "style") note(element, sheet_unknown(element));
        }
        const SvgElement& root = tree_.elements.front();
        find_size(root);
        drawing.root = {root.offset, root.has("width"), root.has("height"),
                        view_box(root).has_value()};
        Place place;
        place.viewport = {drawing.width_px, drawing.height_px};
        if (const auto box = view_box(root)) {
            place.viewport = {box->right - box->left, box->bottom - box->top};
        }
        place.transform = view_transform(root, {0, 0, drawing.width_px, drawing.height_px});
        std::set<std::string> unknown;
        place.style = style_of(root, SvgStyle(), sheet_, place.viewport, unknown);
        note(root, unknown);
        children(0, place);
        fade({0, 0}, place.style.opacity);
    }

    Drawing drawing;
    std::map<std::string, std::uint32_t> notes;   ///< Name and first place of what is left out.
    std::set<char32_t> missing;                   ///< Characters that no face has.
    std::map<std::string, std::uint32_t> absent;  ///< Families that the project has not.
    bool too_large = false;

private:
    std::set<std::string> sheet_unknown(const SvgElement& element) {
        std::set<std::string> unknown;
        sheet_.add(element.text, unknown);
        return unknown;
    }
    void note(const SvgElement& element, const std::set<std::string>& names) {
        for (const std::string& name : names) notes.emplace(name, element.offset);
    }

    void find_size(const SvgElement& root) {
        const std::optional<Box> box = view_box(root);
        const auto size = [&](std::string_view name, double of_box) {
            const std::string_view value = trimmed(root.get(name));
            const auto length = parse_length(value, 0);
            return !length || *length <= 0 || value.ends_with('%') ? of_box : *length;
        };
        const double width = box ? box->right - box->left : 300;
        const double height = box ? box->bottom - box->top : 150;
        drawing.width_px = size("width", width);
        drawing.height_px = size("height", height);
        // One given length and a viewBox give the other by its shape.
        const bool has_width = drawing.width_px != width, has_height = drawing.height_px != height;
        if (box && has_width && !has_height && !root.has("height")) {
            drawing.height_px = drawing.width_px * height / width;
        }
        if (box && has_height && !has_width && !root.has("width")) {
            drawing.width_px = drawing.height_px * width / height;
        }
    }

    void children(SvgIndex parent, const Place& place) {
        for (SvgIndex at = parent + 1; at < tree_.elements[parent].end && !too_large;
             at = tree_.elements[at].end) {
            element(at, place);
        }
    }

    void element(SvgIndex index, const Place& parent) {
        const SvgElement& element = tree_.elements[index];
        if (is_one_of(element.name, {"defs", "style", "desc", "metadata", "symbol", "clipPath",
                                     "linearGradient", "radialGradient", "pattern", "mask",
                                     "marker", "filter", "script", "view"})) {
            return;
        }
        if (element.name == "title") {
            if (element.parent == 0) drawing.title = trimmed(element.text);
            return;
        }
        if (parent.depth >= limits::nesting) {
            note(element, {"nesting of more than 100"});
            return;
        }
        spend(1, {});
        if (too_large) return;
        Place place = parent;
        ++place.depth;
        std::set<std::string> unknown;
        place.style = style_of(element, parent.style, sheet_, parent.viewport, unknown);
        note(element, unknown);
        if (!place.style.displayed) return;
        const auto own = parse_transform(place.style.transform);
        if (own) place.transform = combined(parent.transform, *own);
        const Made before{drawing.shapes.size(), drawing.groups.size()};
        if (auto path = shape_path(element, place.viewport)) {
            spend(0, *path);
            const std::optional<Box> box = extent(*path);
            if (clip(place, box)) shape({*std::move(path), box}, place, element.offset);
        } else if (element.name == "text" && lettering_ != nullptr) {
            text(index, place);
        } else {
            container(index, place);
        }
        fade(before, place.style.opacity);
    }

    void container(SvgIndex index, Place& place) {
        const SvgElement& element = tree_.elements[index];
        const bool is_group = is_one_of(element.name, {"g", "a", "svg", "switch", "use"});
        if (!is_group) {
            if (!shows_other_file(element)) note(element, {"<" + element.name + ">"});
            return;
        }
        if (!clip(place, std::nullopt)) return;
        if (element.name == "svg") {
            inner_viewport(element, place);
        } else if (element.name == "use") {
            return use(element, place);
        } else if (element.name == "switch") {
            return first_of_switch(index, place);
        }
        children(index, place);
    }

    /// The first alternative that asks for nothing special.
    void first_of_switch(SvgIndex index, const Place& place) {
        for (SvgIndex at = index + 1; at < tree_.elements[index].end; at = tree_.elements[at].end) {
            const SvgElement& one = tree_.elements[at];
            if (one.has("requiredExtensions") || one.has("systemLanguage")) continue;
            if (one.name == "foreignObject") continue;
            return element(at, place);
        }
    }

    /// A nested <svg>, or a <symbol> that is used: a room of its own, which clips.
    void inner_viewport(const SvgElement& element, Place& place,
                        const SvgElement* used_by = nullptr) {
        const auto length = [&](std::string_view name, double whole, double initial) {
            if (used_by != nullptr && (name == "width" || name == "height") && used_by->has(name)) {
                return parse_length(used_by->get(name), whole).value_or(initial);
            }
            return parse_length(element.get(name), whole).value_or(initial);
        };
        const Viewport outer = place.viewport;
        const double x = length("x", outer.width, 0), y = length("y", outer.height, 0);
        const double width = length("width", outer.width, outer.width);
        const double height = length("height", outer.height, outer.height);
        const Box room{x, y, x + width, y + height};
        if (width <= 0 || height <= 0) {
            place.style.visible = false;
            return;
        }
        if (element.get("overflow") != "visible") {
            place.clips.push_back(
                std::make_shared<const Path>(applied(place.transform, rectangle_path(room, 0, 0))));
        }
        place.transform = combined(place.transform, view_transform(element, room));
        place.viewport = {width, height};
        if (const auto box = view_box(element)) {
            place.viewport = {box->right - box->left, box->bottom - box->top};
        }
    }

    void use(const SvgElement& element, Place& place) {
        const SvgIndex target = tree_.find(element.href());
        if (target == no_element) {
            const bool names = element.has("href") || element.has("xlink:href");
            if (names && !shows_other_file(element)) {
                note(element, {"<use> of what is not there"});
            }
            return;
        }
        const double x = parse_length(element.get("x"), place.viewport.width).value_or(0);
        const double y = parse_length(element.get("y"), place.viewport.height).value_or(0);
        place.transform = combined(place.transform, {1, 0, 0, 1, x, y});
        const SvgElement& used = tree_.elements[target];
        if (used.name != "symbol") return this->element(target, place);
        std::set<std::string> unknown;
        place.style = style_of(used, place.style, sheet_, place.viewport, unknown);
        note(used, unknown);
        inner_viewport(used, place, &element);
        children(target, place);
    }

    // Clips.

    /// Adds the element's own clip; false if it hides everything.
    bool clip(Place& place, const std::optional<Box>& box) {
        if (place.style.clip.empty()) return true;
        SvgIndex at = tree_.find(place.style.clip);
        for (int chained = 0; at != no_element && chained < 8; ++chained) {
            const SvgElement& clip = tree_.elements[at];
            if (clip.name != "clipPath") break;
            Transform to_file = place.transform;
            if (clip.get("clipPathUnits") == "objectBoundingBox") {
                if (!box) note(clip, {"clipPathUnits of a group"});
                const Box of = box.value_or(Box{0, 0, 1, 1});
                to_file = combined(to_file,
                                   {of.right - of.left, 0, 0, of.bottom - of.top, of.left, of.top});
            }
            std::set<std::string> unknown;
            const SvgStyle style = style_of(clip, SvgStyle(), sheet_, place.viewport, unknown);
            if (const auto own = parse_transform(style.transform))
                to_file = combined(to_file, *own);
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

    // Shapes.

    Ink ink(const Paint& paint, const SvgStyle& style, const PaintPlace& at, std::uint32_t offset) {
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
            index != no_element &&
            is_one_of(tree_.elements[index].name, {"linearGradient", "radialGradient"});
        if (!is_gradient) {
            notes.emplace(
                index == no_element ? "a paint that is not there" : tree_.elements[index].name,
                offset);
            return server->otherwise ? solid(*server->otherwise) : Ink();
        }
        std::set<std::string> unknown;
        Ink made = gradient_ink(tree_, sheet_, index, at, unknown);
        note(tree_.elements[index], unknown);
        return made;
    }

    void text(SvgIndex index, const Place& place) {
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

    /// An outline, and what percentages of its paint are of.
    struct Outlined {
        Path path;
        std::optional<Box> box;
    };
    void shape(Outlined outlined, const Place& place, std::uint32_t offset) {
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

    /// Counts what was looked at and made, clips at each shape that they clip.
    void spend(std::size_t elements, const Path& path) {
        visits_ += elements;
        coordinates_ += path.coordinates.size();
        too_large = too_large || visits_ > most_visits || coordinates_ > most_coordinates ||
                    sheet_.exhausted();
    }

    void add(Shape shape, bool stroke_first) {
        if (stroke_first && shape.fill.index() != 0 && shape.stroke.index() != 0) {
            Shape stroke = shape;
            stroke.fill = {};
            shape.stroke = {};
            drawing.shapes.push_back(std::move(stroke));
        }
        drawing.shapes.push_back(std::move(shape));
    }

    struct Made {
        std::size_t shapes = 0, groups = 0;
    };
    /// What was made since fades together: shape by shape where that is the same, else as a group.
    void fade(Made before, double opacity) {
        if (opacity >= 1 || before.shapes == drawing.shapes.size()) return;
        const std::span<Shape> shapes = std::span(drawing.shapes).subspan(before.shapes);
        if (before.groups == drawing.groups.size() && lie_apart(shapes)) {
            for (Shape& shape : shapes) {
                fade_ink(shape.fill, opacity);
                fade_ink(shape.stroke, opacity);
            }
            return;
        }
        const auto made = static_cast<std::uint32_t>(drawing.groups.size());
        for (std::size_t i = before.groups; i < drawing.groups.size(); ++i) {
            if (drawing.groups[i].parent == no_group) drawing.groups[i].parent = made;
        }
        for (Shape& shape : shapes) {
            if (shape.group == no_group) shape.group = made;
        }
        drawing.groups.push_back({no_group, opacity});
    }

    const SvgTree& tree_;
    Lettering* lettering_;
    SvgSheet sheet_;
    std::size_t visits_ = 0, coordinates_ = 0;
};

}  // namespace

std::vector<std::uint32_t> groups_around(const Drawing& drawing, const Shape& shape) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t at = shape.group; at != no_group; at = drawing.groups[at].parent) {
        out.push_back(at);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

Drawing read_svg(const Sources& sources, SourceId source, Diagnostics& diagnostics,
                 Lettering* lettering) {
    const Span whole{source, 0, 0};
    const std::string name(sources.path(source));
    const Result<SvgTree> tree = read_svg_tree(sources.text(source));
    if (!tree) {
        diagnostics.report({Severity::error, "image.damaged", whole,
                            "the drawing '" + name + "' cannot be read: " + tree.failure().what,
                            "save it again from the program that made it, as plain SVG"});
        return {};
    }
    SvgReader reader(*tree, lettering);
    reader.read();
    if (reader.too_large) {
        diagnostics.report({Severity::error, "image.too-large", whole,
                            "the drawing '" + name + "' has too many shapes or points",
                            "simplify it in a drawing program, or save it as PNG"});
        return {};
    }
    for (const auto& [feature, offset] : reader.notes) {
        reader.drawing.not_understood.push_back({feature, Span{source, offset, offset}});
    }
    report_fonts({source, name}, reader.missing, reader.absent, diagnostics);
    report_outside({source, name}, *tree, diagnostics);
    return std::move(reader.drawing);
}

}  // namespace bifolium::image
