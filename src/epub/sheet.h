// The e-book's sheet: the author's, rewritten by one table and never copied.
//
// Lengths become rem (em depends on the parent), with a fallback for font-size. var() is replaced
// where only the root sets it, else written twice. calc() is folded if all its terms are absolute.
// Colour and ground go from running text (html body p li td blockquote) unless one rule sets both.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "css/stylesheet.h"
#include "style/flatten.h"
#include "style/medium.h"

namespace bifolium::epub {

enum class Passage : std::uint8_t {
    keep,
    relative,    ///< Lengths to rem.
    physical,    ///< A logical property, doubled by its physical one.
    prefixed,    ///< Doubled with the prefixes that readers want.
    page_break,  ///< break-*, doubled by page-break-*.
    text_colour,
    drop  ///< Speaks of pages, or EPUBCheck refuses it; position: absolute takes its rule along.
};

/// One row a property (longhand or shorthand, by name): it drives the rewriting and the
/// documentation.
Passage passage(std::string_view lower_case_property);

/// What the sheet becomes in the book. `files` maps the path of a font or picture that a url()
/// names to its name in the package; a url() without one goes with its declaration.
struct SheetContext {
    const Sources& sources;
    const AtomTable& atoms;
    std::function<std::string(const css::Url&)> file;
    bool right_to_left = false;
    const style::Flattening* flattening = nullptr;  ///< May be null: one origin without layers.
};

/// What of a rule never reaches the book, or is the reader's own there.
style::LeavesOut left_out(const AtomTable&);

/// `[epub|type~="x"]` needs it. It must stand before all rules.
inline constexpr std::string_view namespace_rule =
    "@namespace epub \"http://www.idpf.org/2007/ops\";\n";

/// The reader's own settings win: sizes are relative and running text has no colour. All sheets of
/// the book together, in the order in which they count: one may set what another's var() asks for.
std::string rewrite(std::span<const css::StyleSheet* const>, const SheetContext&, Diagnostics&);
std::string rewrite(const css::StyleSheet&, const SheetContext&, Diagnostics&);

}  // namespace bifolium::epub
