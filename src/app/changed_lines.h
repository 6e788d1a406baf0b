// The lines of a project that changed since a commit: a reviewer wants to see what a change
// brought, not what stood there before.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"

namespace bifolium::app {

class ChangedLines {
public:
    /// What `git diff --unified=0 --relative` prints, read.
    static ChangedLines of_diff(std::string_view diff);
    /// Every line of a file: git does not know it yet.
    void add_whole(std::string path);

    /// Does the span lie on a line that changed? True for what has no place, and for what is no
    /// file of the project.
    bool touch(Span, const Sources&) const;

private:
    /// First and last lines, from 1, in order.
    std::map<std::string, std::vector<std::pair<std::uint32_t, std::uint32_t>>, std::less<>> files_;
};

}  // namespace bifolium::app
