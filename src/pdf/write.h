// PDF through libharu. The only module that knows hpdf.h, and the only place where y points up.
//
// Marks come from the display list; the structure tree comes from the Document by markup.h. Reading
// order is thus the author's order by construction, and cannot be upset by where things were
// painted. Streams are compressed here and before libharu sees them: their length is known then.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/workers.h"
#include "document/page_map.h"
#include "paint/display_list.h"

namespace bifolium::pdf {

/// One file can claim only one part of PDF/A.
enum class Profile : std::uint8_t { ua1_a2a };

struct Options {
    Profile profile = Profile::ua1_a2a;
    std::int64_t time = 0;  ///< Seconds since 1970, from the caller: this module reads no clock.
    std::string producer;   ///< "Bifolium 0.1.0".
};

/// What a PDF is made of; borrowed, and left as it was.
struct Edition {
    const document::Document& document;
    const style::StyledDocument& styles;  ///< Bookmark levels, numbering of lists.
    const paint::Sheets& sheets;
    const document::PageMap& pages;  ///< Page labels, targets of links, the outline.
    const font::Library& fonts;
    const image::Library& images;
    std::span<const layout::Bookmark> bookmarks;
};

/// The bytes of the file. libharu's first error is kept by the handler and comes back here;
/// nothing is thrown through C.
Result<std::string> write(const Edition&, const Options&, Workers&, Diagnostics&);

}  // namespace bifolium::pdf
