// The record of a run: what the project knew of its findings before, and which lines changed. Read
// before its editions are judged; what it lacks is told, or written, after them.
#pragma once

#include <optional>
#include <vector>

#include "app/baseline.h"
#include "app/build.h"
#include "app/changed_lines.h"
#include "app/judge.h"
#include "app/prepare.h"

namespace bifolium::app {

/// Does the command look at every edition as the project makes it?
bool is_whole(const BuildCommand&);

struct Record {
    Baseline baseline;
    std::optional<ChangedLines> changed;  ///< Nothing: every line counts.
};

/// What cannot be read is in `result`, with its exit code.
Record read_record(const BuildCommand&, const Prepared&, const Machine&, Shared&,
                   BuildResult& result);

/// The waivers in a publication's manuscript.
const std::vector<document::Waiver>& comments_of(const Shared&, const Publication&);

/// The findings of a command that makes no edition, as the project's rulings and baseline leave
/// them; no date is judged. The exit code is that of what stands.
ExitCode rule_on_findings(const OpenProject&, const Files&, Severity fail_on, Shared&,
                          Diagnostics& found);

/// Is this a `check` of all there is?
bool looks_at_project(const BuildCommand&);

/// After the editions: what `check` finds in the project as a whole, and what there is to say of
/// waivers and the baseline themselves.
struct Judgement {
    const Judge& judge;
    Met& met;
    const std::vector<Edition>& editions;
    const Files& files;
    std::vector<site::Input> left_over;  ///< app/manifest.h
};
void rule_on_project(const BuildCommand&, const Project&, const Shared&, Judgement,
                     BuildResult& result);

/// `check --write-baseline`: what stands and may be excused is known from now on. The exit code is
/// that of what may not.
void write_record(const Record&, const Prepared&, const Shared&, BuildResult& result);

}  // namespace bifolium::app
