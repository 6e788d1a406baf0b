// Reviews: who read a translation and found it right. A line each in
// locale/<tag>/<publication>.review:
//
//     9f86d081884c7d659a2feaa0c55ad015  2026-05-17  Dr. Ana Ruiz
//
// The hash binds the context, the source and the translation, so any edit of either voids it. In
// the PO file itself a mark would survive a changed dose.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace bifolium::l10n {

struct Review {
    std::string date;  ///< ISO 8601.
    std::string reviewer;
};

/// By hash. Ordered, so that the file's bytes do not depend on who approved first.
using Reviews = std::map<std::string, Review, std::less<>>;

/// 32 hexadecimal digits of the SHA-256 of the three, each ended by U+0004 (as in .mo files).
std::string review_hash(const std::optional<std::string>& context, std::string_view id,
                        std::string_view text);

/// A line that is no review is a finding, and no review.
Reviews read_reviews(const Sources&, SourceId, Diagnostics&);
std::string write_reviews(const Reviews&);

}  // namespace bifolium::l10n
