#include "app/child_process.h"

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
#include <cerrno>
#include <optional>

namespace bifolium::app {

namespace {

using How = ChildEnd::How;

constexpr std::size_t most_errors = 2'000;

/// A file in memory: a child's standard input or output, which no pipe can block.
class MemoryFile {
public:
    MemoryFile() : number_(memfd_create("bifolium", MFD_CLOEXEC)) {}
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
    std::optional<std::string> content(std::size_t most) const {
        struct stat facts {};
        if (fstat(number_, &facts) != 0) return std::nullopt;
        std::string bytes(std::min(most, static_cast<std::size_t>(facts.st_size)), '\0');
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
    Streams(int in, int out, int errors) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, errors, STDERR_FILENO);
    }
    ~Streams() { posix_spawn_file_actions_destroy(&actions_); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

void limit(pid_t child, const ChildLimits& limits) {
    const auto set = [&](__rlimit_resource what, rlim_t most) {
        const rlimit both{most, most};
        prlimit(child, what, &both, nullptr);
    };
    set(RLIMIT_CPU, static_cast<rlim_t>(limits.milliseconds) / 1000 + 1);
    const bool addresses = limits.memory == ChildLimits::Memory::addresses;
    set(addresses ? RLIMIT_AS : RLIMIT_DATA, limits.memory_bytes);
    set(RLIMIT_FSIZE, limits.output_bytes);
    set(RLIMIT_CORE, 0);
}

/// Waits for its end, or brings it about.
How outcome(pid_t child, int most_milliseconds) {
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
    if (!in_time || used_up) return How::too_slow;
    if (WIFSIGNALED(status)) return How::killed;
    return WEXITSTATUS(status) == 0 ? How::well : How::refused;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> out;
    for (std::string& string : strings) out.push_back(string.data());
    out.push_back(nullptr);
    return out;
}

}  // namespace

ChildEnd run_child(const Child& child, std::string_view input) {
    const MemoryFile in, out, errors;
    if (!in.fill(input) || out.number() < 0 || errors.number() < 0) return {How::no_room, {}, {}};
    std::vector<std::string> words = child.arguments, environment = child.environment;
    words.insert(words.begin(), child.program.string());
    const std::vector<char*> arguments = pointers(words), settings = pointers(environment);
    const Streams streams(in.number(), out.number(), errors.number());
    pid_t process = 0;
    if (posix_spawn(&process, child.program.c_str(), streams.get(), nullptr, arguments.data(),
                    settings.data()) != 0) {
        return {How::not_started, {}, {}};
    }
    limit(process, child.limits);
    ChildEnd end;
    end.how = outcome(process, child.limits.milliseconds);
    end.errors = errors.content(most_errors).value_or(std::string());
    if (end.how != How::well) return end;
    std::optional<std::string> made = out.content(child.limits.output_bytes);
    if (!made) return {How::no_room, {}, {}};
    end.output = *std::move(made);
    return end;
}

}  // namespace bifolium::app
