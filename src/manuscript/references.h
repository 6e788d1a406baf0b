// References: ids that are unique in the book, and links, pictures and cross references that lead
// somewhere. Only http, https, mailto, tel and targets inside the book stay live.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "manuscript/draft.h"

namespace bifolium::manuscript {

/// Which written id leads to which id of the book.
struct Targets {
    std::map<std::pair<std::uint32_t, std::string>, std::string> in_source;
    std::map<std::string, std::string, std::less<>> anywhere;
    std::map<std::string, std::string, std::less<>> words;  ///< By the book's id: [](#id).
    /// A chapter's own target, by its path: [x](other.md).
    std::map<std::string, std::pair<std::uint32_t, std::string>, std::less<>> chapters;
};

/// Gives each section and question an id, its author's or one from its words, and makes all ids
/// unique. `chapters` are the book's files in order.
Targets assign_identifiers(Drafts&, const Sources&, std::span<const SourceId> chapters,
                           Diagnostics&);

void resolve_links(Drafts&, const Targets&, const Sources&, Diagnostics&);

/// "how-it-works" from "How It Works": an XML name, never empty.
std::string slug_of(std::string_view words);
/// https://www.w3.org/TR/xml/#NT-Name, without the colon.
bool is_xml_name(std::string_view);

}  // namespace bifolium::manuscript
