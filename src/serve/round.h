// A round: what one build left, as the browser shows it. Plain values, const once made, so that
// many requests read one while the next build runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/build.h"
#include "base/diagnostic.h"
#include "serve/name.h"

namespace bifolium::serve {

struct Finding {
    Severity severity = Severity::error;
    std::string code, message, help;
    std::string place;  ///< "manuscript/a.md:3:7"; empty: of no file.
    std::string line;   ///< The text there.
    std::vector<std::size_t>
        editions;  ///< That it holds for, as indices, rising; none: the project.
};

struct EditionState {
    Name name;
    std::string title, language_name;
    Direction direction = Direction::left_to_right;
    bool withheld = false, preview = false;
    std::string paper, book;  ///< Of the last build that was in order; below the output folder.
    std::string cover;
    std::string version;  ///< Of these; empty: there was none yet.
    std::size_t pages = 0;
    std::size_t errors = 0, warnings = 0;
};

struct Round {
    std::uint64_t number = 0;
    std::vector<EditionState> editions;
    std::vector<Finding> findings;
    std::uint64_t milliseconds = 0;
    std::string line;  ///< What the terminal said; empty: nothing was built yet.
};

/// `before`: for what stands of editions that are withheld now.
Round round_of(const app::BuildResult&, const Sources&, const Round& before);

const EditionState* find(const Round&, const Name&);
std::size_t count(const Round&, Severity);

}  // namespace bifolium::serve
