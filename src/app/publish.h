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

namespace bifolium::app {

enum class Verdict : std::uint8_t {
    publishable,
    preview,  ///< Asked for by the project file: under a name of its own, and every page says so.
    withheld  ///< Nothing is written; what stood there stays. Other editions are built all the
              ///< same.
};
std::string_view name_of(Verdict);

struct Output {
    Form form = Form::pdf;
    std::string path;  ///< Below the output folder.
    std::string bytes;
    std::size_t pages = 0;  ///< Of a PDF.
};

struct Report {
    Verdict verdict = Verdict::withheld;
    Diagnostics diagnostics;
    bool incomplete = false;  ///< A font or a language's words are missing: exit 3.
    bool outdated = false;    ///< Withheld for its translation: what stands of it must go too.
    std::vector<Output> outputs;
    /// Of the PDF's pages, PNG, where Shared asks for them.
    std::vector<std::string> page_pictures;
};

/// All forms of an edition, as bytes that have been read back and compared with the Document.
/// `fail_on`: a finding of this severity withholds the edition.
Report publish(const Edition&, const Project&, const Shared&, Severity fail_on, Workers&);

}  // namespace bifolium::app
