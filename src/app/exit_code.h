// The exit codes: what a script or a CI job learns without reading a line.
#pragma once

#include <array>

namespace bifolium::app {

enum class ExitCode : int {
    nothing_against = 0,  ///< Nothing that a machine can check stands against these editions.
    findings = 1,         ///< At or above --fail-on.
    usage = 2,            ///< The command line or the project file.
    incomplete = 3,       ///< A font or a language's words are missing.
    lacking_shard = 4,    ///< A merge lacks one.
    our_bug = 70,
    world = 75  ///< Disk, permission: try again.
};

/// Where several hold, the first of these counts.
constexpr ExitCode graver(ExitCode a, ExitCode b) {
    constexpr std::array order = {ExitCode::our_bug,    ExitCode::world,
                                  ExitCode::usage,      ExitCode::lacking_shard,
                                  ExitCode::incomplete, ExitCode::findings};
    for (const ExitCode code : order) {
        if (a == code || b == code) return code;
    }
    return ExitCode::nothing_against;
}

}  // namespace bifolium::app
