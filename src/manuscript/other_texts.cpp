#include <filesystem>
#include <vector>

#include "base/suggest.h"
#include "manuscript/block_pass.h"
#include "manuscript/references.h"

namespace bifolium::manuscript {

namespace {

/// A path of the project, as it is written in a file of it.
std::string as_written_in(std::string_view source, std::string_view path) {
    const std::filesystem::path folder = std::filesystem::path(source).parent_path();
    return std::filesystem::path(path)
        .lexically_relative(folder.empty() ? "." : folder)
        .generic_string();
}

void report_unknown(const std::string& written, Span span, const Reach& reach,
                    Diagnostics& diagnostics) {
    std::vector<std::string> paths;
    const std::string_view here = reach.sources.path(span.source);
    for (const auto& [path, target] : reach.targets.chapters) {
        paths.push_back(as_written_in(here, path));
    }
    for (const std::string& path : reach.lent.files_of_others) {
        paths.push_back(as_written_in(here, path));
    }
    const std::vector<std::string_view> known(paths.begin(), paths.end());
    const std::string_view near = nearest(written, known);
    diagnostics.report(
        {Severity::error, "link.relative", span,
         "'" + written + "' is no chapter of this book, nor another text of the project",
         near.empty() ? "readers have no other files: name a manuscript, '#id' or a web address"
                      : "did you mean '" + std::string(near) + "'?"});
}

}  // namespace

std::string_view near_identifier(std::string_view id,
                                 const std::map<std::string, std::string, std::less<>>& known) {
    if (id.size() < 3) return {};
    std::vector<std::string_view> names;
    for (const auto& [written, _] : known) names.push_back(written);
    return nearest(id, names);
}

std::optional<OtherTarget> find_other(const std::string& written, const std::string& id, Span span,
                                      const Reach& reach, Diagnostics& diagnostics) {
    const std::string path = project_path(reach.sources.path(span.source), written);
    const Outline* other = reach.lent.other && !path.empty() ? reach.lent.other(path) : nullptr;
    if (other == nullptr) {
        report_unknown(written, span, reach, diagnostics);
        return std::nullopt;
    }
    std::string target;
    if (id.empty()) {
        const auto beginning = other->beginnings.find(path);
        if (beginning != other->beginnings.end()) target = beginning->second;
    } else if (const auto there = other->in_file.find({path, id}); there != other->in_file.end()) {
        target = there->second;
    } else if (const auto any = other->anywhere.find(id); any != other->anywhere.end()) {
        target = any->second;
    } else {
        const std::string_view near = near_identifier(id, other->anywhere);
        diagnostics.report({Severity::error, "link.dead", span,
                            "nothing in '" + written + "' has the id '" + id + "'",
                            near.empty() ? "give the heading that is meant '{#" + id + "}'"
                                         : "did you mean '#" + std::string(near) + "'?"});
        return std::nullopt;
    }
    if (target.empty()) return OtherTarget{path, other->title};
    const auto words = other->words.find(target);
    return OtherTarget{path + "#" + target,
                       words == other->words.end() ? std::string() : words->second};
}

}  // namespace bifolium::manuscript
