#include "app/svg_painter.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "app/child_process.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view too_slow = "rsvg-convert takes too long for it";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else {
            out.push_back(c);
        }
    }
    return out;
}

/// https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
std::string configuration(const SvgPainter::Fonts& fonts, const fs::path& cache) {
    std::string out = "<?xml version=\"1.0\"?>\n<fontconfig>\n";
    for (const fs::path& folder : fonts.folders) {
        out += "<dir>" + escaped(folder.string()) + "</dir>\n";
    }
    for (const auto& [name, family] : fonts.generic) {
        out += "<alias><family>" + escaped(name) + "</family><prefer><family>" + escaped(family) +
               "</family></prefer></alias>\n";
    }
    return out + "<cachedir>" + escaped(cache.string()) + "</cachedir>\n</fontconfig>\n";
}

}  // namespace

SvgPainter::SvgPainter(fs::path program, Fonts fonts, int most_milliseconds)
    : program_(std::move(program)),
      fonts_(std::move(fonts)),
      most_milliseconds_(most_milliseconds) {}

SvgPainter::~SvgPainter() {
    std::error_code error;
    if (!folder_.empty()) fs::remove_all(folder_, error);
}

bool SvgPainter::make_folder() {
    if (!folder_.empty()) return true;
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "bifolium-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr) return false;
    folder_ = name;
    std::ofstream file(folder_ / "fonts.conf", std::ios::binary);
    file << configuration(fonts_, folder_ / "cache");
    return file.flush().good();
}

Result<std::string> SvgPainter::run(std::string_view svg, image::PixelSize size) {
    constexpr std::string_view no_room =
        "rsvg-convert cannot be given it: there is no room for temporary files";
    if (!make_folder()) {
        is_certain_ = false;
        return Failure{std::string(no_room)};
    }
    Child child;
    child.program = program_;
    child.arguments = {"--width=" + std::to_string(size.width),
                       "--height=" + std::to_string(size.height)};
    // One thread and one heap: what it needs does not depend on the machine.
    child.environment = {"FONTCONFIG_FILE=" + (folder_ / "fonts.conf").string(),
                         "RAYON_NUM_THREADS=1", "MALLOC_ARENA_MAX=1"};
    child.limits.milliseconds = most_milliseconds_;
    child.limits.output_bytes = std::size_t{size.width} * size.height * 5 + (std::size_t{1} << 20);
    ChildEnd end = run_child(child, svg);
    switch (end.how) {
        case ChildEnd::How::well:
            break;
        case ChildEnd::How::too_slow:
            is_certain_ = false;
            return Failure{std::string(too_slow)};
        case ChildEnd::How::killed:
            is_certain_ = false;
            return Failure{"rsvg-convert stopped at the limits on it"};
        case ChildEnd::How::refused:
            return Failure{"rsvg-convert cannot draw it"};
        case ChildEnd::How::not_started:
            is_certain_ = false;
            return Failure{"rsvg-convert cannot be started"};
        case ChildEnd::How::no_room:
            is_certain_ = false;
            return Failure{std::string(no_room)};
    }
    if (end.output.empty()) return Failure{"rsvg-convert made nothing of it"};
    return std::move(end.output);
}

bool SvgPainter::was_asked() const {
    const std::lock_guard lock(one_at_a_time_);
    return !painted_.empty();
}

bool SvgPainter::is_certain() const {
    const std::lock_guard lock(one_at_a_time_);
    return is_certain_;
}

Result<std::string> SvgPainter::paint(std::string_view svg, image::PixelSize size) {
    const std::pair key(sha256(svg), size);
    const std::lock_guard lock(one_at_a_time_);
    const auto known = painted_.find(key);
    if (known != painted_.end()) return known->second;
    if (too_slow_ >= 2) return Failure{"rsvg-convert took too long for two others"};
    Result<std::string> made = run(svg, size);
    if (!made && made.failure().what == too_slow) ++too_slow_;
    return painted_.emplace(key, std::move(made)).first->second;
}

}  // namespace bifolium::app
