// The package document: what the book is, what is in it, in which order it is read.
// Each statement is derived from the content; what was not said is not made up.
// https://www.w3.org/TR/epub-33/#sec-package-doc and https://www.w3.org/TR/epub-a11y-11/
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "epub/content.h"
#include "epub/package.h"
#include "epub/plan.h"

namespace bifolium::epub {

struct Resource {
    std::string file;  ///< From the package document's folder: "text/nav.xhtml".
    std::string media_type;
    std::string properties;  ///< "nav", "cover-image"; mostly empty.
};

/// "urn:uuid:…" from the work and the language: a new version keeps it.
std::string identifier_of(const Edition&);
/// Never empty.
std::string title_of(const Edition&);
/// "2026-11-20T00:00:00Z", proleptic Gregorian.
std::string time_stamp(std::int64_t seconds_since_1970);

struct Inventory {
    std::vector<Resource> resources;  ///< In the order of the manifest.
    std::vector<std::string> spine;   ///< Files of `resources`, in reading order.
    bool has_fonts = false;
};

std::string package_document(const Edition&, const Plan&, const Needs&, const Inventory&,
                             const Options&);

}  // namespace bifolium::epub
