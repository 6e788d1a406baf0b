// The sRGB output intent: DeviceRGB in this file means sRGB. The ICC profile is spelt here, byte
// by byte, from the published numbers: 500 bytes, no licence to carry, the same on every machine.
// https://www.color.org/specification/ICC.1-2004-10.pdf (ICC.1:2004, profile version 4.2)
#pragma once

#include <string>

#include "pdf/store.h"

namespace bifolium::pdf {

std::string srgb_profile();
void add_output_intent(Store&);

}  // namespace bifolium::pdf
