// The baseline: what stood against a project when it began to be held to its findings, in a
// committed file beside the project file. What is listed there fails nothing; what is new does.
// Written by `check --write-baseline` alone, so it only grows when somebody asks, and is read
// whole or not at all.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::app {

inline constexpr std::string_view baseline_path = "bifolium-baseline.json";

/// Findings that are told apart by nothing but their number: one code, one file, equal lines.
struct KnownFinding {
    std::string code, file;
    std::string fingerprint;  ///< Survives a shift of lines (app/fingerprint.h).
    std::size_t count = 1;
    std::string message;  ///< Of the first, for people who read the file. Compares nothing.
    Span span;            ///< In the baseline's own text.
};

struct Baseline {
    std::vector<KnownFinding> findings;  ///< Sorted by file, code and fingerprint when written.
    /// By section ("msc/en#how-it-works"), then by measure: no section may get worse.
    std::map<std::string, std::map<std::string, double>> readability;
};

/// What is not as write_baseline() writes it is an error, and nothing of the file counts.
Baseline read_baseline(const Sources&, SourceId, Diagnostics&);

/// Equal baselines give equal bytes, an entry a line: a review shows what changed.
std::string write_baseline(const Baseline&);

}  // namespace bifolium::app
