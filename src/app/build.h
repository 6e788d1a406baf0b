// The `build` and `check` commands: a project or one manuscript, from the disk to the disk.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/disk_files.h"
#include "app/exit_code.h"
#include "app/machine.h"
#include "app/publish.h"
#include "cache/inputs.h"
#include "site/facts.h"

namespace bifolium::app {

/// Called as editions finish, from any thread but one at a time.
using Progress = std::function<void(const std::string& edition, std::size_t done, std::size_t all)>;

/// One edition's end: what its manifest entry and the closing table say.
using EditionResult = site::Edition;

/// What the download page says of the project, however few editions a run makes.
struct WholeProject {
    std::string language;                   ///< Of its manuscripts; empty: English.
    std::vector<std::string> publications;  ///< Their ids, in its order.
    std::set<site::EditionName> editions;
};

struct BuildResult {
    cache::Inputs read;     ///< What the editions were made of, now or before.
    bool is_whole = false;  ///< All editions, as the project makes them.
    ExitCode exit_code = ExitCode::nothing_against;
    Diagnostics diagnostics;  ///< All findings of the run, each once.
    std::vector<EditionResult> editions;
    std::string folder;  ///< For paths of findings: where the project is, seen from here.
    std::string output_folder;
    bool is_project = true;
    WholeProject whole;
    site::Manifest stood;                ///< What the output folder said of itself before the run.
    Severity fail_on = Severity::error;  ///< From where on findings count.
    std::vector<site::Input> inputs, resources;  ///< As site::Manifest's.
    /// By edition: paths that earlier runs published and that must not stand beside this verdict.
    std::vector<std::vector<std::string>> withdrawn;
    /// How many findings there were before the first edition, and after each.
    std::vector<std::size_t> told;
    /// By edition: which of them hold for it, also where another told them first.
    std::vector<std::vector<std::size_t>> findings_of;
    /// Of a shard: waivers that met nothing in it, and the files that it looked for findings in.
    Diagnostics unmet;
    std::set<std::string> looked_at;
};

/// The disk or a permission stood in the way.
void report_world(BuildResult&, const Failure&);

/// Writes what tells of all editions: the manifest and the download page.
void write_overview(DiskFiles& output, BuildResult&);

/// `sources` come back filled: findings point into them.
BuildResult build(const BuildCommand&, const Machine&, const Progress&, Shared&);
/// Nothing may be mounted in `files` yet.
BuildResult build(const BuildCommand&, const Machine&, const Progress&, Shared&, DiskFiles& files);

}  // namespace bifolium::app
