#include "serve/inputs.h"

#include <system_error>

namespace bifolium::serve {

namespace fs = std::filesystem;

namespace {

/// From the disk's root, with one spelling.
fs::path whole(const fs::path& path) {
    fs::path out = fs::absolute(path).lexically_normal();
    return out.has_filename() ? out : out.parent_path();
}

/// The folders of `path` from `top` down.
std::vector<fs::path> folders_above(const fs::path& path, const fs::path& top) {
    std::vector<fs::path> out{top};
    fs::path so_far = top;
    for (const fs::path& part : path.lexically_relative(top).parent_path()) {
        out.push_back(so_far /= part);
    }
    return out;
}

}  // namespace

void Inputs::take(const std::vector<app::Asked>& asked) {
    for (const app::Asked& file : asked) {
        const fs::path folder = whole(file.folder);
        const fs::path path = whole(folder / file.path);
        files_.insert_or_assign(path, Known{folder, file.stamp});
        concerned_.insert(path);
        for (fs::path& above : folders_above(path, folder)) concerned_.insert(std::move(above));
        std::error_code error;
        if (const fs::path real = fs::canonical(path, error); !error) concerned_.insert(real);
    }
}

std::set<fs::path> Inputs::folders() const {
    std::set<fs::path> out;
    for (const auto& [path, known] : files_) {
        std::error_code error;
        for (fs::path& folder : folders_above(path, known.folder)) {
            if (out.contains(folder)) continue;
            if (fs::is_directory(folder, error)) out.insert(std::move(folder));
        }
        if (fs::is_symlink(path, error)) {
            const fs::path real = fs::canonical(path, error);
            if (!error) out.insert(real.parent_path());
        }
    }
    return out;
}

bool Inputs::concerns(const fs::path& path) const {
    return concerned_.contains(path.lexically_normal());
}

std::vector<fs::path> Inputs::changed() const {
    std::vector<fs::path> out;
    for (const auto& [path, known] : files_) {
        if (app::stamp_of(path) != known.stamp) out.push_back(path);
    }
    return out;
}

std::string Inputs::shown(const fs::path& path, const fs::path& project) {
    const fs::path inside = whole(path).lexically_relative(whole(project));
    const bool is_inside = !inside.empty() && *inside.begin() != "..";
    return (is_inside ? inside : path).generic_string();
}

}  // namespace bifolium::serve
