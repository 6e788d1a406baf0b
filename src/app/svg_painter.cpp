#include "app/svg_painter.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr rlim_t most_memory = rlim_t{2} << 30;

/// A file in memory: a child's standard input or output, which no pipe can block.
class MemoryFile {
public:
    MemoryFile() : number_(memfd_create("drawing", MFD_CLOEXEC)) {}
    ~MemoryFile() {
        if (number_ >= 0) close(number_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    int number() const { return number_; }

    bool fill(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return lseek(number_, 0, SEEK_SET) == 0;
    }
    std::optional<std::string> content() const {
        struct stat facts {};
        if (fstat(number_, &facts) != 0) return std::nullopt;
        std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
        std::size_t at = 0;
        while (at < bytes.size()) {
            const ssize_t got =
                pread(number_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return std::nullopt;
            at += static_cast<std::size_t>(got);
        }
        return bytes;
    }

private:
    int number_;
};

/// What the child is started with: its three streams, and nothing else of ours.
class Streams {
public:
    Streams(int in, int out) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    ~Streams() { posix_spawn_file_actions_destroy(&actions_); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

void limit(pid_t child, image::PixelSize size, int most_milliseconds) {
    const rlim_t most_output = rlim_t{size.width} * size.height * 5 + (rlim_t{1} << 20);
    const auto set = [&](__rlimit_resource what, rlim_t most) {
        const rlimit both{most, most};
        prlimit(child, what, &both, nullptr);
    };
    set(RLIMIT_CPU, static_cast<rlim_t>(most_milliseconds) / 1000 + 1);
    set(RLIMIT_AS, most_memory);
    set(RLIMIT_FSIZE, most_output);
    set(RLIMIT_CORE, 0);
}

constexpr std::string_view too_slow = "rsvg-convert takes too long for it";

/// Waits for its end, or brings it about. Nothing if all went well, else why not.
std::optional<Failure> outcome(pid_t child, int most_milliseconds) {
    bool in_time = true;
    const auto watch = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    pollfd wait{watch, POLLIN, 0};
    int ready = -1;
    do {
        ready = watch < 0 ? 0 : poll(&wait, 1, most_milliseconds);
    } while (ready < 0 && errno == EINTR);
    if (ready <= 0) {
        in_time = false;
        kill(child, SIGKILL);
    }
    if (watch >= 0) close(watch);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const bool used_up = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
    if (!in_time || used_up) return Failure{std::string(too_slow)};
    if (WIFSIGNALED(status)) return Failure{"rsvg-convert stopped at the limits on it"};
    if (WEXITSTATUS(status) != 0) return Failure{"rsvg-convert cannot draw it"};
    return std::nullopt;
}

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
    const MemoryFile in, out;
    if (!make_folder() || !in.fill(svg) || out.number() < 0) {
        return Failure{"rsvg-convert cannot be given it: there is no room for temporary files"};
    }
    std::string program = program_.string(), width = "--width=" + std::to_string(size.width),
                height = "--height=" + std::to_string(size.height);
    const std::array<char*, 4> arguments{program.data(), width.data(), height.data(), nullptr};
    std::string fonts = "FONTCONFIG_FILE=" + (folder_ / "fonts.conf").string();
    // One thread and one heap: what it needs does not depend on the machine.
    std::string threads = "RAYON_NUM_THREADS=1", heaps = "MALLOC_ARENA_MAX=1";
    const std::array<char*, 4> environment{fonts.data(), threads.data(), heaps.data(), nullptr};
    const Streams streams(in.number(), out.number());
    pid_t child = 0;
    if (posix_spawn(&child, program.c_str(), streams.get(), nullptr, arguments.data(),
                    environment.data()) != 0) {
        return Failure{"rsvg-convert cannot be started"};
    }
    limit(child, size, most_milliseconds_);
    if (auto fault = outcome(child, most_milliseconds_)) return *std::move(fault);
    std::optional<std::string> png = out.content();
    if (!png || png->empty()) return Failure{"rsvg-convert made nothing of it"};
    return *std::move(png);
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
