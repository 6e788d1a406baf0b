// The loop that waits: for files to change, for a build to end, for Ctrl-C. Libuv's. Builds run on
// a thread of its own, one at a time; all else happens on the caller's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/disk_files.h"

namespace bifolium::serve {

struct Built {
    std::vector<app::Asked> asked;  ///< What the next change may come from.
    std::optional<int> exit_code;   ///< Where waiting for changes makes no sense.
};

struct Reactions {
    /// On a thread of its own. What changed since the last one; nothing for the first.
    std::function<Built(const std::vector<std::filesystem::path>& changed)> build;
    /// A sentence for the person who watches: why there is polling, that Ctrl-C was heard.
    std::function<void(const std::string&)> say;
};

enum class Watching : std::uint8_t {
    by_events,
    by_polling  ///< For disks whose changes no event tells, such as a network's.
};

class Loop {
public:
    Loop(Watching, Reactions);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    /// Builds at once, then whenever something changed, until SIGINT or SIGTERM. A build that is
    /// under way then is waited for, unless a second signal comes. The exit code.
    int run();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bifolium::serve
