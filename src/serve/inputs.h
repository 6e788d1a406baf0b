// The files that builds asked for, whether they were there or not. Nothing else matters: not what
// lies beside them, not what editors leave for a moment, not a log of this very program.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/disk_files.h"

namespace bifolium::serve {

class Inputs {
public:
    /// What a build asked for, with what it found. Files of earlier builds stay: one that is in
    /// error may not come as far.
    void take(const std::vector<app::Asked>&);

    /// Folders to be told of: those of the files, and those above them in what was opened. A file
    /// that is a link has two.
    std::set<std::filesystem::path> folders() const;

    /// Is this one of the files, or a folder with some of them? A path that begins with one of
    /// folders().
    bool concerns(const std::filesystem::path&) const;

    /// The files that stand there otherwise than the last build found them.
    std::vector<std::filesystem::path> changed() const;

    /// As a person would name it: from the project on, where it lies there.
    static std::string shown(const std::filesystem::path&, const std::filesystem::path& project);

private:
    struct Known {
        std::filesystem::path folder;  // that was opened
        app::Stamp stamp;
    };
    std::map<std::filesystem::path, Known> files_;  // by the whole path
    std::set<std::filesystem::path> concerned_;     // these, where links lead, and folders above
};

}  // namespace bifolium::serve
