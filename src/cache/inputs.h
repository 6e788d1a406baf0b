// Inputs: what a stage of a build read, each path with the digest of its content. A file that was
// looked for and is not there is an input too: what would be made changes when it appears.
//
// The digest is of the very bytes that were used: nothing is read twice to learn it.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/result.h"

namespace bifolium::cache {

struct Input {
    Digest digest;  ///< Of the content; of the reason, where it could not be read.
    bool there = false;
    friend bool operator==(const Input&, const Input&) = default;
};

Input input_of(const Result<Bytes>&);
/// One that could not be read.
Input input_of(const Failure&);

class Inputs {
public:
    void add(const std::filesystem::path&, const Input&);
    void add(const Inputs&);
    const std::map<std::string, Input>& all() const { return all_; }
    /// false: a path had two contents, so nobody knows which of them was used for what.
    bool steady() const { return steady_; }

private:
    std::map<std::string, Input> all_;
    bool steady_ = true;
};

/// Reads through other files, and notes what was read.
class Recording final : public Files {
public:
    /// Borrows both.
    Recording(const Files& files, Inputs& inputs) : files_(files), inputs_(inputs) {}
    Result<Bytes> read(const std::filesystem::path&) const override;
    /// Nothing is written through it.
    Result<std::monostate> write(const std::filesystem::path&, std::string_view bytes) override;

private:
    const Files& files_;
    Inputs& inputs_;
};

/// Reads through other files, and keeps the names alone: whoever adds a stage and forgets to record
/// what it reads is found out by them.
class Watching final : public Files {
public:
    explicit Watching(const Files& files) : files_(files) {}
    Result<Bytes> read(const std::filesystem::path&) const override;
    /// Nothing is written through it.
    Result<std::monostate> write(const std::filesystem::path&, std::string_view bytes) override;
    const std::set<std::string>& paths() const { return paths_; }

private:
    const Files& files_;
    mutable std::set<std::string> paths_;
};

}  // namespace bifolium::cache
