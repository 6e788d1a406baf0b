// Opening and reading files beneath a folder that was opened before. Every open goes through
// openat2 with RESOLVE_BENEATH, so neither ".." nor a symbolic link leads out, and only regular
// files are read. https://man7.org/linux/man-pages/man2/openat2.2.html
#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"
#include "cache/known_files.h"

namespace bifolium::app {

/// Owns a file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

/// By the clock that file systems go by. It says how old a file is, and nothing that is written
/// anywhere.
std::int64_t nanoseconds_now();

/// `error`: errno.
Failure disk_failure(std::string_view doing, const std::filesystem::path&, int error);

Descriptor open_beneath(int folder, const std::filesystem::path&, int flags, mode_t mode = 0);

/// A regular file, open to be read, and what was said of it then.
struct OpenFile {
    Descriptor file;
    cache::FileFacts facts;
};
/// `shown`: its name for people. Of what is no regular file the facts are told also where it fails.
Result<OpenFile> open_to_read(int folder, const std::filesystem::path& shown,
                              const std::filesystem::path&, cache::FileFacts* seen = nullptr);

/// For what nobody edits in place: a mapped file that is cut short is the end of the process.
Result<Bytes> map(const OpenFile&, const std::filesystem::path& shown);
/// The file as it was at one moment, while whoever edits it may be writing. `facts` are those of
/// that moment afterwards. Fails if it does not rest.
Result<Bytes> copy(OpenFile&, const std::filesystem::path& shown);

}  // namespace bifolium::app
