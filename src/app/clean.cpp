#include "app/clean.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "app/disk_files.h"
#include "app/open_project.h"
#include "app/output_lock.h"
#include "app/progress.h"
#include "app/run_cache.h"
#include "app/size_text.h"
#include "cache/collect.h"
#include "site/manifest.h"
#include "site/page.h"
#include "text/display_width.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest.json";

/// A file of the output folder, and what it was when it was written.
struct Written {
    std::string path;
    std::string sha256;
};

std::vector<Written> written_by(const site::Manifest& manifest) {
    std::vector<Written> out;
    for (const site::Edition& edition : manifest.editions) {
        for (const site::File& file : edition.files) out.push_back({file.path, file.sha256});
    }
    for (const site::Input& left : manifest.left_over) out.push_back({left.path, left.sha256});
    for (const auto& [path, html] : site::pages(manifest)) {
        out.push_back({path, hexadecimal(sha256(html))});
    }
    return out;
}

class Cleaning {
public:
    Cleaning(const CleanCommand& command, const fs::path& output)
        : command_(command), output_(output), shown_(shown_folder(output)) {}

    Said run() {
        const OutputLock lock(output_, Sharing::alone, [&] { tell_waiting(output_.string()); });
        std::error_code error;
        if (!fs::is_directory(output_, error)) return nothing("there is no folder");
        if (const auto opened = files_.mount_output(output_); !opened) return failed(opened);
        const Result<Bytes> text = files_.read_output(manifest_name);
        if (!text) return nothing("there is no manifest.json");
        const Result<site::Manifest> manifest = site::read_manifest((*text).view());
        if (!manifest) return nothing("its manifest.json cannot be read");
        for (const Written& file : written_by(*manifest)) {
            if (const auto done = take_away(file); !done) return failed(done);
        }
        if (lock.is_held() && !command_.dry_run) remove_unfinished(output_);
        // Last: as long as it stands, what is left can be cleaned away.
        if (const auto done = remove(manifest_name); !done) return failed(done);
        if (!command_.dry_run) remove_empty_folders();
        return {text_};
    }

private:
    Said nothing(std::string_view why) {
        return {fmt::format("{}: {}, so nothing is known to be Bifolium's\n",
                            shown_.empty() ? "." : shown_, why)};
    }
    Said failed(const Result<std::monostate>& result) {
        return {text_ + "error: " + result.failure().what + "\n", ExitCode::world};
    }

    Result<std::monostate> take_away(const Written& file) {
        const Result<Digest> now = files_.output_digest(file.path);
        if (!now) return std::monostate();  // gone already
        if (hexadecimal(*now) == file.sha256) return remove(file.path);
        text_ += fmt::format("left {}{}: it is not as it was written\n", shown_,
                             text::printable(file.path));
        return std::monostate();
    }

    Result<std::monostate> remove(const std::string& path) {
        if (!removed_.insert(path).second) return std::monostate();
        if (!command_.dry_run) {
            if (const auto gone = files_.remove(path); !gone) return gone;
        }
        text_ += fmt::format("{} {}{}\n", command_.dry_run ? "would remove" : "removed", shown_,
                             text::printable(path));
        return std::monostate();
    }

    /// Only those that something was taken from, from the innermost out, and the output's own.
    void remove_empty_folders() {
        std::set<fs::path> folders;
        for (const std::string& path : removed_) {
            for (fs::path at = fs::path(path).parent_path(); !at.empty(); at = at.parent_path()) {
                folders.insert(at.lexically_normal());
            }
        }
        std::error_code error;
        for (auto at = folders.rbegin(); at != folders.rend(); ++at) {
            const fs::path folder = output_ / *at;
            if (!fs::is_symlink(folder, error)) fs::remove(folder, error);  // if it is empty
        }
        if (!fs::is_symlink(output_, error)) fs::remove(output_, error);
    }

    const CleanCommand& command_;
    const fs::path output_;
    const std::string shown_;
    DiskFiles files_;
    std::set<std::string> removed_;
    std::string text_;
};

Said clean_cache(const CleanCommand& command, const Machine& machine) {
    std::error_code error;
    if (machine.cache.empty() || !fs::is_directory(machine.cache, error)) return {};
    if (command.dry_run) {
        const Result<cache::Contents> found = cache::contents(machine.cache, program_name());
        if (!found) return {"error: " + found.failure().what + "\n", ExitCode::world};
        return {fmt::format("would remove the cache {}: {}\n", machine.cache.generic_string(),
                            size_text((*found).bytes))};
    }
    const Result<cache::Collected> done = cache::collect(
        machine.cache,
        {.most_bytes = 0, .now = seconds_now(), .grace = 0, .program = program_name()});
    if (!done) return {"error: " + done.failure().what + "\n", ExitCode::world};
    return {fmt::format("removed the cache {}: {}\n", machine.cache.generic_string(),
                        size_text((*done).bytes))};
}

}  // namespace

Said clean(const CleanCommand& command, const Machine& machine) {
    std::error_code error;
    if (!fs::exists(command.input, error)) {
        return {"error: there is no " + command.input + "\nhelp: name the project's folder\n",
                ExitCode::usage};
    }
    Said out = Cleaning(command, output_folder(place_of(command.input), command.output)).run();
    if (!command.cache || out.exit_code != ExitCode::nothing_against) return out;
    const Said more = clean_cache(command, machine);
    return {out.text + more.text, more.exit_code};
}

}  // namespace bifolium::app
