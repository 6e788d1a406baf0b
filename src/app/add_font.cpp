#include "app/add_font.h"

#include <filesystem>
#include <utility>
#include <vector>

#include "app/disk_files.h"
#include "base/limits.h"
#include "font/library.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

/// The whole line `line` stands in `manifest`.
bool has_line(std::string_view manifest, std::string_view line) {
    for (std::size_t at = manifest.find(line); at != std::string_view::npos;
         at = manifest.find(line, at + 1)) {
        const bool begins = at == 0 || manifest[at - 1] == '\n';
        const std::size_t end = at + line.size();
        if (begins && (end == manifest.size() || manifest[end] == '\n')) return true;
    }
    return false;
}

}  // namespace

AddFontResult add_font(const AddFontCommand& command) {
    const fs::path file(command.file);
    const std::string name = file.filename().string();
    DiskFiles from;
    const auto opened = from.mount("", file.has_parent_path() ? file.parent_path() : fs::path("."));
    if (!opened) return {ExitCode::usage, opened.failure().what};
    const Result<Bytes> bytes = from.read(name);
    if (!bytes) return {ExitCode::usage, bytes.failure().what};
    if ((*bytes).size() > limits::font_bytes) {
        return {ExitCode::findings, "'" + name + "' is larger than 40 MiB"};
    }
    Result<std::string> line = font::manifest_line((*bytes).view(), name);
    if (!line) return {ExitCode::findings, name + ": " + line.failure().what};
    while ((*line).ends_with('\n')) (*line).pop_back();

    DiskFiles into;
    if (const auto made = into.mount_output(fs::path(command.project) / "fonts"); !made) {
        return {ExitCode::world, made.failure().what};
    }
    std::string manifest;
    if (const Result<Bytes> old = into.read_output("manifest")) manifest = (*old).view();
    if (has_line(manifest, *line)) {
        return {ExitCode::nothing_against, name + " is in fonts/manifest already"};
    }
    if (!manifest.empty() && !manifest.ends_with('\n')) manifest += '\n';
    manifest += *line + "\n";
    const auto written =
        into.write_all({{name, std::string((*bytes).view())}, {"manifest", std::move(manifest)}});
    if (!written) return {ExitCode::world, written.failure().what};
    return {ExitCode::nothing_against, "added fonts/" + name + " to fonts/manifest\n" + *line +
                                           "\nhelp: keep its licence beside it"};
}

}  // namespace bifolium::app
