// Slices: what is higher than its page and has no place for a break goes on over pages all the
// same, cut between its lines and pictures: each of them is on one page, whole. A line that is
// higher than the page by itself is made smaller. Nothing is lost; that it is so is a finding.
// https://www.w3.org/TR/css-break-3/#unforced-breaks
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "layout/fragment.h"

namespace bifolium::layout {

/// What one page shows of a fragment; from the fragment's top.
struct Slice {
    LengthSum top = 0, bottom = 0;
    /// What ends here or above stands on the pages before.
    LengthSum shown = std::numeric_limits<LengthSum>::min();
    Length page_height;  ///< Lines higher than this may be cut.
    double scale = 1;
    bool has_earlier() const { return shown != std::numeric_limits<LengthSum>::min(); }
    friend bool operator==(const Slice&, const Slice&) = default;
};

/// Finds the slices of one fragment, one after the other: pages need not be equally high.
class Slicer {
public:
    Slicer(const Fragment&, Length page_height);
    bool done() const { return next_ == wholes_.size() && !slices_.empty(); }
    Slice next(Length height);

private:
    struct Whole {
        LengthSum top = 0, bottom = 0;
        bool shown = false;
    };
    void collect(const Fragment&, LengthSum top);
    LengthSum show(const Slice&);

    std::vector<Whole> wholes_;  ///< By their tops.
    std::size_t next_ = 0;       ///< The first that is not shown yet.
    Length page_height_;
    std::vector<Slice> slices_;
};

/// With the boxes cut off where the slice begins and ends; its top is the slice's.
FragmentRef cut(const Fragment&, const Slice&);

}  // namespace bifolium::layout
