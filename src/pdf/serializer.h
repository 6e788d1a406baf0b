// Serializer: the store as the bytes of a file. Streams stand by themselves, all else lies in
// object streams, 200 each, and the cross-reference is a stream too: a third of the classic size.
// Never HPDF_SaveToFile, which calls a full disk a success.
// ISO 32000-1, 7.5.7 and 7.5.8.
#pragma once

#include <string>

#include "base/result.h"
#include "pdf/store.h"

namespace bifolium::pdf {

/// Uses the store up: the bytes of its streams are freed as they are written. The file's /ID is a
/// digest of all that stands before the cross-reference.
Result<std::string> serialize(Store&);

}  // namespace bifolium::pdf
