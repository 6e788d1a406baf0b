// Links that may live in a book: places in it, web addresses, mail and telephone. What is written
// is a valid URL whatever the author typed. https://url.spec.whatwg.org/#url-writing
#pragma once

#include <string>
#include <string_view>

namespace bifolium::epub {

/// The address with what a URL may not hold percent-encoded; empty for an address that cannot live
/// in a book: another scheme, a file beside the manuscript, a host that is none.
std::string outward_href(std::string_view target);

/// An ASCII name fit for an id; a name that is none is digested. Names that begin as our own
/// generated ones do are digested too, so the two never meet.
std::string ascii_identifier(std::string_view);
std::string generated_identifier(std::size_t number);

}  // namespace bifolium::epub
