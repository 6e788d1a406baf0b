#include "app/depfile.h"

#include <filesystem>
#include <set>

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

/// https://www.gnu.org/software/make/manual/html_node/Rule-Syntax.html, and what Ninja reads of it.
void add_name(std::string& out, const std::string& name) {
    std::size_t slashes = 0;  // backslashes right before: they count double before a quoted one
    for (const char c : name) {
        if (c == ' ' || c == '#' || c == ':') {
            out.append(slashes + 1, '\\');
        } else if (c == '$') {
            out.push_back('$');
        }
        slashes = c == '\\' ? slashes + 1 : 0;
        out.push_back(c);
    }
}

bool can_be_named(const std::string& name) {
    return !name.empty() && name.find_first_of("\n\r\t") == name.npos;
}

}  // namespace

Dependencies dependencies_of(const std::vector<Asked>& asked, const BuildResult& result) {
    Dependencies out;
    if (result.is_project) out.outputs.push_back(result.output_folder + "manifest.json");
    for (const EditionResult& edition : result.editions) {
        if (edition.verdict == Verdict::withheld) continue;
        for (const EditionResult::File& file : edition.files) {
            out.outputs.push_back(result.output_folder + file.path);
        }
    }
    std::set<std::string> inputs;
    const fs::path here = fs::current_path();
    for (const Asked& one : asked) {
        fs::path path = one.folder / one.path;
        std::error_code error;
        while (!fs::exists(path, error) && path.has_relative_path()) path = path.parent_path();
        if (path.is_absolute() &&
            !path.lexically_relative(here).generic_string().starts_with("..")) {
            path = path.lexically_relative(here);
        }
        inputs.insert(path.lexically_normal().generic_string());
    }
    inputs.erase("");
    out.inputs.assign(inputs.begin(), inputs.end());
    return out;
}

std::string depfile(const Dependencies& dependencies) {
    std::string out;
    for (const std::string& name : dependencies.outputs) {
        if (!can_be_named(name)) continue;
        if (!out.empty()) out.push_back(' ');
        add_name(out, name);
    }
    if (out.empty()) return out;
    out.push_back(':');
    for (const std::string& name : dependencies.inputs) {
        if (!can_be_named(name)) continue;
        out.append(" \\\n  ");
        add_name(out, name);
    }
    return out + "\n";
}

}  // namespace bifolium::app
