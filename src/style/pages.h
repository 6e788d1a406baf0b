// Pages: what @page and its margin boxes come to, for every context that can be. Worked out once
// and then only looked up, so that asking for a page writes nothing. Private to style.
// https://www.w3.org/TR/css-page-3/
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "style/computer.h"
#include "style/page_box.h"
#include "style/page_numbers.h"

namespace bifolium::style {

struct PaperSize {
    double width_pt = 0, height_pt = 0;
};

class PageBoxes {
public:
    PageBoxes() = default;
    /// All contexts; `root` is html's values, which pages inherit.
    PageBoxes(const Sheets&, Computer&, Environment&, const Computed& root, PaperSize automatic);
    /// Pages that the same rules match have the same one.
    const PageBox& operator[](const PageContext&) const;
    const PageNumbers& numbers() const { return numbers_; }
    bool size_varies(Atom name) const { return varying_.contains(name); }

private:
    /// Name, side; first of the document, of its group, blank; what :nth() says.
    using Key = std::tuple<Atom, PageSide, bool, bool, bool, PageNumbers::Bits>;
    Key key_of(const PageContext&) const;
    void note_sizes(Atom name);

    PageNumbers numbers_;
    std::map<Key, std::size_t> box_of_;
    std::vector<PageBox> boxes_;
    std::set<Atom> varying_;
};

/// Of one context alone.
PageBox page_box(const Sheets&, Computer&, Environment&, const Computed& root, PaperSize automatic,
                 const PageContext&);

/// What @media is told: the page as those @page rules make it that do not ask for it.
css::PageSize page_size(const Sheets&, PaperSize, AtomTable&);

/// The three groups interned, as one style.
StyleId intern(StyleTable&, const Computed&);

}  // namespace bifolium::style
