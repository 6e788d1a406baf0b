// Parses selectors. What the public parse_selectors() has not: the sheet's @namespace prefixes.
// https://www.w3.org/TR/selectors-4/#grammar
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "css/selector.h"

namespace bifolium::css {

/// The address that each prefix stands for. `epub` is always there.
using Namespaces = std::map<std::string, std::string, std::less<>>;
inline constexpr std::string_view xhtml_namespace = "http://www.w3.org/1999/xhtml";
inline constexpr std::string_view epub_namespace = "http://www.idpf.org/2007/ops";

std::optional<SelectorList> parse_selectors(std::span<const ComponentValue>, const Namespaces&,
                                            AtomTable&, Diagnostics&);

}  // namespace bifolium::css
