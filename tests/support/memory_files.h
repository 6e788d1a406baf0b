// Files in memory, for tests: what is put in can be read, what is written can be looked at.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>

#include "base/files.h"

namespace bifolium {

class MemoryFiles final : public Files {
public:
    MemoryFiles() = default;
    MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> files)
        : files_(files) {}

    void put(const std::string& path, std::string text) { files_[path] = std::move(text); }
    const std::map<std::string, std::string>& all() const { return files_; }

    Result<Bytes> read(const std::filesystem::path& path) const override {
        const auto found = files_.find(path.lexically_normal().generic_string());
        if (found == files_.end()) {
            return Failure{"cannot open " + path.generic_string() + ": No such file or directory"};
        }
        return Bytes::of(found->second);
    }
    Result<std::monostate> write(const std::filesystem::path& path,
                                 std::string_view bytes) override {
        files_[path.lexically_normal().generic_string()] = std::string(bytes);
        return std::monostate();
    }

private:
    std::map<std::string, std::string> files_;
};

}  // namespace bifolium
