// The key `l10n` of the project file.
#pragma once

#include <string>

#include "app/value_reader.h"
#include "l10n/policy.h"

namespace bifolium::app {

struct Localization {
    std::string folder = "manuscript/locale";  ///< Of <tag>/<publication>.po; below the project.
    std::string glossary = "manuscript/glossary.yaml";  ///< If it is there.
    l10n::Policy policy;
};

Localization read_localization(const manuscript::Setting&, ValueReader&);

}  // namespace bifolium::app
