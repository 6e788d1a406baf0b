// Findings as people and tools read them: rustc-like for a person, a line each, or JSON. Here and
// not in base/: widths are graphemes, so rendering needs text/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::app {

enum class MessageFormat : std::uint8_t { human, brief, json, sarif, github, junit, rdjsonl };

struct RenderOptions {
    MessageFormat format = MessageFormat::human;
    bool colour = false;
    std::string folder;  ///< Before paths of the project, so that they open from where one stands.
};

/// In source order: by file, place, then the order of reporting.
std::vector<const Diagnostic*> in_source_order(const Diagnostics&, const Sources&);

/// One finding with its excerpt; ends with a line end. `short` is one line.
std::string render(const Diagnostic&, const Sources&, const RenderOptions&);

/// Safe to show, each of its lines; `between` stands for their ends.
std::string printable_lines(std::string_view text, std::string_view between);

/// "2 errors, 1 warning, 3 waived"; empty if there is nothing.
std::string count(const Diagnostics&);

std::string_view name_of(Severity);
/// "stands", "known" or "waived".
std::string_view name_of(Standing);

}  // namespace bifolium::app
