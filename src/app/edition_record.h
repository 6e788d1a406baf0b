// A finished edition as the cache keeps it, and back: its facts (site/manifest.h turns these into
// JSON), what was found, and what its manuscript says of findings. Nobody has ruled on it yet: the
// same record serves under another baseline or waiver.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/build.h"
#include "base/diagnostic.h"
#include "document/metadata.h"

namespace bifolium::app {

/// A thing of the author's text, whose place is a path so that it outlives the run.
template <class T>
struct Placed {
    T thing;           ///< Its span's source is invalid.
    std::string path;  ///< Empty: it has no place.
};

struct EditionRecord {
    site::Edition facts;
    bool preview = false, outdated = false;
    std::vector<Placed<Diagnostic>> findings, comparison;
    std::vector<Placed<document::Waiver>> comments;
};

/// Nothing where it would not read back the same: a finding quotes bytes that are no UTF-8, or a
/// fact is not kept.
std::optional<std::string> to_text(const EditionRecord&);
/// Nothing if it is not such a text, or names a code that this program does not know.
std::optional<EditionRecord> edition_record(std::string_view text);

}  // namespace bifolium::app
