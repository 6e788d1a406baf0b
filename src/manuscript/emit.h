// Emit: the finished drafts through document::Builder. Language, direction and severity are
// inherited here, so that every node of the Document knows its own.
#pragma once

#include "base/atom.h"
#include "base/diagnostic.h"
#include "document/document.h"
#include "manuscript/draft.h"

namespace bifolium::manuscript {

document::Document emit(document::Metadata, const Drafts&, AtomTable&, Diagnostics&);

}  // namespace bifolium::manuscript
