#include "app/init.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "app/disk_files.h"
#include "text/locale.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr StarterFile files[] = {
#include "app/starter.inc"
};
/// "de.md"
constexpr StarterFile texts[] = {
#include "app/starter_texts.inc"
};
constexpr std::string_view manuscript = "manuscript/blood-pressure.md";

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

InitResult usage(std::string message, const std::string& help) {
    return {ExitCode::usage, "error: " + std::move(message) + "\nhelp: " + help};
}

/// The manuscript in the language of the tag, or in that of which it is a kind: "de" for "de-AT".
/// Empty: there is none.
std::string_view text_in(std::string_view tag) {
    const std::string_view primary = tag.substr(0, tag.find('-'));
    for (const std::string_view language : {tag, primary}) {
        for (const StarterFile& text : texts) {
            if (text.path.substr(0, text.path.rfind('.')) == language) return text.content;
        }
    }
    if (primary != "en") return {};
    const auto* found = std::find_if(std::begin(files), std::end(files),
                                     [](const auto& file) { return file.path == manuscript; });
    return found->content;
}

std::string languages_with_a_text() {
    std::vector<std::string_view> tags{"en"};
    for (const StarterFile& text : texts) tags.push_back(text.path.substr(0, text.path.rfind('.')));
    std::sort(tags.begin(), tags.end());
    std::string out;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        out.append(i == 0 ? "" : i + 1 == tags.size() ? " and " : ", ").append(tags[i]);
    }
    return out;
}

/// As BCP 47 writes them, each once; what is wrong with them, if something is.
std::variant<std::vector<std::string>, InitResult> languages_of(const InitCommand& command) {
    std::vector<std::string> out;
    for (const std::string& said : command.languages) {
        const std::string tag = text::locale(said).tag;
        if (tag == "und") {
            return usage("'" + said + "' is no language tag", "write BCP 47: en, de-AT, zh-Hans");
        }
        if (std::find(out.begin(), out.end(), tag) == out.end()) out.push_back(tag);
    }
    if (out.empty()) out.emplace_back("en");
    if (!text_in(out.front()).empty()) return out;
    return usage("there is no text to begin with in '" + out.front() + "', only in " +
                     languages_with_a_text(),
                 "begin with one of these and have it translated: bifolium init " + command.folder +
                     " --lang en," + out.front());
}

void replace(std::string& text, std::string_view old, const std::string& fresh) {
    if (const std::size_t at = text.find(old); at != std::string::npos) {
        text.replace(at, old.size(), fresh);
    }
}

/// Only what is translated builds, so the other languages wait in a comment.
std::string languages_lines(const std::vector<std::string>& languages) {
    std::string out = "  languages: [" + languages.front() + "]\n";
    if (languages.size() == 1) return out;
    out +=
        "  # To translate, put this line in place of that one, run 'bifolium l10n update', and\n"
        "  # translate manuscript/locale/" +
        languages[1] + "/blood-pressure.po:\n  # languages: [";
    for (std::size_t i = 0; i < languages.size(); ++i) {
        out.append(i == 0 ? "" : ", ").append(languages[i]);
    }
    return out + "]\n";
}

std::string content_of(const StarterFile& file, const std::vector<std::string>& languages) {
    std::string out(file.content);
    const std::string& own = languages.front();
    const bool is_english = own.substr(0, own.find('-')) == "en";
    if (file.path == manuscript) {
        out = text_in(own);
        const std::size_t at = out.find("\nlang: ") + 7;
        out.replace(at, out.find('\n', at) - at, own);
    } else if (file.path == "bifolium.yaml") {
        replace(out, "source-language: en", "source-language: " + own);
        replace(out, "  languages: [en]\n", languages_lines(languages));
    } else if (file.path == "README.md" && !is_english) {
        out += "\nThe text was translated from English by a machine, and nobody has reviewed it.\n";
    }
    return out;
}

}  // namespace

std::span<const StarterFile> starter_files() {
    return files;
}

InitResult init(const InitCommand& command) {
    const auto languages = languages_of(command);
    if (const auto* wrong = std::get_if<InitResult>(&languages)) return *wrong;
    const auto& tags = *std::get_if<std::vector<std::string>>(&languages);
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
        named.emplace_back(file.path, content_of(file, tags));
        list.append("  ").append(file.path).append("\n");
    }
    if (const auto written = disk.write_all(named); !written) {
        return {ExitCode::world, "error: " + written.failure().what};
    }
    const bool here = folder.lexically_normal() == "." || folder.lexically_normal() == "./";
    const std::string place = here ? "" : " " + command.folder;
    return {ExitCode::nothing_against,
            "a new project in " + (here ? "this folder" : command.folder) + ":\n" + list +
                "next: bifolium build" + place +
                (tags.size() > 1 ? "\nto translate it: see 'languages' in bifolium.yaml" : "")};
}

}  // namespace bifolium::app
