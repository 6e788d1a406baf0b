#include "base/atom.h"

namespace bifolium {

AtomTable::AtomTable(const AtomTable& other) {
    for (const std::string& text : other.texts_) intern(text);
}

Atom AtomTable::intern(std::string_view text) {
    if (const auto known = atoms_.find(text); known != atoms_.end()) return known->second;
    const Atom atom(static_cast<std::uint32_t>(texts_.size()));
    atoms_.emplace(texts_.emplace_back(text), atom);
    return atom;
}

Atom AtomTable::find(std::string_view text) const {
    const auto known = atoms_.find(text);
    return known == atoms_.end() ? Atom() : known->second;
}

std::string_view AtomTable::text(Atom atom) const {
    return atom.valid() ? std::string_view(texts_.at(atom.index())) : std::string_view();
}

}  // namespace bifolium
