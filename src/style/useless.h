// Useless selectors: those that ask for a class or an id that no text has. Mostly a slip of the
// pen, on one side or the other.
#pragma once

#include <set>
#include <string>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "css/stylesheet.h"
#include "document/document.h"

namespace bifolium::style {

/// What selectors can name in the texts that a sheet is for, as XHTML has them.
struct Names {
    std::set<std::string, std::less<>> classes, identifiers;
    void add(const document::Document&, AtomTable&);
};

/// A note for each name, where the sheet says it first.
void report_useless(const css::StyleSheet&, const Names&, const AtomTable&, Diagnostics&);

}  // namespace bifolium::style
