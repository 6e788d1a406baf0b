#include "app/command_line_parts.h"
#include "app/size_text.h"

namespace bifolium::app {

void cache_size_option(CLI::App& command, const char* name, std::uint64_t& most_bytes) {
    command
        .add_option_function<std::string>(
            name,
            [&most_bytes, name](const std::string& text) {
                const std::optional<std::uint64_t> size = read_size(text);
                if (!size) {
                    throw CLI::ValidationError(name,
                                               "'" + text + "' is no size: write 500 MiB or 2G");
                }
                most_bytes = *size;
            },
            "How large the cache may become (default: 2 GiB)")
        ->option_text("SIZE")
        ->envname("BIFOLIUM_CACHE_SIZE");
}

void clean_options(CLI::App& app, CleanCommand& clean) {
    CLI::App* command =
        app.add_subcommand("clean", "Take away what was made, and nothing that others wrote");
    command->add_option("input", clean.input, "The project's folder (default: here)")
        ->option_text("PROJECT");
    command->add_option("-o,--out", clean.output, "Folder of the editions (default: output)")
        ->option_text("DIR")
        ->envname("BIFOLIUM_OUT");
    command->add_flag("--cache", clean.cache, "The cache too, which all projects share");
    command->add_flag("--dry-run", clean.dry_run, "Only say what would be taken away");
}

void cache_options(CLI::App& app, CacheCommand& cache) {
    CLI::App* command =
        app.add_subcommand("cache", "What is kept of earlier builds, of all projects");
    command->require_subcommand(1);
    CLI::App* status = command->add_subcommand("status", "Where it is, and how large");
    status->callback([&cache] { cache.action = CacheCommand::Action::status; });
    status->add_flag("--json", cache.json, "As JSON");
    CLI::App* collect = command->add_subcommand("gc", "Take away what was not used for longest");
    collect->callback([&cache] { cache.action = CacheCommand::Action::collect; });
    cache_size_option(*collect, "--max-size", cache.most_bytes);
}

}  // namespace bifolium::app
