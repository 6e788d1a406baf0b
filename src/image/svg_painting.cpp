#include "image/svg_painting.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/limits.h"

namespace bifolium::image {

namespace {

constexpr double px_in_an_inch = 96;

/// "filter, <text> and 3 more".
std::string listed(const std::vector<Omission>& omissions) {
    constexpr std::size_t most = 4;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, omissions.size()); ++i) {
        out += (i == 0 ? "" : ", ") + omissions[i].what;
    }
    if (omissions.size() > most) {
        out += " and " + std::to_string(omissions.size() - most) + " more";
    }
    return out;
}

/// librsvg draws nothing for these either (2.54): painting would not bring them back.
bool is_beyond_librsvg(const Omission& omission) {
    return omission.what == "<textPath>" || omission.what == "<foreignObject>";
}

std::string number(double value) {
    char buffer[32];
    const auto [end, error] = std::to_chars(std::begin(buffer), std::end(buffer), value);
    return error == std::errc() ? std::string(buffer, end) : "0";
}

/// The root's size and viewBox are written out where the file leaves them to whoever shows it, so
/// that every program takes the same room.
std::string with_size(const SvgSource& source) {
    std::string added;
    const Drawing& drawing = source.drawing;
    const auto add = [&](std::string_view name, const std::string& value) {
        added += " " + std::string(name) + "=\"" + value + "\"";
    };
    if (!drawing.root.has_width) add("width", number(drawing.width_px));
    if (!drawing.root.has_height) add("height", number(drawing.height_px));
    if (!drawing.root.has_view_box) {
        add("viewBox", "0 0 " + number(drawing.width_px) + " " + number(drawing.height_px));
    }
    std::string out(source.text);
    const std::size_t place = out.find_first_of(" \t\r\n/>", drawing.root.offset);
    if (place != out.npos) out.insert(place, added);
    return out;
}

}  // namespace

PixelSize pixels_for(double width_inches, double height_inches, double most) {
    const double width = width_inches * 300, height = height_inches * 300;
    const double shrink = std::sqrt(most / std::max(width * height, 1e-9));
    const auto whole = [&](double size) {
        const double pixels = shrink < 1 ? std::floor(size * shrink) : std::round(size);
        return static_cast<std::uint32_t>(std::clamp(pixels, 1.0, 30'000.0));
    };
    return {whole(width), whole(height)};
}

Result<Pixels> paint_pixels(std::string_view svg, PixelSize size, const PaintSvg& paint) {
    if (!paint) return Failure{"there is no rsvg-convert on this machine"};
    const Result<std::string> png = paint(svg, size);
    if (!png) return png.failure();
    Result<Pixels> pixels = decode_png(*png);
    if (pixels && (pixels->width != size.width || pixels->height != size.height)) {
        return Failure{"it came out in another size"};
    }
    return pixels;
}

Painting paint_whole(const SvgSource& source, const PaintSvg& paint, Diagnostics& diagnostics) {
    const Drawing& drawing = source.drawing;
    const auto first = std::min_element(
        drawing.not_understood.begin(), drawing.not_understood.end(),
        [](const Omission& a, const Omission& b) { return a.at.begin < b.at.begin; });
    const std::string what = listed(drawing.not_understood);
    const auto leave_out = [&](const std::string& why, const std::string& hint) {
        diagnostics.report(
            {Severity::warning, "image.svg-simplified", first->at,
             "the drawing '" + source.name + "' is shown without this: " + what + "; " + why,
             hint});
        return Painting{};
    };
    const auto& all = drawing.not_understood;
    if (std::all_of(all.begin(), all.end(), is_beyond_librsvg)) {
        return leave_out("nothing here draws it",
                         "turn the text into paths in your drawing program, or export a PNG");
    }
    if (!paint) {
        return leave_out("rsvg-convert, which would paint it whole, is not on this machine",
                         "install Debian's package librsvg2-bin, or simplify the drawing");
    }
    Painting painting;
    const double width = drawing.width_px / px_in_an_inch;
    const double height = drawing.height_px / px_in_an_inch;
    const PixelSize size = pixels_for(width, height, limits::painted_screen_pixels);
    painting.svg = with_size(source);
    const Result<Pixels> pixels = paint_pixels(painting.svg, size, paint);
    if (!pixels) {
        return leave_out(pixels.failure().what,
                         "simplify it in your drawing program, or save it as PNG at 300 pixels an "
                         "inch");
    }
    if (std::any_of(all.begin(), all.end(), is_beyond_librsvg)) {
        leave_out(
            "and rsvg-convert, which paints the rest, does not draw text on a path or foreign "
            "objects",
            "turn the text into paths in your drawing program, or export a PNG");
    }
    painting.png = encode_png(*pixels);
    painting.pixels_per_inch =
        300 *
        std::min(1.0, std::sqrt(limits::painted_screen_pixels / (width * height * 300 * 300)));
    painting.width = width * painting.pixels_per_inch;
    painting.height = height * painting.pixels_per_inch;
    diagnostics.report({Severity::warning, "image.svg-painted", first->at,
                        "the drawing '" + source.name +
                            "' is painted as a picture at 300 pixels an inch because "
                            "of this: " +
                            what,
                        "for edges that stay sharp at every size, draw it without that"});
    return painting;
}

}  // namespace bifolium::image
