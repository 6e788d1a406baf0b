#include "app/git_changes.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "app/child_process.h"

namespace bifolium::app {

namespace {

constexpr int most_milliseconds = 60'000;
constexpr std::size_t most_output = std::size_t{256} << 20;
constexpr std::size_t longest_reference = 200;

std::vector<std::string> surroundings() {
    std::vector<std::string> out{"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"};
    for (const char* name : {"PATH", "HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE",
                             "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"}) {
        const std::string_view value = environment(name);
        if (!value.empty()) out.push_back(std::string(name).append("=").append(value));
    }
    return out;
}

class Git {
public:
    Git(const std::filesystem::path& program, std::string root)
        : program_(program), root_(std::move(root)) {}

    ChildEnd run(std::vector<std::string> arguments) const {
        std::vector<std::string> all{
            "-C", root_, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"};
        std::move(arguments.begin(), arguments.end(), std::back_inserter(all));
        return run_child({.program = program_,
                          .arguments = std::move(all),
                          .environment = surroundings(),
                          .limits = {.milliseconds = most_milliseconds,
                                     .output_bytes = most_output,
                                     .memory = ChildLimits::Memory::written}},
                         {});
    }

private:
    const std::filesystem::path& program_;
    std::string root_;
};

std::string first_line(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

bool is_reference(const std::string& text) {
    return !text.empty() && text.size() <= longest_reference && text.front() != '-' &&
           std::ranges::none_of(
               text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; });
}

}  // namespace

Result<ChangedLines> changed_since(const Machine& machine, const std::filesystem::path& root,
                                   const std::string& reference) {
    if (!is_reference(reference)) return Failure{"'" + reference + "' is no commit of git"};
    if (machine.git.empty()) return Failure{"git is not installed, which says what changed"};
    const Git git(machine.git, root.string());
    using How = ChildEnd::How;
    const ChildEnd commit =
        git.run({"rev-parse", "--verify", "--end-of-options", reference + "^{commit}"});
    if (commit.how != How::well) {
        return Failure{"git knows no commit '" + reference + "' here" +
                       (commit.errors.empty() ? "" : ": " + first_line(commit.errors))};
    }
    std::string base = first_line(commit.output);
    // What others did meanwhile is no change of ours. A shallow copy may lack the common commit.
    const ChildEnd parted = git.run({"merge-base", base, "HEAD"});
    if (parted.how == How::well && !parted.output.empty()) base = first_line(parted.output);
    const ChildEnd diff = git.run({"diff", "--unified=0", "--relative", "--no-color",
                                   "--no-ext-diff", "--no-textconv", "--no-renames",
                                   "--src-prefix=a/", "--dst-prefix=b/", base, "--", "."});
    const ChildEnd others = git.run({"ls-files", "--others", "--exclude-standard", "-z"});
    if (diff.how != How::well || others.how != How::well) {
        const std::string& errors = diff.how != How::well ? diff.errors : others.errors;
        return Failure{"git cannot say what changed since '" + reference +
                       "': " + first_line(errors)};
    }
    ChangedLines changed = ChangedLines::of_diff(diff.output);
    for (std::size_t at = 0; at < others.output.size();) {
        const std::size_t end = std::min(others.output.find('\0', at), others.output.size());
        changed.add_whole(others.output.substr(at, end - at));
        at = end + 1;
    }
    return changed;
}

}  // namespace bifolium::app
