// From a declaration as written to a typed one: its property is looked up and its value parsed.
// What is not understood is reported and dropped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/stylesheet.h"
#include "css/syntax.h"

namespace bifolium::css {

struct DeclarationContext {
    std::string_view sheet;  ///< Path that url()s are relative to.
    Diagnostics& diagnostics;
};

std::optional<Declaration> type_declaration(RawDeclaration&&, const DeclarationContext&);
/// What stands where a declaration should.
void report_no_declaration(const SyntaxError&, Diagnostics&);
/// Whether a var() stands anywhere in it.
bool mentions_var(std::span<const ComponentValue>);

}  // namespace bifolium::css
