#include "text/hanging.h"

#include <unicode/uchar.h>

#include <cstdint>

namespace bifolium::text {

namespace {

bool is_of(char32_t c, std::uint32_t categories) {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & categories) != 0;
}

bool is_straight_quote(char32_t c) {
    return c == '\'' || c == '"';
}

}  // namespace

bool is_stop_or_comma(char32_t c) {
    switch (c) {
        case ',':
        case '.':
        case 0x060C:  // Arabic comma
        case 0x06D4:  // Arabic full stop
        case 0x3001:  // ideographic comma and full stop
        case 0x3002:
        case 0xFF0C:  // fullwidth
        case 0xFF0E:
        case 0xFE50:  // small
        case 0xFE51:
        case 0xFE52:
        case 0xFF61:  // halfwidth
        case 0xFF64:
            return true;
    }
    return false;
}

bool is_opening(char32_t c) {
    return is_straight_quote(c) || is_of(c, U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PF_MASK);
}

bool is_closing(char32_t c) {
    return is_straight_quote(c) || is_of(c, U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK);
}

}  // namespace bifolium::text
