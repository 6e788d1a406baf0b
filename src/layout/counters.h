// Counters: their scopes while a document is walked in reading order, and the depth of quotation.
// A counter lives from the element that makes it to the end of that element's parent.
// https://www.w3.org/TR/css-lists-3/#auto-numbering
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "base/atom.h"

namespace bifolium::layout {

class Counters {
public:
    /// `depth` is the element's own; its parent's is one less.
    void reset(Atom, int value, std::uint32_t depth);
    void set(Atom, int value, std::uint32_t depth);
    void increment(Atom, int by, std::uint32_t depth);
    /// The element of this depth is at its end: what its children made is gone.
    void leave(std::uint32_t depth);

    bool has(Atom) const;
    int value(Atom) const;  ///< Of the innermost; 0 if there is none.
    std::vector<int> values(Atom) const;
    std::map<Atom, std::vector<int>> all() const;

private:
    struct Instance {
        std::uint32_t scope = 0;  // depth of the parent of its maker
        int value = 0;
    };
    int& innermost(Atom, std::uint32_t depth);

    std::map<Atom, std::vector<Instance>> counters_;
    struct Made {
        std::uint32_t scope = 0;
        Atom counter;
    };
    std::vector<Made> made_;  // in order of scope, so that leave() looks at the end only
};

}  // namespace bifolium::layout
