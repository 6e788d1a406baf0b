// The pictures of a background: how large each is, where it stands, and how often.
// https://www.w3.org/TR/css-backgrounds-3/#backgrounds
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "paint/gradient.h"

namespace bifolium::paint {

namespace {

/// More are a texture that no printer shows. A gradient is an object of its own in every place,
/// and a page can hold some thousands of them.
constexpr double most_pictures = 100'000, most_shapes = 20'000, most_gradients = 256;

struct Extent {
    double width = 0, height = 0;
};

Extent extent_of(const Outline& o) {
    return {o.right - o.left, o.bottom - o.top};
}

/// Along one axis: where the first tile begins, how large each is, and from one to the next.
struct Row {
    double start = 0, size = 0, step = 0;
    std::size_t count = 1;
};

class LayerPainter {
public:
    LayerPainter(Recorder& recorder, const style::Layer& layer, const Outline& origin,
                 const Outline& clip, style::StyleId style)
        : recorder_(recorder),
          table_(recorder.context().document.table()),
          layer_(layer),
          origin_(origin),
          clip_(clip),
          style_(style) {
        if (const auto* path = std::get_if<std::string>(&layer.image)) {
            image_ = recorder.context().images.find(*path);
        }
    }

    void run() {
        const auto* gradient = std::get_if<style::Gradient>(&layer_.image);
        if (gradient == nullptr && !image_.valid()) return;  // a finding already
        Extent tile = size();
        if (tile.width <= 0 || tile.height <= 0) return;
        tile = rounded(tile);
        Row across = row(layer_.across, layer_.at.across, origin_.left, origin_.right, tile.width,
                         clip_.left, clip_.right);
        Row down = row(layer_.down, layer_.at.down, origin_.top, origin_.bottom, tile.height,
                       clip_.top, clip_.bottom);
        const double tiles = static_cast<double>(across.count) * static_cast<double>(down.count);
        if (tiles <= most_tiles()) {
            paint(gradient, across, down);
        } else if (gradient != nullptr) {
            recorder_.decoration(Fill{.shape = path_of(clip_), .ink = mean(*gradient)});
        } else {
            across.count = down.count = 1;
            paint(gradient, across, down);
        }
    }

private:
    double most_tiles() const {
        if (!image_.valid()) return most_gradients;
        const image::Drawing* drawing = recorder_.context().images.drawing(image_);
        if (drawing == nullptr) return most_pictures;
        std::size_t gradients = 0;
        for (const image::Shape& shape : drawing->shapes) {
            gradients += image::stops_of(shape.fill) != nullptr ? 1 : 0;
            gradients += image::stops_of(shape.stroke) != nullptr ? 1 : 0;
        }
        const auto shapes = static_cast<double>(std::max<std::size_t>(1, drawing->shapes.size()));
        if (gradients == 0) return most_shapes / shapes;
        return std::min(most_shapes / shapes, most_gradients / static_cast<double>(gradients));
    }

    /// As it looks from afar.
    static Colour mean(const style::Gradient& gradient) {
        double red = 0, green = 0, blue = 0, opacity = 0, count = 0;
        for (const style::GradientStop& stop : gradient.stops) {
            if (!stop.colour) continue;
            const Rgb rgb = to_rgb(*stop.colour);
            const double part = stop.colour->opacity;
            red += rgb.red * part;
            green += rgb.green * part;
            blue += rgb.blue * part;
            opacity += part;
            ++count;
        }
        if (opacity <= 0) return transparent;
        return {Rgb{red / opacity, green / opacity, blue / opacity}, opacity / count};
    }

    Extent natural() const {
        if (!image_.valid()) return {};
        const Coordinate size = natural_size(recorder_.context(), image_, style_);
        return {size.x, size.y};
    }

    /// https://www.w3.org/TR/css-backgrounds-3/#the-background-size
    Extent size() const {
        const Extent area = extent_of(origin_);
        const Extent own = natural();
        const bool sized = own.width > 0 && own.height > 0;
        using Kind = style::LayerSize::Kind;
        if (layer_.size.kind != Kind::sides) {
            if (!sized) return area;
            const double across = area.width / own.width, down = area.height / own.height;
            const double scale =
                layer_.size.kind == Kind::cover ? std::max(across, down) : std::min(across, down);
            return {own.width * scale, own.height * scale};
        }
        const auto side = [&](const auto& said, double base) -> std::optional<double> {
            if (!said) return std::nullopt;
            return std::max(0.0, style::resolve(*said, base, table_));
        };
        const auto width = side(layer_.size.width, area.width);
        const auto height = side(layer_.size.height, area.height);
        if (!sized) return {width.value_or(area.width), height.value_or(area.height)};
        if (width && height) return {*width, *height};
        if (width) return {*width, *width * own.height / own.width};
        if (height) return {*height * own.width / own.height, *height};
        return own;
    }

    /// `round` makes the tiles fit; a side that nobody asked for keeps the ratio.
    Extent rounded(Extent tile) const {
        const Extent area = extent_of(origin_);
        const auto fit = [](double room, double size) {
            return room / std::max(1.0, std::round(room / size));
        };
        const Extent before = tile;
        if (layer_.across == style::Repeat::round) tile.width = fit(area.width, tile.width);
        if (layer_.down == style::Repeat::round) tile.height = fit(area.height, tile.height);
        const bool plain = layer_.size.kind == style::LayerSize::Kind::sides;
        if (layer_.across == style::Repeat::round && layer_.down != style::Repeat::round && plain &&
            !layer_.size.height) {
            tile.height *= tile.width / before.width;
        }
        if (layer_.down == style::Repeat::round && layer_.across != style::Repeat::round && plain &&
            !layer_.size.width) {
            tile.width *= tile.height / before.height;
        }
        return tile;
    }

    Row row(style::Repeat repeat, const style::LengthPercentage& at, double from, double to,
            double size, double seen_from, double seen_to) const {
        const double room = to - from;
        Row row{from + style::resolve(at, room - size, table_), size, size, 1};
        if (repeat == style::Repeat::no_repeat) return row;
        if (repeat == style::Repeat::space) {
            const double count = std::floor(room / size + 1e-6);
            if (count < 2) return row;
            row.start = from;
            row.step = size + (room - count * size) / (count - 1);
        }
        const double back = std::ceil((row.start - seen_from) / row.step - 1e-6);
        row.start -= std::max(0.0, back) * row.step;
        const double skipped = std::floor((seen_from - row.start) / row.step + 1e-6);
        row.start += std::max(0.0, skipped) * row.step;
        const double count = std::ceil((seen_to - row.start) / row.step - 1e-6);
        row.count = static_cast<std::size_t>(std::clamp(count, 1.0, 1e6));
        return row;
    }

    void paint(const style::Gradient* gradient, const Row& across, const Row& down) {
        const Outline first{
            across.start, down.start, across.start + across.size, down.start + down.size, {}};
        const bool covers = first.left <= clip_.left + 1e-3 && first.top <= clip_.top + 1e-3 &&
                            first.right >= clip_.right - 1e-3 &&
                            first.bottom >= clip_.bottom - 1e-3;
        if (gradient != nullptr && covers) {
            recorder_.decoration(
                Fill{.shape = path_of(clip_), .ink = ink_of(*gradient, first, table_)});
            return;
        }
        const Recorder::Within within(recorder_,
                                      Scope{.parent = {}, .transform = {}, .clip = path_of(clip_)});
        for (std::size_t j = 0; j < down.count; ++j) {
            for (std::size_t i = 0; i < across.count; ++i) {
                const double x = static_cast<double>(i) * across.step;
                const double y = static_cast<double>(j) * down.step;
                const Outline tile{
                    first.left + x, first.top + y, first.right + x, first.bottom + y, {}};
                if (gradient != nullptr) {
                    recorder_.decoration(
                        Fill{.shape = path_of(tile), .ink = ink_of(*gradient, tile, table_)});
                } else {
                    paint_image(recorder_, image_, tile, {});
                }
            }
        }
    }

    Recorder& recorder_;
    const style::StyleTable& table_;
    const style::Layer& layer_;
    const Outline& origin_;
    const Outline& clip_;
    style::StyleId style_;
    image::ImageId image_;
};

bool hides(const style::Border& border, Length used) {
    using style::BorderStyle;
    const bool whole = border.style == BorderStyle::solid || border.style == BorderStyle::groove ||
                       border.style == BorderStyle::ridge || border.style == BorderStyle::inset ||
                       border.style == BorderStyle::outset;
    return used <= Length() || (whole && border.colour.opacity >= 1);
}

}  // namespace

void paint_layers(Recorder& recorder, const Outline& border_box, style::StyleId id,
                  const BoxEdges& edges) {
    const style::BoxStyle& box = recorder.context().document.box(id);
    const bool hidden =
        hides(box.border.top, edges.border.top) && hides(box.border.right, edges.border.right) &&
        hides(box.border.bottom, edges.border.bottom) && hides(box.border.left, edges.border.left);
    for (auto layer = box.layers.rbegin(); layer != box.layers.rend(); ++layer) {
        const bool under = hidden && layer->clip == style::BoxArea::border;
        const Outline origin = area_of(border_box, layer->origin, edges);
        const Outline clip =
            area_of(border_box, under ? style::BoxArea::padding : layer->clip, edges);
        LayerPainter(recorder, *layer, origin, clip, id).run();
    }
}

void paint_page_layers(Recorder& recorder, style::StyleId id) {
    const Rect& bleed = recorder.sheet().bleed;
    const double left = bleed.origin.x.to_pt(), top = bleed.origin.y.to_pt();
    const Outline area{
        left, top, left + bleed.size.width.to_pt(), top + bleed.size.height.to_pt(), {}};
    const style::BoxStyle& box = recorder.context().document.box(id);
    for (auto layer = box.layers.rbegin(); layer != box.layers.rend(); ++layer) {
        LayerPainter(recorder, *layer, area, area, id).run();
    }
}

}  // namespace bifolium::paint
