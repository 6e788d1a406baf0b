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
#include "serve/answer.h"
#include "serve/board.h"
#include "serve/gallery.h"
#include "serve/http.h"
#include "serve/inputs.h"
#include "serve/loop.h"
#include "serve/report.h"
#include "serve/round.h"

namespace bifolium::serve {

namespace {

namespace fs = std::filesystem;

constexpr unsigned first_port = 8321;
constexpr unsigned ports_tried = 10;

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

/// Another run has other numbers.
std::uint64_t first_round() {
    return uv_hrtime() / 1'000'000 * 1000;
}

class Watch {
public:
    Watch(const app::WatchCommand& command, const app::CommandLine& line,
          const app::Machine& machine)
        : command_(command),
          line_(line),
          machine_(machine),
          project_(app::place_of(command.build.input).folder),
          gallery_(command.build, machine),
          desk_(board_, gallery_,
                app::output_folder(app::place_of(command.build.input), command.build.output)) {}

    int run() {
        if (command_.serve) {
            if (const int trouble = open_shop(); trouble != 0) return trouble;
        }
        Loop loop(command_.poll ? Watching::by_polling : Watching::by_events,
                  {.build = [this](const auto& changed) { return build(changed); },
                   .say = [](const std::string& text) { say(text + "\n"); }});
        if (!line_.quiet) say("watching " + command_.build.input + "; Ctrl-C ends\n");
        const int code = loop.run();
        board_.close();
        server_.stop();
        return code;
    }

private:
    /// An exit code, or 0.
    int open_shop() {
        Result<unsigned> port = Failure{};
        if (command_.port) {
            port = server_.open(*command_.port);
        } else {
            for (unsigned i = 0; i < ports_tried && !port; ++i) port = server_.open(first_port + i);
        }
        if (!port) {
            say("error: " + port.failure().what +
                "\nhelp: another program has this port; '--port 0' takes any that is free\n");
            return static_cast<int>(app::ExitCode::world);
        }
        server_.start(
            [this, port = *port](const Request& request) { return desk_.answer(request, port); });
        say(fmt::format("serving http://127.0.0.1:{}/\n", *port));
        return 0;
    }

    Built build(const std::vector<fs::path>& changed) {
        board_.begin();
        const std::uint64_t begin = uv_hrtime();
        app::Shared shared;
        app::DiskFiles files;
        files.expect_changes();
        files.keep(kept_);
        const app::BuildResult result = app::build(
            command_.build, machine_, [](const std::string&, std::size_t, std::size_t) {}, shared,
            files);
        const std::vector<std::string> made = renew(standing_, result);
        const std::uint64_t milliseconds = (uv_hrtime() - begin) / 1'000'000;
        const bool told = print_findings(result, shared.sources);
        const bool first = std::exchange(first_, false);
        const std::string line = line_of(names(changed), made, result, milliseconds);
        Round round = round_of(result, shared.sources, *board_.current());
        round.milliseconds = milliseconds;
        round.line = line;
        board_.post(std::move(round));
        if (!line_.quiet && (first || told || !changed.empty() || !made.empty())) say(line + "\n");
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
            if (d->standing != Standing::stands) continue;  // somebody knows, or took it on
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
    Board board_{first_round()};
    Gallery gallery_;
    Desk desk_;
    HttpServer server_;
    OnDisk standing_;
    app::KeptFiles kept_;
    std::set<std::string> told_;  // findings of the last build, wherever they stood
    bool first_ = true;
};

}  // namespace

int watch(const app::WatchCommand& command, const app::CommandLine& line,
          const app::Machine& machine) {
    return Watch(command, line, machine).run();
}

}  // namespace bifolium::serve
