#include "app/painter_identity.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include "app/child_process.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Name, size and time: packages come with the time they were made, on every machine the same.
std::string facts_of(const fs::path& path) {
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) return path.string() + "?";
    return path.string() + ":" + std::to_string(facts.st_size) + ":" +
           std::to_string(facts.st_mtim.tv_sec) + "." + std::to_string(facts.st_mtim.tv_nsec);
}

/// Of lines such as "libz.so.1 => /lib/libz.so.1 (0x00007f…)". A program without libraries says
/// something else, or nothing. https://man7.org/linux/man-pages/man8/ld.so.8.html
std::vector<fs::path> libraries_of(const fs::path& program) {
    Child child;
    child.program = program;
    child.environment = {"LD_TRACE_LOADED_OBJECTS=1"};
    const ChildEnd end = run_child(child, "");
    std::vector<fs::path> out;
    std::string_view rest = end.output;
    while (!rest.empty()) {
        const std::size_t line_end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, line_end);
        rest.remove_prefix(std::min(line_end + 1, rest.size()));
        const std::size_t begin = line.find('/'), stop = line.rfind(" (");
        if (begin != line.npos && stop != line.npos && begin < stop) {
            out.emplace_back(line.substr(begin, stop - begin));
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (at->is_regular_file(error)) out.push_back(at->path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

Digest painter_identity(const fs::path& program, const std::vector<fs::path>& font_folders) {
    std::string all = hexadecimal(sha256(content_of(program)));
    for (const fs::path& library : libraries_of(program)) all.append(";").append(facts_of(library));
    for (const fs::path& folder : font_folders) {
        for (const fs::path& file : files_below(folder)) {
            all.append(";").append(file.lexically_relative(folder).string());
            all.append("=").append(hexadecimal(sha256(content_of(file))));
        }
    }
    return sha256(all);
}

}  // namespace bifolium::app
