// Rulings: what a project says of findings. It can raise a severity; it lowers nothing but by a
// waiver, with a name, a reason and a date. What protects readers is never waived.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/value_reader.h"
#include "base/diagnostic.h"

namespace bifolium::app {

/// An entry under `waivers:` in the project file: covers every finding of its code in its files.
struct Waiver {
    std::string code, by, reason;
    std::string until;               ///< ISO 8601; the last day that it holds.
    std::vector<std::string> files;  ///< Empty: findings that have no place.
    std::string text;                ///< Words of the line; empty: any line.
    Span span;
};

struct Rulings {
    std::map<std::string, Severity, std::less<>> severities;  ///< At least these, by code.
    std::vector<Waiver> waivers;
};

/// May a finding of this code be waived, or be known from before? Not one that says that an
/// edition lies, was not made, or may harm: then nobody's reason counts.
bool may_be_excused(std::string_view code);
/// The same of one finding: an error of a translation stands, a warning may be excused.
bool may_be_excused(const Diagnostic&);

/// `findings: {code: severity}`.
void read_severities(const manuscript::Setting&, Rulings&, ValueReader&);
/// `waivers: [{code, by, reason, until, file, text}]`.
void read_waivers(const manuscript::Setting&, Rulings&, ValueReader&);

}  // namespace bifolium::app
