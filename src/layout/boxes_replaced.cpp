#include <charconv>
#include <optional>
#include <string_view>

#include "layout/box_builder.h"

namespace bifolium::layout {

using document::NodeId;
using style::PseudoElement;
using style::Source;

namespace {

/// Points in one of a CSS unit; a bare number is in px. 0 for a unit that we do not take.
double points_in(std::string_view unit) {
    if (unit.empty() || unit == "px") return 0.75;
    if (unit == "pt") return 1;
    if (unit == "in") return 72;
    if (unit == "cm") return 72 / 2.54;
    if (unit == "mm") return 72 / 25.4;
    if (unit == "pc") return 12;
    return 0;
}

/// "60%", "120px", "4cm"; automatic where it is nothing of that kind.
style::Extent extent(std::string_view text, double font_size_pt) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) return {};
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    style::Extent out{.sizing = style::Sizing::length, .length = {}};
    if (unit == "%") {
        out.length.percent = number;
        return out;
    }
    const double points = unit == "em" ? font_size_pt : points_in(unit);
    if (points == 0) return {};
    out.length.pt = number * points;
    return out;
}

}  // namespace

Box BoxBuilder::replaced(image::ImageId image, const Source& source) const {
    Box box = make_box(BoxKind::replaced, source);
    const image::Info& info = images_.info(image);
    const double own = info.pixels_per_inch > 0 ? info.pixels_per_inch : 96;
    const bool pixels = info.format != image::Format::svg;  // a drawing has no resolution
    const double per_inch = pixels ? document_.text(box.style).pixels_per_inch.value_or(own) : own;
    box.image = image;
    box.intrinsic_width = Length::pt(info.width * 72 / per_inch);
    box.intrinsic_height = Length::pt(info.height * 72 / per_inch);
    return box;
}

Box BoxBuilder::replaced(NodeId id) const {
    const auto& image = *std::get_if<document::Image>(&node(id).content);
    Box box = replaced(images_.find(image.path), {id, PseudoElement::none});
    const double font_size_pt = document_.text(box.style).font_size_pt;
    box.hinted_width = extent(image.width, font_size_pt);
    box.hinted_height = extent(image.height, font_size_pt);
    return box;
}

}  // namespace bifolium::layout
