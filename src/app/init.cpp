#include "app/init.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "app/disk_files.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr StarterFile files[] = {
#include "app/starter.inc"
};

/// What stands in the way of a new project, in order; a repository's own folder does not.
std::vector<std::string> in_the_way(const fs::path& folder, std::error_code& error) {
    std::vector<std::string> names;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name != ".git") names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

InitResult refused(const std::string& folder, const std::vector<std::string>& names) {
    constexpr std::size_t most_named = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i) {
        list.append(i == 0 ? "" : ", ").append(names[i]);
    }
    if (names.size() > most_named) {
        list += " and " + std::to_string(names.size() - most_named) + " more";
    }
    return {ExitCode::usage, "error: '" + folder + "' is not empty: it holds " + list +
                                 "\nhelp: name a folder that is new or empty: nothing is written "
                                 "over"};
}

}  // namespace

std::span<const StarterFile> starter_files() {
    return files;
}

InitResult init(const InitCommand& command) {
    const fs::path folder(command.folder);
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (fs::exists(status) && !fs::is_directory(status)) {
        return {ExitCode::usage, "error: '" + command.folder +
                                     "' is a file\nhelp: name a folder that is new or empty"};
    }
    if (fs::exists(status)) {
        const std::vector<std::string> names = in_the_way(folder, error);
        if (error) {
            return {ExitCode::world,
                    "error: cannot read the folder " + command.folder + ": " + error.message()};
        }
        if (!names.empty()) return refused(command.folder, names);
    }
    DiskFiles disk;
    if (const auto opened = disk.mount_output(folder); !opened) {
        return {ExitCode::world, "error: " + opened.failure().what};
    }
    std::vector<DiskFiles::Named> named;
    std::string list;
    for (const StarterFile& file : files) {
        named.emplace_back(file.path, file.content);
        list.append("  ").append(file.path).append("\n");
    }
    if (const auto written = disk.write_all(named); !written) {
        return {ExitCode::world, "error: " + written.failure().what};
    }
    const bool here = folder.lexically_normal() == "." || folder.lexically_normal() == "./";
    return {ExitCode::nothing_against,
            "a new project in " + (here ? "this folder" : command.folder) + ":\n" + list +
                "next: bifolium build" + (here ? "" : " " + command.folder)};
}

}  // namespace bifolium::app
