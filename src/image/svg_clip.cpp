#include "image/svg_clip.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "image/svg_path.h"
#include "image/svg_values.h"
#include "image/svg_view.h"

namespace bifolium::image {

namespace {

std::ptrdiff_t subpaths(const Path& path) {
    return std::count(path.verbs.begin(), path.verbs.end(), Verb::move);
}

void append_wound(Path& whole, Path part) {
    if (signed_area(part) < 0) part = reversed(part);
    whole.verbs.insert(whole.verbs.end(), part.verbs.begin(), part.verbs.end());
    whole.coordinates.insert(whole.coordinates.end(), part.coordinates.begin(),
                             part.coordinates.end());
}

bool says_nothing(std::string_view name) {
    return name == "title" || name == "desc" || name == "metadata";
}

/// A child of the clipPath, or what a <use> there shows.
struct Child {
    const SvgElement* element = nullptr;
    SvgStyle style;
    Transform transform;

    void move(const std::optional<Transform>& by) {
        if (by) transform = combined(transform, *by);
    }
};

class ClipReader {
public:
    ClipReader(const SvgFile& file, const ClipPlace& place) : file_(file), place_(place) {}

    ClipOutline read(SvgIndex clip, const SvgStyle& of_clip) && {
        const SvgIndex end = file_.tree.elements[clip].end;
        for (SvgIndex at = clip + 1; at < end; at = file_.tree.elements[at].end) add(at, of_clip);
        return std::move(out_);
    }

private:
    SvgStyle style_of_child(const SvgElement& element, const SvgStyle& parent) {
        std::set<std::string> unknown;
        SvgStyle style = style_of(element, parent, file_.sheet, place_.viewport, unknown);
        for (const std::string& name : unknown) note(element, name);
        return style;
    }
    void note(const SvgElement& element, const std::string& name) {
        out_.notes.emplace(name, element.offset);
    }

    void add(SvgIndex index, const SvgStyle& of_clip) {
        const SvgElement& first = file_.tree.elements[index];
        Child child{&first, style_of_child(first, of_clip), place_.to_file};
        child.move(parse_transform(child.style.transform));
        if (first.name == "use" && !follow(child)) return;
        const SvgElement& element = *child.element;
        if (!child.style.clip.empty()) note(element, "clip-path within clipPath");
        std::optional<Path> path = shape_path(element, place_.viewport);
        if (!path && !says_nothing(element.name)) {
            note(element, "<" + element.name + "> in clipPath");
        }
        if (!path || !child.style.displayed || !child.style.visible) return;
        if (child.style.clip_rule == FillRule::even_odd && subpaths(*path) > 1) {
            note(element, "clip-rule");
        }
        append_wound(out_.path, applied(child.transform, *std::move(path)));
    }

    /// From a <use> to what it shows; false if that is not there.
    bool follow(Child& child) {
        const SvgElement& use = *child.element;
        const SvgIndex target = file_.tree.find(use.href());
        if (target == no_element) return false;
        const double x = parse_length(use.get("x"), place_.viewport.width).value_or(0);
        const double y = parse_length(use.get("y"), place_.viewport.height).value_or(0);
        child.element = &file_.tree.elements[target];
        child.style = style_of_child(*child.element, child.style);
        child.move(Transform{1, 0, 0, 1, x, y});
        child.move(parse_transform(child.style.transform));
        return true;
    }

    const SvgFile& file_;
    const ClipPlace& place_;
    ClipOutline out_;
};

}  // namespace

ClipOutline clip_outline(const SvgFile& file, SvgIndex clip, const SvgStyle& of_clip,
                         const ClipPlace& place) {
    return ClipReader(file, place).read(clip, of_clip);
}

}  // namespace bifolium::image
