// Pictures: pixels as they are, drawings as their fills and strokes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "paint/recorder.h"

namespace bifolium::paint {

namespace {

class DrawingPainter {
public:
    DrawingPainter(Recorder& recorder, style::Source owner) : recorder_(recorder), owner_(owner) {}

    void drawing(const image::Drawing& drawing) {
        for (const image::Shape& shape : drawing.shapes) {
            enter(drawing, image::groups_around(drawing, shape));
            this->shape(shape);
        }
        enter(drawing, {});
    }

private:
    /// Closes and opens groups until those wanted are open.
    void enter(const image::Drawing& drawing, std::vector<std::uint32_t> wanted) {
        std::size_t common = 0;
        while (common < wanted.size() && common < groups_.size() &&
               wanted[common] == groups_[common]) {
            ++common;
        }
        while (within_.size() > common) within_.pop_back();
        while (within_.size() < wanted.size()) {
            const image::Group& group = drawing.groups[wanted[within_.size()]];
            within_.push_back(std::make_unique<Recorder::Within>(
                recorder_, Scope{.parent = {},
                                 .transform = {},
                                 .clip = std::nullopt,
                                 .opacity = group.opacity,
                                 .mask = mask_of(group),
                                 .mask_by_luminance = group.by_luminance}));
        }
        groups_ = std::move(wanted);
    }

    std::shared_ptr<const Sheet> mask_of(const image::Group& group) const {
        if (group.mask == nullptr) return nullptr;
        Recorder recorder(recorder_.context());
        DrawingPainter(recorder, {}).drawing(*group.mask);
        return std::make_shared<const Sheet>(std::move(recorder.sheet()));
    }

    /// Clips first, each a scope of its own: all of them hold.
    void shape(const image::Shape& shape, std::size_t clip = 0) {
        if (clip < shape.clips.size()) {
            const Recorder::Within within(
                recorder_, Scope{.parent = {}, .transform = {}, .clip = shape.clips[clip]});
            this->shape(shape, clip + 1);
            return;
        }
        if (shape.transform == Transform{}) {
            inked(shape);
            return;
        }
        const Recorder::Within within(
            recorder_, Scope{.parent = {}, .transform = shape.transform, .clip = std::nullopt});
        inked(shape);
    }

    void inked(const image::Shape& shape) {
        if (!std::holds_alternative<std::monostate>(shape.fill)) {
            recorder_.content(owner_, Role::content, 0,
                              Fill{.shape = shape.path, .ink = shape.fill, .rule = shape.rule});
        }
        if (std::holds_alternative<std::monostate>(shape.stroke) || shape.stroke_width <= 0) return;
        Stroke stroke{.path = shape.path,
                      .ink = shape.stroke,
                      .width = Length::pt(shape.stroke_width),
                      .dashes = {},
                      .cap = shape.cap,
                      .join = shape.join,
                      .miter_limit = shape.miter_limit,
                      .dash_offset = Length::pt(shape.dash_offset)};
        for (const double dash : shape.dashes) stroke.dashes.push_back(Length::pt(dash));
        recorder_.content(owner_, Role::content, 0, std::move(stroke));
    }

    Recorder& recorder_;
    style::Source owner_;
    std::vector<std::uint32_t> groups_;  // those open, outermost first
    std::vector<std::unique_ptr<Recorder::Within>> within_;
};

bool is_decorative(const document::Document& document, document::NodeId node) {
    const auto* image =
        node.valid() ? std::get_if<document::Image>(&document[node].content) : nullptr;
    return image == nullptr || image->decorative;
}

}  // namespace

Coordinate natural_size(const layout::Context& context, image::ImageId id, style::StyleId style) {
    const image::Info& info = context.images.info(id);
    double per_inch = info.pixels_per_inch > 0 ? info.pixels_per_inch : 96;
    if (info.format != image::Format::svg) {  // a drawing has no resolution
        per_inch = context.document.text(style).pixels_per_inch.value_or(per_inch);
    }
    return {info.width * 72 / per_inch, info.height * 72 / per_inch};
}

void paint_image(Recorder& recorder, image::ImageId id, const Outline& place, style::Source owner) {
    const double width = place.right - place.left, height = place.bottom - place.top;
    if (width <= 0 || height <= 0) return;
    const image::Drawing* drawing = recorder.context().images.drawing(id);
    if (drawing == nullptr) {
        const Rect rect{{Length::pt(place.left), Length::pt(place.top)},
                        {Length::pt(width), Length::pt(height)}};
        recorder.content(owner, Role::content, 0, Picture{rect, id});
        return;
    }
    if (drawing->width_px <= 0 || drawing->height_px <= 0) return;
    Path viewport = polygon({{0, 0},
                             {drawing->width_px, 0},
                             {drawing->width_px, drawing->height_px},
                             {0, drawing->height_px}});
    const Recorder::Within within(recorder, Scope{.parent = {},
                                                  .transform = {.a = width / drawing->width_px,
                                                                .b = 0,
                                                                .c = 0,
                                                                .d = height / drawing->height_px,
                                                                .e = place.left,
                                                                .f = place.top},
                                                  .clip = std::move(viewport)});
    DrawingPainter(recorder, owner).drawing(*drawing);
}

namespace {

/// Where the picture goes in its content box. https://www.w3.org/TR/css-images-3/#the-object-fit
Outline fitted(const layout::Context& context, const style::BoxStyle& box, const Outline& content,
               Coordinate natural) {
    const double width = content.right - content.left, height = content.bottom - content.top;
    if (box.object_fit == style::ObjectFit::fill || natural.x <= 0 || natural.y <= 0) {
        return content;
    }
    const double across = width / natural.x, down = height / natural.y;
    double scale = 1;
    switch (box.object_fit) {
        case style::ObjectFit::fill:
        case style::ObjectFit::none:
            break;
        case style::ObjectFit::contain:
            scale = std::min(across, down);
            break;
        case style::ObjectFit::cover:
            scale = std::max(across, down);
            break;
        case style::ObjectFit::scale_down:
            scale = std::min({1.0, across, down});
            break;
    }
    const style::StyleTable& table = context.document.table();
    const Coordinate size{natural.x * scale, natural.y * scale};
    const double left =
        content.left + style::resolve(box.object_position.across, width - size.x, table);
    const double top =
        content.top + style::resolve(box.object_position.down, height - size.y, table);
    return {left, top, left + size.x, top + size.y, {}};
}

/// Is the inner one all in the outer one? A thousandth of a point is seen by nobody.
bool holds(const Outline& outer, const Outline& inner) {
    constexpr double slack = 1e-3;
    return inner.left >= outer.left - slack && inner.top >= outer.top - slack &&
           inner.right <= outer.right + slack && inner.bottom <= outer.bottom + slack;
}

Rect rounded(const Outline& o) {
    return {{Length::pt(o.left), Length::pt(o.top)},
            {Length::pt(o.right - o.left), Length::pt(o.bottom - o.top)}};
}

}  // namespace

void paint_picture(Recorder& recorder, const layout::Fragment& fragment,
                   const layout::ImagePart& part, Point at) {
    const layout::Context& context = recorder.context();
    const BoxEdges edges{.border = part.border, .padding = part.padding};
    const Rect whole{at, fragment.size};
    paint_ground(recorder, whole, fragment.style, edges);
    if (!part.image.valid()) return;
    if (context.document.text(fragment.style).visibility != style::Visibility::visible) return;
    const Outline content =
        area_of(outline_of(context, whole, fragment.style, edges), style::BoxArea::content, edges);
    if (content.right <= content.left || content.bottom <= content.top) return;
    const bool generated = fragment.source.pseudo != style::PseudoElement::none ||
                           is_decorative(recorder.document(), fragment.source.node);
    const style::Source owner = generated ? style::Source{} : fragment.source;
    const Outline place = fitted(context, context.document.box(fragment.style), content,
                                 natural_size(context, part.image, fragment.style));
    const bool inside_all = holds(content, place);
    if (!generated) recorder.cover(owner.node, rounded(inside_all ? place : content));
    std::optional<Recorder::Within> clipped;
    if (!inside_all || content.corners.round()) {
        clipped.emplace(recorder, Scope{.parent = {}, .transform = {}, .clip = path_of(content)});
    }
    paint_image(recorder, part.image, place, owner);
}

}  // namespace bifolium::paint
