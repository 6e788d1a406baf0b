// XMP: what the file says about itself, with the identifiers of its formats. PDF/A demands that a
// schema it does not know, PDF/UA's, is described in the packet.
// https://developer.adobe.com/xmp/docs/XMPSpecifications/ ; ISO 19005-2, 6.6; ISO 14289-1, 5.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/metadata.h"

namespace bifolium::pdf {

struct Description {
    const document::Metadata& metadata;
    std::string language;  ///< BCP 47; may be empty.
    std::string producer;
    std::int64_t time = 0;
};

std::string xmp_packet(const Description&);
/// "2023-11-14T22:13:20+00:00".
std::string iso_date(std::int64_t seconds);
/// "D:20231114221320+00'00'".
std::string pdf_date(std::int64_t seconds);

}  // namespace bifolium::pdf
