// MarginSum: margins that touch, until something stands between them.
// https://www.w3.org/TR/CSS21/box.html#collapsing-margins
#pragma once

#include <algorithm>

#include "base/length.h"

namespace bifolium::layout {

class MarginSum {
public:
    void add(Length margin) {
        largest_ = std::max(largest_, margin);
        least_ = std::min(least_, margin);
    }
    /// The largest of the positive ones less the largest of the negative ones.
    LengthSum sum() const { return LengthSum{largest_.units()} + least_.units(); }
    void clear() { *this = MarginSum(); }

private:
    Length largest_, least_;
};

}  // namespace bifolium::layout
