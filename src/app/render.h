// Findings as people and tools read them: rustc-like for a person, a line each, or JSON. Here and
// not in base/: widths are graphemes, so rendering needs text/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::app {

enum class MessageFormat : std::uint8_t { human, brief, json };

struct RenderOptions {
    MessageFormat format = MessageFormat::human;
    bool colour = false;
    std::string folder;  ///< Before paths of the project, so that they open from where one stands.
};

/// In source order: by file, place, then the order of reporting.
std::vector<const Diagnostic*> in_source_order(const Diagnostics&, const Sources&);

/// One finding with its excerpt; ends with a line end. `short` is one line.
std::string render(const Diagnostic&, const Sources&, const RenderOptions&);

/// "2 errors, 1 warning"; empty if there is nothing.
std::string count(const Diagnostics&);

std::string_view name_of(Severity);

}  // namespace bifolium::app
