#include "base/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

namespace bifolium {

namespace {

constexpr std::string_view digits16 = "0123456789abcdef";

template <std::size_t size>
std::array<std::uint8_t, size> digest_of(std::string_view bytes, const EVP_MD* method) {
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> out{};
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), nullptr, method, nullptr) != 1) {
        std::abort();  // only without memory or without the algorithm: nothing can be named then
    }
    std::array<std::uint8_t, size> first{};
    std::copy_n(out.begin(), size, first.begin());
    return first;
}

template <std::size_t size>
std::string hexadecimal_of(const std::array<std::uint8_t, size>& bytes) {
    std::string out;
    for (const std::uint8_t byte : bytes) {
        out.push_back(digits16[byte >> 4]);
        out.push_back(digits16[byte & 15]);
    }
    return out;
}

}  // namespace

Digest sha256(std::string_view bytes) {
    return {digest_of<32>(bytes, EVP_sha256())};
}

std::string hexadecimal(const Digest& digest, std::size_t digits) {
    return hexadecimal_of(digest.bytes).substr(0, digits);
}

std::string uuid_v5(std::string_view name_space, std::string_view name) {
    std::array<std::uint8_t, 16> bytes =
        digest_of<16>(std::string(name_space).append(name), EVP_sha1());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x50);  // version 5
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);  // RFC 9562's variant
    std::string out = hexadecimal_of(bytes);
    for (const std::size_t dash : {20, 16, 12, 8}) out.insert(dash, 1, '-');
    return out;
}

}  // namespace bifolium
