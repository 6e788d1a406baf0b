#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string>

#include "image/drawing.h"

namespace bifolium::image {

namespace {

constexpr Transform identity;

std::string number(double value) {
    char buffer[32];
    const double rounded = std::abs(value) < 1e-7 ? 0 : value;
    const auto [end, error] =
        std::to_chars(std::begin(buffer), std::end(buffer), rounded, std::chars_format::general, 7);
    return error == std::errc() ? std::string(buffer, end) : "0";
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            out.push_back(c);
        }
    }
    return out;
}

/// A thousandth of a px, whatever magnifies it: what more a file says nobody sees.
class Rounding {
public:
    explicit Rounding(const Transform& t) {
        const double scale = std::max({std::hypot(t.a, t.b), std::hypot(t.c, t.d), 1e-4});
        steps_ = std::pow(10, std::clamp(std::ceil(3 + std::log10(scale)), 0.0, 9.0));
    }
    double operator()(double value) const {
        return std::abs(value) < 1e6 ? std::round(value * steps_) / steps_ : value;
    }

private:
    double steps_ = 1;
};

std::string path_data(const Path& path, const Transform& transform) {
    const Rounding rounded(transform);
    std::string out;
    std::size_t next = 0;
    for (const Verb verb : path.verbs) {
        std::size_t count = 0;
        switch (verb) {
            case Verb::move:
                out += 'M', count = 1;
                break;
            case Verb::line:
                out += 'L', count = 1;
                break;
            case Verb::cubic:
                out += 'C', count = 3;
                break;
            case Verb::close:
                out += 'Z';
                break;
        }
        for (std::size_t i = 0; i < count; ++i, ++next) {
            if (i != 0) out += ' ';
            out += number(rounded(path.coordinates[next].x)) + ' ' +
                   number(rounded(path.coordinates[next].y));
        }
    }
    return out;
}

std::string hex(const Colour& colour) {
    const Rgb rgb = to_rgb(colour);
    std::string out = "#";
    for (const double part : {rgb.red, rgb.green, rgb.blue}) {
        const auto value =
            static_cast<unsigned>(std::lround(std::fmin(std::fmax(part, 0), 1) * 255));
        out += "0123456789abcdef"[value >> 4];
        out += "0123456789abcdef"[value & 15];
    }
    return out;
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string matrix(const Transform& t) {
    return "matrix(" + number(t.a) + ' ' + number(t.b) + ' ' + number(t.c) + ' ' + number(t.d) +
           ' ' + number(t.e) + ' ' + number(t.f) + ')';
}

class Writer {
public:
    explicit Writer(const Drawing& drawing) : drawing_(drawing) {}

    std::string write() && {
        draw();
        const std::string width = number(drawing_.width_px), height = number(drawing_.height_px);
        std::string out =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
        out += attribute("width", width) + attribute("height", height) +
               attribute("viewBox", "0 0 " + width + " " + height) + ">\n";
        if (!drawing_.title.empty()) out += "<title>" + escaped(drawing_.title) + "</title>\n";
        if (!definitions_.empty()) out += "<defs>\n" + definitions_ + "</defs>\n";
        return out + body_ + "</svg>\n";
    }

private:
    void draw() {
        for (const Shape& shape : drawing_.shapes) {
            enter(groups_around(drawing_, shape));
            add(shape);
        }
        enter({});
    }
    std::string gradient(const LinearGradient& gradient) {
        return gradient_element(
            "linearGradient",
            attribute("x1", number(gradient.from.x)) + attribute("y1", number(gradient.from.y)) +
                attribute("x2", number(gradient.to.x)) + attribute("y2", number(gradient.to.y)),
            gradient.stops);
    }
    std::string gradient(const RadialGradient& gradient) {
        std::string where = attribute("cx", number(gradient.centre.x)) +
                            attribute("cy", number(gradient.centre.y)) +
                            attribute("r", number(gradient.radius));
        if (gradient.focus != gradient.centre) {
            where += attribute("fx", number(gradient.focus.x)) +
                     attribute("fy", number(gradient.focus.y));
        }
        if (gradient.focus_radius > 0) where += attribute("fr", number(gradient.focus_radius));
        if (gradient.transform != identity) {
            where += attribute("gradientTransform", matrix(gradient.transform));
        }
        return gradient_element("radialGradient", where, gradient.stops);
    }
    std::string gradient_element(const std::string& name, const std::string& where,
                                 const std::vector<GradientStop>& stops) {
        const std::string id = "g" + std::to_string(++gradients_);
        definitions_ += "<" + name + attribute("id", id) +
                        attribute("gradientUnits", "userSpaceOnUse") + where + ">";
        for (const GradientStop& stop : stops) {
            definitions_ += "<stop" + attribute("offset", number(stop.offset)) +
                            attribute("stop-color", hex(stop.colour));
            if (stop.colour.opacity < 1) {
                definitions_ += attribute("stop-opacity", number(stop.colour.opacity));
            }
            definitions_ += "/>";
        }
        definitions_ += "</" + name + ">\n";
        return "url(#" + id + ")";
    }
    std::string ink(std::string_view name, const Ink& ink) {
        if (const auto* colour = std::get_if<Colour>(&ink)) {
            const std::string paint = attribute(name, hex(*colour));
            if (colour->opacity >= 1) return paint;
            return paint + attribute(std::string(name) + "-opacity", number(colour->opacity));
        }
        if (const auto* linear = std::get_if<LinearGradient>(&ink)) {
            return attribute(name, gradient(*linear));
        }
        const auto* radial = std::get_if<RadialGradient>(&ink);
        return attribute(name, radial == nullptr ? "none" : gradient(*radial));
    }
    std::string line(const Shape& shape) {
        std::string out = attribute("stroke-width", number(shape.stroke_width));
        if (shape.cap != LineCap::butt) {
            out += attribute("stroke-linecap", shape.cap == LineCap::round ? "round" : "square");
        }
        if (shape.join != LineJoin::miter) {
            out += attribute("stroke-linejoin", shape.join == LineJoin::round ? "round" : "bevel");
        }
        if (shape.miter_limit != 4)
            out += attribute("stroke-miterlimit", number(shape.miter_limit));
        std::string dashes;
        for (const double dash : shape.dashes) dashes += (dashes.empty() ? "" : " ") + number(dash);
        if (!dashes.empty()) out += attribute("stroke-dasharray", dashes);
        if (shape.dash_offset != 0)
            out += attribute("stroke-dashoffset", number(shape.dash_offset));
        return out;
    }
    std::string mask(const Group& group) {
        const std::string id = "m" + std::to_string(++masks_);
        Writer inner(*group.mask);
        inner.gradients_ = gradients_, inner.clips_ = clips_, inner.masks_ = masks_;
        inner.draw();
        gradients_ = inner.gradients_, clips_ = inner.clips_, masks_ = inner.masks_;
        definitions_ += inner.definitions_ + "<mask" + attribute("id", id) +
                        attribute("maskUnits", "userSpaceOnUse") + attribute("x", "0") +
                        attribute("y", "0") + attribute("width", number(drawing_.width_px)) +
                        attribute("height", number(drawing_.height_px)) +
                        (group.by_luminance ? "" : attribute("style", "mask-type:alpha")) + ">" +
                        inner.body_ + "</mask>\n";
        return "url(#" + id + ")";
    }
    /// Closes and opens groups until those wanted are open.
    void enter(const std::vector<std::uint32_t>& wanted) {
        std::size_t common = 0;
        while (common < wanted.size() && common < open_.size() && wanted[common] == open_[common]) {
            ++common;
        }
        for (; open_.size() > common; open_.pop_back()) body_ += "</g>\n";
        for (std::size_t i = common; i < wanted.size(); ++i) {
            const Group& group = drawing_.groups[wanted[i]];
            body_ += "<g";
            if (group.opacity < 1) body_ += attribute("opacity", number(group.opacity));
            if (group.mask != nullptr) body_ += attribute("mask", mask(group));
            body_ += ">";
            open_.push_back(wanted[i]);
        }
    }
    void add(const Shape& shape) {
        for (const Path& clip : shape.clips) {
            const std::string id = "c" + std::to_string(++clips_);
            definitions_ += "<clipPath" + attribute("id", id) + "><path" +
                            attribute("d", path_data(clip, Transform())) + "/></clipPath>\n";
            body_ += "<g" + attribute("clip-path", "url(#" + id + ")") + ">";
        }
        body_ += "<path" + attribute("d", path_data(shape.path, shape.transform));
        if (const Transform& t = shape.transform; t != identity) {
            body_ += attribute("transform", matrix(t));
        }
        body_ += ink("fill", shape.fill);
        if (shape.rule == FillRule::even_odd) body_ += attribute("fill-rule", "evenodd");
        if (shape.stroke.index() != 0) body_ += ink("stroke", shape.stroke) + line(shape);
        body_ += "/>";
        for (std::size_t i = 0; i < shape.clips.size(); ++i) body_ += "</g>";
        body_ += "\n";
    }

    const Drawing& drawing_;
    std::string definitions_, body_;
    std::vector<std::uint32_t> open_;  // groups
    std::size_t gradients_ = 0, clips_ = 0, masks_ = 0;
};

}  // namespace

std::string write_svg(const Drawing& drawing) {
    return Writer(drawing).write();
}

}  // namespace bifolium::image
