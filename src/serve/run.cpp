#include "serve/run.h"

#include <fmt/format.h>
#include <malloc.h>

#include <cstdio>
#include <exception>
#include <string>
#include <variant>

#include "app/command_line.h"
#include "app/machine.h"
#include "app/open_project.h"
#include "serve/loop.h"
#include "serve/watch.h"

namespace bifolium::serve {

namespace {

void print(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

int run_command(std::span<const char* const> arguments) {
    const app::CommandLine line = app::read_command_line(arguments);
    if (const auto* answer = std::get_if<app::Answer>(&line.command)) {
        print(answer->exit_code == 0 ? stdout : stderr, answer->text);
        return answer->exit_code;
    }
    const auto* command = std::get_if<app::WatchCommand>(&line.command);
    if (command == nullptr) {
        print(stderr,
              "error: bifolium-serve only watches and serves\nhelp: 'bifolium' does the rest\n");
        return static_cast<int>(app::ExitCode::usage);
    }
    if (line.format != app::MessageFormat::human && line.format != app::MessageFormat::brief) {
        print(stderr,
              "error: a watch never ends, so it writes no report\nhelp: leave "
              "--message-format out, or take 'short'\n");
        return static_cast<int>(app::ExitCode::usage);
    }
    return watch(*command, line, app::look_around());
}

}  // namespace

int run(std::span<const char* const> arguments) {
    // Many threads answer, any of them may paint: each would keep the memory of its largest page.
    mallopt(M_ARENA_MAX, 4);
    try {
        return run_command(arguments);
    } catch (const std::exception& error) {
        print(stderr, fmt::format("error: a bug of bifolium's: {}\n", error.what()));
        return static_cast<int>(app::ExitCode::our_bug);
    }
}

}  // namespace bifolium::serve
