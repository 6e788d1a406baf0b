#include "serve/watch.h"

#include <fmt/format.h>
#include <uv.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/build.h"
#include "app/open_project.h"
#include "app/render.h"
#include "serve/inputs.h"
#include "serve/loop.h"
#include "serve/report.h"

namespace bifolium::serve {

namespace {

namespace fs = std::filesystem;

void say(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

/// A name on the command line that nothing has stays wrong, whatever file changes.
bool is_hopeless(const app::BuildResult& result) {
    for (const Diagnostic& d : result.diagnostics.all()) {
        if (d.code == "project.usage") return true;
    }
    return false;
}

class Watch {
public:
    Watch(const app::WatchCommand& command, const app::CommandLine& line,
          const app::Machine& machine)
        : command_(command),
          line_(line),
          machine_(machine),
          project_(app::place_of(command.build.input).folder) {}

    int run() {
        Loop loop(command_.poll ? Watching::by_polling : Watching::by_events,
                  {.build = [this](const auto& changed) { return build(changed); },
                   .say = [](const std::string& text) { say(text + "\n"); }});
        if (!line_.quiet) say("watching " + command_.build.input + "; Ctrl-C ends\n");
        return loop.run();
    }

private:
    Built build(const std::vector<fs::path>& changed) {
        const std::uint64_t begin = uv_hrtime();
        app::Shared shared;
        app::DiskFiles files;
        files.expect_changes();
        const app::BuildResult result = app::build(
            command_.build, machine_, [](const std::string&, std::size_t, std::size_t) {}, shared,
            files);
        const std::vector<std::string> made = renew(standing_, result);
        const std::uint64_t milliseconds = (uv_hrtime() - begin) / 1'000'000;
        const bool told = print_findings(result, shared.sources);
        const bool first = std::exchange(first_, false);
        if (!line_.quiet && (first || told || !changed.empty() || !made.empty())) {
            say(line_of(names(changed), made, result, milliseconds) + "\n");
        }
        Built built{.asked = files.asked(), .exit_code = std::nullopt};
        if (first && is_hopeless(result)) built.exit_code = static_cast<int>(result.exit_code);
        return built;
    }

    std::vector<std::string> names(const std::vector<fs::path>& paths) const {
        std::vector<std::string> out;
        for (const fs::path& path : paths) out.push_back(Inputs::shown(path, project_));
        return out;
    }

    /// Errors always; what else stood there at the last build is not told again. Was any?
    bool print_findings(const app::BuildResult& result, const Sources& sources) {
        const app::RenderOptions options{.format = line_.format,
                                         .colour = app::wants_colour(machine_, line_.colour),
                                         .folder = result.folder};
        bool any = false;
        std::set<std::string> told;
        for (const Diagnostic* d : app::in_source_order(result.diagnostics, sources)) {
            const bool is_old = !told_.insert(std::string(d->code) + d->message).second;
            told.insert(std::string(d->code) + d->message);
            if (is_old && d->severity != Severity::error) continue;
            say(app::render(*d, sources, options));
            any = true;
        }
        told_ = std::move(told);
        return any;
    }

    const app::WatchCommand& command_;
    const app::CommandLine& line_;
    const app::Machine& machine_;
    const fs::path project_;
    Standing standing_;
    std::set<std::string> told_;  // findings of the last build, wherever they stood
    bool first_ = true;
};

}  // namespace

int watch(const app::WatchCommand& command, const app::CommandLine& line,
          const app::Machine& machine) {
    return Watch(command, line, machine).run();
}

}  // namespace bifolium::serve
