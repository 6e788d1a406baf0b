#include "serve/report.h"

#include <fmt/format.h>

#include "app/render.h"

namespace bifolium::serve {

namespace {

constexpr std::size_t most_named = 4;

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i) {
        out += (i == 0 ? "" : ", ") + names[i];
    }
    if (names.size() > most_named) out += fmt::format(" and {} more", names.size() - most_named);
    return out;
}

std::vector<std::string> kept_back(const app::BuildResult& result) {
    std::vector<std::string> out;
    for (const app::EditionResult& edition : result.editions) {
        if (edition.verdict != app::Verdict::withheld) continue;
        std::string name = edition.language + "/" + edition.publication;
        if (edition.variant != "standard") name += "-" + edition.variant;
        out.push_back(std::move(name));
    }
    return out;
}

}  // namespace

std::vector<std::string> renew(OnDisk& standing, const app::BuildResult& result) {
    std::vector<std::string> made;
    for (const app::EditionResult& edition : result.editions) {
        if (edition.verdict == app::Verdict::withheld) continue;
        for (const app::EditionResult::File& file : edition.files) {
            if (!site::is_form(file.role)) continue;
            std::string& before = standing[file.path];
            if (before == file.sha256) continue;
            before = file.sha256;
            made.push_back(file.path);
        }
    }
    return made;
}

std::string line_of(const std::vector<std::string>& changed, const std::vector<std::string>& made,
                    const app::BuildResult& result, std::uint64_t milliseconds) {
    std::string out = changed.empty() ? "start" : listed(changed);
    out += made.empty() ? ": nothing new" : ": made " + listed(made);
    if (const auto back = kept_back(result); !back.empty()) {
        out += "; withheld " + listed(back);
    }
    if (const std::string counted = app::count(result.diagnostics); !counted.empty()) {
        out += "; " + counted;
    }
    return out + fmt::format(" ({:.2f} s)", static_cast<double>(milliseconds) / 1000);
}

}  // namespace bifolium::serve
