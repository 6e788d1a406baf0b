// Pictures: pixels as they are, drawings as their fills and strokes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
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
            within_.push_back(
                std::make_unique<Recorder::Within>(recorder_, Scope{.parent = {},
                                                                    .transform = {},
                                                                    .clip = std::nullopt,
                                                                    .opacity = group.opacity}));
        }
        groups_ = std::move(wanted);
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

void paint_picture(Recorder& recorder, const layout::Fragment& fragment,
                   const layout::ImagePart& part, Point at) {
    const layout::Context& context = recorder.context();
    const Edges& border = part.border;
    const Edges& padding = part.padding;
    paint_ground(recorder, {at, fragment.size}, fragment.style, {.border = border});
    if (!part.image.valid()) return;
    if (context.document.text(fragment.style).visibility != style::Visibility::visible) return;
    const Point origin{at.x + border.left + padding.left, at.y + border.top + padding.top};
    const Size size{fragment.size.width - (origin.x - at.x) - border.right - padding.right,
                    fragment.size.height - (origin.y - at.y) - border.bottom - padding.bottom};
    if (size.width <= Length() || size.height <= Length()) return;
    const bool generated = fragment.source.pseudo != style::PseudoElement::none ||
                           is_decorative(recorder.document(), fragment.source.node);
    const style::Source owner = generated ? style::Source{} : fragment.source;
    if (!generated) recorder.cover(owner.node, {origin, size});
    const image::Drawing* drawing = context.images.drawing(part.image);
    if (drawing == nullptr) {
        recorder.content(owner, Role::content, 0, Picture{{origin, size}, part.image});
        return;
    }
    if (drawing->width_px <= 0 || drawing->height_px <= 0) return;
    Path viewport = polygon({{0, 0},
                             {drawing->width_px, 0},
                             {drawing->width_px, drawing->height_px},
                             {0, drawing->height_px}});
    const Recorder::Within within(recorder,
                                  Scope{.parent = {},
                                        .transform = {.a = size.width.to_pt() / drawing->width_px,
                                                      .b = 0,
                                                      .c = 0,
                                                      .d = size.height.to_pt() / drawing->height_px,
                                                      .e = origin.x.to_pt(),
                                                      .f = origin.y.to_pt()},
                                        .clip = std::move(viewport)});
    DrawingPainter(recorder, owner).drawing(*drawing);
}

}  // namespace bifolium::paint
