// One rule of the e-book's sheet: its declarations, each as the table of passages wants it, for one
// kind of subject. Private to the rewriting of sheets.
#pragma once

#include <span>
#include <string>

#include "css/stylesheet.h"
#include "epub/sheet.h"
#include "epub/sheet_subjects.h"
#include "epub/sheet_values.h"

namespace bifolium::epub {

/// A rule's declarations with every var() replaced, and what they say together.
struct Plain {
    const css::Declaration* declaration;
    css::ComponentValues values;
    bool written_twice = false;  ///< The var() stays as well.
};

struct RuleContext {
    Subject subject = Subject::other;
    bool bare_lists = false;  ///< Bullets are painted by hand, and readers lose them.
    const Rewriting& rewriting;
    const SheetContext& sheet;
};
/// "name:value;name:value"; empty if nothing is left.
std::string write_rule(std::span<const Plain>, const RuleContext&);

}  // namespace bifolium::epub
