// Plain language of a project: readability (readability/readability.h) of its publications in their
// languages, each Document measured as its readers get it.
#pragma once

#include <string>
#include <vector>

#include "app/project.h"
#include "app/shared.h"
#include "readability/readability.h"

namespace bifolium::app {

struct MeasuredPublication {
    std::string publication, language;
    readability::Readability facts;
};

/// Of the edition's publication in its language: the manuscript, or its translation. Manuscripts
/// and catalogues are loaded.
readability::Readability readability_of(const Edition&, const Project&, const Shared&);

/// Each publication in each of its languages, in the project's order.
std::vector<MeasuredPublication> measure_publications(const std::vector<Edition>&, const Project&,
                                                      const Shared&);

/// Reports what `check` asks for (Shared::plain_language) of an edition's Document, before it is
/// localized: sections that got harder to read; advice.
void check_plain_language(const Edition&, const document::Document&, const Shared&,
                          const AtomTable&, Diagnostics&);

}  // namespace bifolium::app
