// Instructions in the passive: "should be taken", "ist einzunehmen". Who reads them must first find
// out that they are meant. Internal to readability.
#pragma once

#include <string>
#include <vector>

#include "readability/mentions.h"

namespace bifolium::readability {

struct Passive {
    Range range;
    std::string words;
};

/// "should be taken", "must not be chewed", "needs to be shaken".
std::vector<Passive> english_passives(const ReadPassage&);
/// "ist einzunehmen", "sind zu vermeiden", "darf nicht zerkaut werden".
std::vector<Passive> german_passives(const ReadPassage&);

}  // namespace bifolium::readability
