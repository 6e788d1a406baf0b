// Front matter: the `---` block at the head of a source, checked against its schema. What is not
// said stays empty; nothing is invented.
#pragma once

#include <string_view>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "document/metadata.h"

namespace bifolium::manuscript {

/// Where a source's parts lie, its byte order mark left out.
struct Parts {
    Span settings;  ///< The YAML between the fences; no source if there is none.
    Span text;      ///< The Markdown.
};
Parts split_front_matter(const Sources&, SourceId, Diagnostics&);

/// "2026-11-20", and a day that the calendar has. As text, dates sort as days do.
bool is_date(std::string_view);

enum class Position { first, later };

/// A later chapter may give title and lang only.
document::Metadata read_front_matter(const Sources&, Span settings, Position, AtomTable&,
                                     Diagnostics&);

}  // namespace bifolium::manuscript
