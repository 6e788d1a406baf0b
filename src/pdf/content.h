// ContentWriter: the operators of a content stream, y upwards. Saves and restores, marked content
// and text objects are counted here, and a stream that does not balance is a bug of ours.
// ISO 32000-1, 8 and 9, and 14.6.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.h"
#include "base/path.h"

namespace bifolium::pdf {

class ContentWriter {
public:
    /// Marks are y downwards from the page's top: `height_pt` turns them.
    explicit ContentWriter(double height_pt) : height_pt_(height_pt) {}

    void save();
    void restore();
    /// `properties` without brackets: "/MCID 3".
    void begin_marked(std::string_view tag, std::string_view properties);
    void end_marked();
    void begin_text();
    void end_text();
    bool in_text() const { return text_; }

    void concatenate(const Transform&);
    void clip(const Path&, FillRule);
    /// Alone, so that a fill after it meets the path too.
    void path(const Path&);
    void rectangle(double x, double y, double width, double height);  ///< y downwards.
    void fill_colour(const Rgb&);
    void stroke_colour(const Rgb&);
    void graphics_state(std::string_view resource);  ///< Nothing if it holds already.
    void font(std::string_view resource, double size_pt);
    void text_matrix(double x, double y);
    void operation(std::string_view text);  ///< One line as it is.

    double height() const { return height_pt_; }
    /// Aborts if anything is still open.
    std::string finish() &&;

private:
    struct State {
        std::optional<Rgb> fill, stroke;
        std::string graphics = "G1000", font;  ///< Opaque at first.
    };
    void put(double value);
    void colour(const Rgb&, std::string_view operation);

    double height_pt_;
    std::string out_;
    std::vector<State> saved_;
    State state_;
    std::size_t marked_ = 0;
    bool text_ = false;
};

}  // namespace bifolium::pdf
