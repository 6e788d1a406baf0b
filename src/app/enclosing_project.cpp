#include "app/enclosing_project.h"

#include <string>
#include <system_error>
#include <utility>

#include "app/disk_files.h"
#include "app/judge.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr const char* project_file = "bifolium.yaml";

/// As a waiver of the project names a file.
std::string path_in(const fs::path& root, std::string_view shown) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::path(shown), error);
    if (error || shown.empty() || shown.front() == '@') return std::string(shown);
    const fs::path inside = whole.lexically_relative(root);
    const bool is_below = !inside.empty() && *inside.begin() != "..";
    return is_below ? inside.generic_string() : std::string(shown);
}

}  // namespace

Diagnostics EnclosingProject::ruled(const Diagnostics& found, const Sources& sources) const {
    Sources here;
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
        const SourceId id(i);
        here.add(path_in(root, sources.path(id)), std::string(sources.text(id)));
    }
    const Baseline none;
    const Judge judge({.sources = here, .rulings = project.rulings, .baseline = none, .today = {}});
    Met met;
    return judge.rule(found, {}, met);
}

std::optional<EnclosingProject> enclosing_project(const fs::path& folder) {
    std::error_code error;
    fs::path root = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
    while (!error && !fs::exists(root / project_file, error)) {
        if (!root.has_relative_path()) return std::nullopt;
        root = root.parent_path();
    }
    DiskFiles files;
    if (error || !files.mount("", root)) return std::nullopt;
    const Result<Bytes> bytes = files.read(project_file);
    if (!bytes) return std::nullopt;
    Sources sources;
    Diagnostics damage;
    const SourceId source = sources.add(project_file, std::string((*bytes).view()));
    Project project = read_project(sources, source, damage);
    if (damage.has_errors()) return std::nullopt;  // each other command tells of it
    return EnclosingProject{std::move(root), std::move(project)};
}

}  // namespace bifolium::app
