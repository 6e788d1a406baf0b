// Publish: the whole pipeline as straight code. Read publish.cpp first.
//
// A publication is what the author wrote; a variant is how it is made; an edition is one
// publication × one language × one variant, with all of its forms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/judge.h"
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
    /// Of the bytes, also where these are not at hand; the digest is empty until somebody asks.
    std::size_t size = 0;
    std::string sha256;
    bool stands = false;  ///< In the output folder, so that it need not be written.
};

struct Report {
    Verdict verdict = Verdict::withheld;  ///< Until a judge has looked at the findings.
    Diagnostics diagnostics;
    Diagnostics comparison;   ///< Of the finished files: counts where no other error stands.
    bool preview = false;     ///< What is made of it is a preview, if it is made.
    bool incomplete = false;  ///< A font or a language's words are missing: exit 3.
    bool outdated = false;    ///< Withheld for its translation: what stands of it must go too.
    std::vector<Output> outputs;
    /// Of the PDF's pages, PNG, where Shared asks for them.
    std::vector<std::string> page_pictures;
    site::Edition facts;  ///< All but its files.
};

/// All forms of an edition, as bytes that have been read back and compared with the Document; and
/// all findings, which nobody has ruled on.
Report publish(const Edition&, const Project&, const Shared&, Workers&);

/// Decides. A finding of `fail_on` that stands withholds the edition.
void decide(Report&, const Judge&, const std::vector<document::Waiver>&, Severity fail_on, Met&);

/// Is one of these an error of what is missing, not wrong: a font, or words of ours?
bool is_incomplete(const Diagnostics&);
/// Does a finding of this severity, or a graver one, stand?
bool stands_against(const Diagnostics&, Severity fail_on);

}  // namespace bifolium::app
