// Flattening: the e-book's sheet has neither origins nor layers. Ours, the author's and each
// layer's rules stand in one row there, and specificity alone decides between them. For one
// document this tells which declarations must be left out, or selectors raised, so that the same
// ones win. https://www.w3.org/TR/css-cascade-5/#cascade-sort
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "css/stylesheet.h"
#include "document/document.h"
#include "style/medium.h"

namespace bifolium::style {

class Flattening {
public:
    /// It wins nowhere in the document, and would in one row.
    bool drops(const css::ComplexSelector& selector, const css::Declaration& declaration) const {
        return dropped_.contains({&selector, &declaration});
    }
    /// How often it must count more than any selector of level 0 does; 0 where leaving out is
    /// enough.
    std::uint32_t level(const css::ComplexSelector&, bool important) const;

private:
    friend class Flattener;
    std::set<std::pair<const css::ComplexSelector*, const css::Declaration*>> dropped_;
    std::map<const css::ComplexSelector*, std::pair<std::uint32_t, std::uint32_t>> levels_;
};

/// Borrows the sheets. Interns the names of elements.
Flattening flatten(const document::Document&, const css::StyleSheet& own,
                   std::span<const css::StyleSheet> author, const LeavesOut&, AtomTable&);

}  // namespace bifolium::style
