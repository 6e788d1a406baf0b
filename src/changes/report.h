// What a reader of the new build finds changed, as facts and in words; the page that shows both
// builds side by side is in page.h.
#pragma once

#include <string>
#include <vector>

#include "changes/align.h"
#include "changes/blocks.h"

namespace bifolium::changes {

/// One edition in two builds.
struct Edition {
    std::string publication, language, variant;
    std::string before_path, after_path;  ///< Of the files compared; empty: it is not there.
    std::vector<Block> before, after;
    Comparison comparison;
    std::size_t like = 0;  ///< An earlier edition of the list with the same changes; else itself.
};

/// The same words changed in the same way: variants of a publication mostly do.
bool same_changes(const Edition&, const Edition&);

/// "moved from How It Works", "a note, edited", "3 blocks, added": what happened, without the
/// words.
std::string headline(const Edition&, const Change&);

/// Where it happened: the section in the new build, or in the old one if it is gone.
const std::string& section_of(const Edition&, const Change&);

/// What a translator must look at: blocks of the source language that are new or edited.
struct Retranslation {
    std::size_t source = 0;  ///< Which edition of the list it is about.
    std::string language;
    bool whole =
        false;  ///< Which blocks cannot be told: the edition is absent, or built otherwise.
    std::vector<std::uint32_t> blocks;  ///< Of the new build in the source language.
};

/// `notices` are the words that the program itself puts before a text in that language. A block is
/// settled when it was edited too, and shows neither a notice nor the source's own words.
Retranslation retranslation(const Edition& source, const Edition& other,
                            const std::vector<std::string>& notices);

}  // namespace bifolium::changes
