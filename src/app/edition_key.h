// What an edition is asked to be: all settings that can change its bytes or its findings, as one
// digest. What it is made of, the contents of files, is not in here: see cache/memory.h.
#pragma once

#include "app/project.h"
#include "app/shared.h"
#include "base/digest.h"

namespace bifolium::app {

struct EditionSettings {
    const Edition& edition;
    const Project& project;
    const std::string& po;  ///< The catalogue that the command line names.
    std::int64_t source_date_epoch;
    bool download_page;
    const std::optional<PlainLanguage>& plain_language;  ///< What a check reports besides.
};

Digest edition_key(const Digest& program, const EditionSettings&);

}  // namespace bifolium::app
