// Publish: the whole pipeline as straight code. Read publish.cpp first.
//
// A publication is what the author wrote; a variant is how it is made; an edition is one
// publication × one language × one variant, with all of its forms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/project.h"
#include "app/shared.h"
#include "base/diagnostic.h"
#include "base/workers.h"
#include "site/facts.h"

namespace bifolium::app {

using site::Verdict;

struct Output {
    site::Role role = site::Role::pdf;
    std::string path;  ///< Below the output folder.
    std::string bytes;
    std::size_t pages = 0;                ///< Of a PDF.
    std::uint32_t width = 0, height = 0;  ///< Of a cover, in pixels.
};

struct Report {
    Verdict verdict = Verdict::withheld;
    Diagnostics diagnostics;
    bool incomplete = false;  ///< A font or a language's words are missing: exit 3.
    bool outdated = false;    ///< Withheld for its translation: what stands of it must go too.
    std::vector<Output> outputs;
    /// Of the PDF's pages, PNG, where Shared asks for them.
    std::vector<std::string> page_pictures;
    site::Edition facts;  ///< All but its files.
};

/// All forms of an edition, as bytes that have been read back and compared with the Document.
/// `fail_on`: a finding of this severity withholds the edition.
Report publish(const Edition&, const Project&, const Shared&, Severity fail_on, Workers&);

}  // namespace bifolium::app
