// The pages that a browser gets: a list of editions, and an edition with its printed pages beside
// its e-book. Whole without a script, which only brings in what has changed.
#pragma once

#include <string>
#include <vector>

#include "serve/book.h"
#include "serve/gallery.h"
#include "serve/round.h"

namespace bifolium::serve {

struct PreviewFacts {
    const Round& round;
    const EditionState& edition;
    Shown shown;
    std::vector<Chapter> chapters;  ///< Of the e-book; empty if there is none.
};

/// `has_download_page`: in the output folder.
std::string index_page(const Round&, bool has_download_page);
std::string preview_page(const PreviewFacts&);
std::string not_found_page();

}  // namespace bifolium::serve
