// Stacking: in which order the fragments of a page are painted. Grounds of blocks below, floats
// above them, then lines, then what is positioned, by z-index; a box that fades or clips is painted
// as one piece. https://www.w3.org/TR/CSS22/zindex.html
// Private to paint/.
#pragma once

#include <vector>

#include "paint/recorder.h"

namespace bifolium::paint {

class Stacking {
public:
    explicit Stacking(Recorder& recorder) : recorder_(recorder) {}

    /// The fragment and all in it, as one piece. An anonymous fragment's style is its parent's and
    /// paints nothing, but a margin box has no source and a style of its own.
    void paint(const layout::Fragment&, Point at, bool own_style = false);

    /// An atom, or an inline box's ground.
    void paint_in_line(const layout::Fragment&, Point at);

private:
    struct Placed {
        const layout::Fragment* fragment = nullptr;
        Point at;
        int order = 0;
    };
    struct Layers {
        std::vector<Placed> below, grounds, floats, lines, above;
    };
    void sort_out(const layout::Fragment& parent, Point at, Layers&);
    void place(const layout::Fragment&, Point at, Layers&);
    void ground(const layout::Fragment&, Point at, bool own_style);
    void inside(const layout::Fragment&, Point at);
    void paint_layers(const Layers&);
    void note(const layout::Fragment&, Point at);
    bool is_hidden_cell(const layout::Fragment&) const;
    const style::BoxStyle* own_box(const layout::Fragment&) const;

    Recorder& recorder_;
};

}  // namespace bifolium::paint
