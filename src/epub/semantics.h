// What a section is for, said in the vocabularies that reading systems and assistive technology
// know: epub:type and the DPUB role that goes with it.
// https://www.w3.org/TR/epub-ssv-11/ and https://www.w3.org/TR/dpub-aria-1.1/
#pragma once

#include <string_view>

#include "document/document.h"

namespace bifolium::epub {

struct Semantics {
    std::string_view type;  ///< epub:type; empty for most nodes.
    std::string_view role;  ///< Empty for most nodes.
    bool labelled = false;  ///< By its own heading or label: needs aria-labelledby.
};

Semantics semantics_of(const document::Document&, document::NodeId, const AtomTable&);

/// The nearest section around (or at) the node has this class.
bool in_section(const document::Document&, document::NodeId, std::string_view class_name,
                const AtomTable&);

}  // namespace bifolium::epub
