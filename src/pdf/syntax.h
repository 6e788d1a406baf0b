// PDF syntax as text: numbers, strings, names. For content streams and for objects that libharu
// stores but we spell. No state, no libharu.
// ISO 32000-1, 7.3: https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolium::pdf {

/// What PDF/A-2 lets a string be long (6.1.13); libharu alone would take twice that.
inline constexpr std::size_t string_limit = 32767;
inline constexpr std::size_t name_limit = 127;
inline constexpr double real_limit = 32767;

/// Rounded to `decimals`, no trailing zeros, never "-0". No number is no number: 0.
std::string number(double value, int decimals = 3);
/// UTF-16BE with its mark; ill-formed UTF-8 becomes U+FFFD.
std::string utf16(std::string_view utf8);
/// UTF-16BE in capitals, without mark: for CMaps.
std::string utf16_hexadecimal(std::string_view utf8);
/// "<FEFF…>", ready to stand in an object.
std::string text_string(std::string_view utf8);
/// "(…)" with everything but letters and digits escaped: no '<' can be taken for glyphs.
std::string literal_string(std::string_view bytes);
/// "/Name", with '#' escapes where needed.
std::string name(std::string_view);
/// "12 0 R".
std::string reference(std::uint32_t object);
/// The longest start of whole characters whose text string is at most `string_limit` long.
std::string_view fitting(std::string_view utf8);

}  // namespace bifolium::pdf
