// The contract that every layout algorithm keeps.
//
// First measure: every place where the box may be divided, at one inline size. The optimizer
// picks, and layout_block then sets exactly the stretch between two of them. An algorithm looks at
// its arguments and nothing else: that is what makes trial layout free of side effects, and
// caching a matter of comparing the inputs.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/workers.h"
#include "font/selection.h"
#include "font/shape.h"
#include "image/library.h"
#include "layout/box.h"
#include "layout/break.h"
#include "layout/fragment.h"
#include "style/cascade.h"
#include "text/segmenter.h"

namespace bifolium::layout {

class Memo;  // layout/memo.h: lines already broken, sizes already measured

/// The services of one worker. The memos are its own and invisible in results; so are the
/// diagnostics, which only collect.
struct Context {
    const style::StyledDocument& document;
    const font::Selection& fonts;
    const image::Library& images;
    const GeneratedFacts& facts;
    text::Segmenter& segmenter;
    font::ShapeCache& shapes;
    Memo& memo;
    Workers& workers;
    Diagnostics& diagnostics;
    /// Page labels of the targets, by identifier, once the pages are known: set_line() puts them
    /// into the room that was kept. Null before that: a ReferencePart stands there.
    const std::map<std::string, std::string, std::less<>>* references = nullptr;
    int reference_digits = 3;  ///< Room kept for a page number: so many 8s (roman: "xxxviii").
};

/// What a float takes away, from the box's top left.
struct Exclusion {
    Rect area;
    style::Float side = style::Float::left;
    friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

/// Where a box stands. No page number, ever: sides and names have chosen the page box before.
struct Space {
    Length inline_size;  ///< What percentages and auto widths resolve against.
    Length block_size;   ///< The page area from the box's top; unlimited if Length::largest().
    std::vector<Exclusion> floats;
    friend bool operator==(const Space&, const Space&) = default;
};

/// Valid for every page of this inline size.
BreakOpportunities measure(const Context&, const Box&, Length inline_size);

/// Sets the flow from `from` up to `until`, which measure() gave. What does not fit overflows:
/// choosing a stretch that fits was the optimizer's task, and an overflow is its finding.
FragmentRef layout_block(const Context&, const Box&, const Space&, const BreakToken& from,
                         const BreakToken& until);

}  // namespace bifolium::layout
