#include "image/svg_reader.h"

#include <algorithm>

#include "base/limits.h"
#include "image/svg_report.h"
#include "image/svg_values.h"
#include "image/svg_view.h"

namespace bifolium::image {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void SvgReader::read() {
    for (const SvgElement& element : tree_.elements) {
        if (element.name == "style") note(element, sheet_unknown(element));
    }
    const SvgElement& root = tree_.elements.front();
    find_size(root);
    drawing.root = {root.offset, root.has("width"), root.has("height"), view_box(root).has_value()};
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

std::set<std::string> SvgReader::sheet_unknown(const SvgElement& element) {
    std::set<std::string> unknown;
    sheet_.add(element.text, unknown);
    return unknown;
}

void SvgReader::note(const SvgElement& element, const std::set<std::string>& names) {
    for (const std::string& name : names) notes.emplace(name, element.offset);
}

void SvgReader::find_size(const SvgElement& root) {
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

void SvgReader::children(SvgIndex parent, const Place& place) {
    for (SvgIndex at = parent + 1; at < tree_.elements[parent].end && !too_large;
         at = tree_.elements[at].end) {
        element(at, place);
    }
}

void SvgReader::element(SvgIndex index, const Place& parent) {
    const SvgElement& element = tree_.elements[index];
    if (is_one_of(element.name,
                  {"defs", "style", "desc", "metadata", "symbol", "clipPath", "linearGradient",
                   "radialGradient", "pattern", "mask", "marker", "filter", "script", "view"})) {
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
    place.viewport.em = place.style.font.size;
    const auto own = parse_transform(place.style.transform);
    if (own) place.transform = combined(parent.transform, *own);
    const Made before{drawing.shapes.size(), drawing.groups.size()};
    if (auto path = shape_path(element, place.viewport)) {
        spend(0, *path);
        const std::optional<Box> box = extent(*path);
        if (clip(place, box)) {
            shape({*path, box}, place, element.offset);
            if (is_one_of(element.name, {"path", "line", "polyline", "polygon"})) {
                markers(*path, place);
            }
        }
    } else if (element.name == "text" && lettering_ != nullptr) {
        text(index, place);
    } else {
        container(index, place);
    }
    if (!place.style.mask.empty()) mask(before, place);
    fade(before, place.style.opacity);
}

void SvgReader::container(SvgIndex index, Place& place) {
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
void SvgReader::first_of_switch(SvgIndex index, const Place& place) {
    for (SvgIndex at = index + 1; at < tree_.elements[index].end; at = tree_.elements[at].end) {
        const SvgElement& one = tree_.elements[at];
        if (one.has("requiredExtensions") || one.has("systemLanguage")) continue;
        if (one.name == "foreignObject") continue;
        return element(at, place);
    }
}

/// A nested <svg>, or a <symbol> that is used: a room of its own, which clips.
void SvgReader::inner_viewport(const SvgElement& element, Place& place, const SvgElement* used_by) {
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

void SvgReader::use(const SvgElement& element, Place& place) {
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
