// What a shard writes last, as the mark that all of it stands: its editions with the digests of
// their files, its findings, and the plan that it followed.
//
// Findings are kept with the lines that they point at, so that whoever puts shards together can
// tell them in every format without the manuscripts.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/build.h"
#include "app/plan.h"
#include "app/shard.h"
#include "base/diagnostic.h"

namespace bifolium::app {

struct KeptFinding {
    /// Which edition of the plan told it first, from 1; 0: the run, before any edition.
    std::size_t edition = 0;
    Severity severity = Severity::error;
    std::string code, message, hint;
    std::string path;  ///< Empty: it has no place.
    LineColumn begin, end;
    Standing standing = Standing::stands;
    std::string excuse;
};

struct ShardManifest {
    Shard shard;
    std::string plan;         ///< Its hash.
    std::size_t planned = 0;  ///< Editions of the whole plan.
    ExitCode exit_code = ExitCode::nothing_against;
    std::string folder;  ///< As BuildResult's.
    bool is_project = true;
    WholeProject whole;
    std::vector<site::Input> inputs, resources;  ///< As BuildResult's, of this shard.
    struct Made {
        std::size_t index = 0;  ///< In the plan.
        EditionResult edition;
        std::vector<std::string> withdrawn;  ///< What must not stand beside it.
    };
    std::vector<Made> editions;
    std::vector<KeptFinding> findings;
    /// Waivers that met nothing in this shard, in the files that it looked at: in vain if they met
    /// nothing in any.
    std::vector<KeptFinding> unmet;
    std::set<std::string> looked_at;  ///< Manuscripts, and the project file.
    Severity fail_on = Severity::error;
    /// By path and number: the lines that findings point at.
    std::map<std::string, std::map<std::uint32_t, std::string>> lines;
};

/// What a run made of its shard.
ShardManifest shard_manifest(const BuildResult&, const Plan&, const Shard&, const Sources&);

std::string write(const ShardManifest&);
/// A failure says why the text is none.
Result<ShardManifest> read_shard_manifest(std::string_view text);

}  // namespace bifolium::app
