// Translations: the PO files and reviews of a project, and a manuscript in another language.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/project.h"
#include "app/shared.h"
#include "base/files.h"
#include "l10n/catalogue.h"
#include "l10n/policy.h"
#include "text/locale.h"

namespace bifolium::app {

/// "manuscript/locale/de/msc.po"; `what` is "po" or "review".
std::string catalogue_path(const Project&, std::string_view language, std::string_view name,
                           std::string_view what);

/// Reads the catalogues of all editions in other languages than their manuscript's. `po`: a file
/// that is every publication's catalogue instead, or empty.
void load_catalogues(Shared&, const Project&, const std::vector<Edition>&, const std::string& po,
                     const Files&);

/// Compares every translation with its source: numbers, units, addresses, marks, negation, terms.
/// Findings go to the catalogues. Each catalogue once, however many editions use it.
void check_catalogues(Shared&);

/// Null where there is none: the manuscript's own language, or no file was found.
const Catalogue* catalogue_of(const Shared&, const Edition&);

/// The units of a manuscript.
std::vector<l10n::Unit> units_of(const document::Document&, const Project&, AtomTable&,
                                 Diagnostics&);

struct Translated {
    document::Document document;
    bool preview = false, withheld = false;
};

/// The manuscript in the edition's language; nothing where it is in that language already, and
/// there is no catalogue.
std::optional<Translated> translated(const Manuscript&, const Edition&, const Project&,
                                     const Shared&, const text::Locale&, AtomTable&, Diagnostics&);

}  // namespace bifolium::app
