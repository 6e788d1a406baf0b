// Progress on stderr: a bar that is redrawn on a terminal, one line an edition elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace bifolium::app {

class ProgressLine {
public:
    /// `verb`: what is done with each, "made".
    ProgressLine(bool terminal, bool quiet, std::string_view verb);
    /// `done` of `all` editions are finished, `edition` last.
    void show(const std::string& edition, std::size_t done, std::size_t all);
    void clear();

private:
    bool terminal_;
    bool quiet_;
    std::string verb_;
    std::chrono::steady_clock::time_point begin_;
};

/// Another build has the output folder.
void tell_waiting(const std::string& folder);

}  // namespace bifolium::app
