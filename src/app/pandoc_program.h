// Debian's pandoc, as a child that reads a document and says it as JSON. It runs in its own sandbox
// (--sandbox: no file, no network), with limits on time and memory, and is given bytes, no names.
// https://pandoc.org/MANUAL.html#a-note-on-security
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pandoc/tree.h"

namespace bifolium::app {

enum class PandocInput : std::uint8_t { docx, html, markdown };

/// A failure says why the document has no tree, as a clause: "pandoc takes too long for it".
Result<pandoc::Tree> run_pandoc(const std::filesystem::path& program, PandocInput,
                                std::string_view bytes);

}  // namespace bifolium::app
