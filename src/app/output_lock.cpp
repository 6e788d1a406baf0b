#include "app/output_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view unfinished_end = ".part";

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool take(int folder, int how) {
    int result = -1;
    do {
        result = flock(folder, how);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

}  // namespace

OutputLock::OutputLock(const fs::path& folder, Sharing sharing, const std::function<void()>& waits)
    : folder_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (folder_ < 0) return;
    const int how = sharing == Sharing::alone ? LOCK_EX : LOCK_SH;
    is_held_ = take(folder_, how | LOCK_NB);
    if (is_held_ || errno != EWOULDBLOCK) return;  // else: this file system has no locks
    waits();
    is_held_ = take(folder_, how);
}

OutputLock::~OutputLock() {
    if (folder_ >= 0) close(folder_);
}

bool is_unfinished(std::string_view name) {
    if (!name.starts_with('.') || !name.ends_with(unfinished_end)) return false;
    name.remove_suffix(unfinished_end.size());
    const std::size_t dot = name.rfind('.'), dash = name.rfind('-');
    if (dot < 2 || dash == name.npos || dash <= dot + 1 || dash + 1 == name.size()) return false;
    return is_number(name.substr(dot + 1, dash - dot - 1)) && is_number(name.substr(dash + 1));
}

void remove_unfinished(const fs::path& folder) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        std::error_code gone;
        if (is_unfinished(at->path().filename().string()) && at->is_regular_file(gone) &&
            !at->is_symlink(gone)) {
            fs::remove(at->path(), gone);
        }
    }
}

}  // namespace bifolium::app
