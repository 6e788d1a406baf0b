// A finding's fingerprint: what stays the same while lines above it come and go. It names the
// code, the file and the words of the line, so it changes when somebody edits that very line.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace bifolium::app {

/// The file that a finding is in, as the project names it; empty if it has no place.
std::string file_of(const Diagnostic&, const Sources&);

/// 16 hexadecimal digits. Findings of one code on equal lines of one file share theirs. Without a
/// place the message speaks for it, whatever its numbers are.
std::string fingerprint(const Diagnostic&, const Sources&);

}  // namespace bifolium::app
