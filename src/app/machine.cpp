#include "app/machine.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <thread>

namespace bifolium::app {

namespace {

std::filesystem::path data_folder() {
    if (const std::string_view named = environment("BIFOLIUM_DATA"); !named.empty()) return named;
    std::error_code error;
    const std::filesystem::path program =
        std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    for (const char* place : {"data", "../share/bifolium"}) {
        const std::filesystem::path folder = (program / place).lexically_normal();
        if (std::filesystem::exists(folder / "styles/base.css", error)) return folder;
    }
    return program / "data";
}

/// https://specifications.freedesktop.org/basedir-spec/latest/
std::filesystem::path cache_folder() {
    if (const char* named = std::getenv("BIFOLIUM_CACHE"); named != nullptr) return named;
    const std::filesystem::path folder = environment("XDG_CACHE_HOME");
    if (folder.is_absolute()) return folder / "bifolium";
    const std::filesystem::path home = environment("HOME");
    if (home.is_absolute()) return home / ".cache/bifolium";
    return {};
}

std::int64_t source_date_epoch() {
    const std::string_view text = environment("SOURCE_DATE_EPOCH");
    std::int64_t seconds = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && seconds >= 0 ? seconds : -1;
}

}  // namespace

std::filesystem::path program_named(const char* name) {
    std::string_view folders = environment("PATH");
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(':'), folders.size());
        const std::filesystem::path program = std::filesystem::path(folders.substr(0, end)) / name;
        folders.remove_prefix(std::min(end + 1, folders.size()));
        if (program.is_absolute() && access(program.c_str(), X_OK) == 0) return program;
    }
    return {};
}

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

Machine look_around() {
    Machine machine;
    machine.git = program_named("git");
    machine.github_actions = environment("GITHUB_ACTIONS") == "true";
    machine.svg_program = program_named("rsvg-convert");
    machine.pandoc = program_named("pandoc");
    machine.data = data_folder();
    machine.cache = cache_folder();
    machine.source_date_epoch = source_date_epoch();
    const bool terminal = isatty(STDERR_FILENO) != 0;
    machine.terminal = terminal && environment("CI").empty() && environment("TERM") != "dumb";
    machine.colour_by_default = terminal && environment("TERM") != "dumb";
    if (!environment("CLICOLOR_FORCE").empty() && environment("CLICOLOR_FORCE") != "0") {
        machine.colour_by_default = true;
    }
    if (!environment("NO_COLOR").empty()) machine.colour_by_default = false;
    machine.processors = std::max(1u, std::thread::hardware_concurrency());
    return machine;
}

bool wants_colour(const Machine& machine, ColourChoice choice) {
    if (choice == ColourChoice::automatic) return machine.colour_by_default;
    return choice == ColourChoice::always;
}

}  // namespace bifolium::app
