// A cairo surface and what is drawn on it. Coordinates are the sheet's points, y downwards.
#pragma once

#include <cairo.h>

#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "base/handle.h"
#include "base/path.h"
#include "image/drawing.h"
#include "image/pixels.h"

namespace bifolium::raster {

class Canvas {
public:
    /// White. `area` of the sheet fills it.
    Canvas(Rect area, double pixels_per_inch);

    /// Saves what holds now; `close` brings it back. What is drawn in a group is kept apart, for
    /// close() to fade as a whole.
    void open(const Transform&, const Path* clip, bool is_group);
    void close(bool is_group, double opacity);
    /// What is drawn between them masks the group that is open.
    void begin_mask();
    void end_mask(bool by_luminance);

    void fill(const Path&, const image::Ink&, FillRule);
    void fill(const Rect&, const image::Ink&);
    struct Line {
        double width_pt = 1;
        image::LineCap cap = image::LineCap::butt;
        image::LineJoin join = image::LineJoin::miter;
        double miter_limit = 10;
        std::vector<double> dashes_pt;
        double dash_offset_pt = 0;
    };
    void stroke(const Path&, const image::Ink&, const Line&);
    void picture(const image::Pixels&, const Rect&);

    /// Adds a glyph's outline, font units scaled and y turned downwards, to the path at hand.
    void add_outline(const Path&, Coordinate at_pt, double across, double up);
    void fill_outlines(const Colour&);

    /// Empty if the surface could not be made: a sheet too large for cairo.
    image::Pixels pixels() const;

private:
    using Surface = Handle<cairo_surface_t, cairo_surface_destroy>;
    using Context = Handle<cairo_t, cairo_destroy>;

    void append(const Path&, const Transform&);
    void trace(const Path&);
    void take(const Colour&);
    bool take(const image::Ink&);  ///< False if there is nothing to paint with.

    Surface surface_;
    Context context_;
};

}  // namespace bifolium::raster
