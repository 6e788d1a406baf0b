// Atoms: interned names (classes, ids, languages). Equal text, equal atom, within one run.
// One AtomTable serves every edition of a run. It is filled before threads start and const after,
// so a parsed document or sheet can be shared by all editions without a lock.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/id.h"

namespace bifolium {

using Atom = Id<struct AtomTag>;

class AtomTable {
public:
    AtomTable() = default;
    /// A copy has the same atoms for the same texts, and may go on by itself (an edition's own).
    AtomTable(const AtomTable&);
    AtomTable(AtomTable&&) noexcept = default;
    AtomTable& operator=(const AtomTable&) = delete;
    AtomTable& operator=(AtomTable&&) noexcept = default;

    Atom intern(std::string_view);
    Atom find(std::string_view) const;  ///< Invalid if nobody interned it.
    std::string_view text(Atom) const;  ///< Empty for an invalid atom.

private:
    std::deque<std::string> texts_;                     // deque: the map's keys are views into it
    std::unordered_map<std::string_view, Atom> atoms_;  // looked up, never iterated
};

}  // namespace bifolium
