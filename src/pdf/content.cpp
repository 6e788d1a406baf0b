#include "pdf/content.h"

#include <cstdlib>
#include <utility>

#include "pdf/syntax.h"

namespace bifolium::pdf {

namespace {

/// A stream that does not balance would be a file that does not open: better none.
void demand(bool balanced) {
    if (!balanced) std::abort();
}

}  // namespace

void ContentWriter::put(double value) {
    out_.append(number(value)).push_back(' ');
}

void ContentWriter::save() {
    demand(!text_);
    saved_.push_back(state_);
    out_ += "q\n";
}

void ContentWriter::restore() {
    demand(!text_ && !saved_.empty());
    state_ = std::move(saved_.back());
    saved_.pop_back();
    out_ += "Q\n";
}

void ContentWriter::begin_marked(std::string_view tag, std::string_view properties) {
    ++marked_;
    out_.append("/").append(tag).append(" <<").append(properties).append(">> BDC\n");
}

void ContentWriter::end_marked() {
    demand(marked_ > 0);
    --marked_;
    out_ += "EMC\n";
}

void ContentWriter::begin_text() {
    demand(!text_);
    text_ = true;
    out_ += "BT\n";
}

void ContentWriter::end_text() {
    demand(text_);
    text_ = false;
    out_ += "ET\n";
}

/// The same map between spaces whose y points up: F M F, where F turns y over at the page's height.
void ContentWriter::concatenate(const Transform& t) {
    const double h = height_pt_;
    for (const double v : {t.a, -t.b, -t.c, t.d}) out_.append(number(v, 6)).push_back(' ');
    put(t.e + t.c * h);
    put(h - t.d * h - t.f);
    out_ += "cm\n";
}

void ContentWriter::path(const Path& path) {
    auto at = path.coordinates.begin();
    const auto points = [&](int count) {
        for (; count > 0 && at != path.coordinates.end(); --count, ++at) {
            put(at->x);
            put(height_pt_ - at->y);
        }
    };
    for (const Verb verb : path.verbs) {
        switch (verb) {
            case Verb::move:
                points(1);
                out_ += "m\n";
                break;
            case Verb::line:
                points(1);
                out_ += "l\n";
                break;
            case Verb::cubic:
                points(3);
                out_ += "c\n";
                break;
            case Verb::close:
                out_ += "h\n";
                break;
        }
    }
}

void ContentWriter::clip(const Path& outline, FillRule rule) {
    path(outline);
    if (outline.verbs.empty()) out_ += "0 0 0 0 re ";  // nothing is visible
    out_ += rule == FillRule::nonzero ? "W n\n" : "W* n\n";
}

void ContentWriter::rectangle(double x, double y, double width, double height) {
    put(x);
    put(height_pt_ - y - height);
    put(width);
    put(height);
    out_ += "re\n";
}

void ContentWriter::colour(const Rgb& colour, std::string_view operation) {
    for (const double part : {colour.red, colour.green, colour.blue}) put(part);
    out_.append(operation).push_back('\n');
}

void ContentWriter::fill_colour(const Rgb& rgb) {
    if (state_.fill == rgb) return;
    state_.fill = rgb;
    colour(rgb, "rg");
}

void ContentWriter::stroke_colour(const Rgb& rgb) {
    if (state_.stroke == rgb) return;
    state_.stroke = rgb;
    colour(rgb, "RG");
}

void ContentWriter::graphics_state(std::string_view resource) {
    if (state_.graphics == resource) return;
    state_.graphics = resource;
    out_.append("/").append(resource).append(" gs\n");
}

void ContentWriter::font(std::string_view resource, double size_pt) {
    std::string setting = "/" + std::string(resource) + " " + number(size_pt) + " Tf\n";
    if (state_.font == setting) return;
    out_ += setting;
    state_.font = std::move(setting);
}

void ContentWriter::text_matrix(double x, double y) {
    out_ += "1 0 0 1 ";
    put(x);
    put(height_pt_ - y);
    out_ += "Tm\n";
}

void ContentWriter::operation(std::string_view text) {
    out_.append(text).push_back('\n');
}

std::string ContentWriter::finish() && {
    demand(saved_.empty() && marked_ == 0 && !text_);
    return std::move(out_);
}

}  // namespace bifolium::pdf
