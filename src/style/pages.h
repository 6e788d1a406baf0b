// Pages: what @page and its margin boxes come to, for every context that can be. Worked out once
// and then only looked up, so that asking for a page writes nothing. Private to style.
// https://www.w3.org/TR/css-page-3/
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "style/computer.h"
#include "style/page_box.h"

namespace bifolium::style {

struct PaperSize {
    double width_pt = 0, height_pt = 0;
};

class PageBoxes {
public:
    PageBoxes() = default;
    /// All contexts; `root` is html's values, which pages inherit.
    PageBoxes(const Sheets&, Computer&, Environment&, const Computed& root, PaperSize automatic);
    const PageBox& operator[](const PageContext&) const;

private:
    using Key = std::tuple<Atom, PageSide, bool, bool>;
    std::map<Key, PageBox> boxes_;
};

/// Of one context alone.
PageBox page_box(const Sheets&, Computer&, Environment&, const Computed& root, PaperSize automatic,
                 const PageContext&);

/// The three groups interned, as one style.
StyleId intern(StyleTable&, const Computed&);

}  // namespace bifolium::style
