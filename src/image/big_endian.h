// Numbers as PNG, JPEG and EXIF store them. The caller has checked the bounds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolium::image {

constexpr std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}
constexpr std::uint32_t big_endian_16(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
constexpr std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
    return big_endian_16(bytes, at) << 16 | big_endian_16(bytes, at + 2);
}
inline void append_big_endian_32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

}  // namespace bifolium::image
