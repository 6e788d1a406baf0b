// Zip archives for tests, read and written by other code than the product's: only what an e-book's
// container may have (no data descriptors, no zip64), entry by entry from the front.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/compress.h"

namespace bifolium {

struct ZipEntry {
    std::string name, bytes;
    std::uint16_t flags = 0, method = 0, time = 0, date = 0, extra = 0;
};

inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
    }
    return value;
}

/// Empty if anything is not as it should be: sums are checked.
inline std::vector<ZipEntry> read_zip(std::string_view bytes) {
    std::vector<ZipEntry> out;
    std::size_t at = 0;
    while (bytes.substr(at, 4) == "PK\x03\x04") {
        const auto half = [&](std::size_t offset) {
            return static_cast<std::uint16_t>(little_endian(bytes, at + offset, 2));
        };
        ZipEntry entry{.flags = half(6),
                       .method = half(8),
                       .time = half(10),
                       .date = half(12),
                       .extra = half(28)};
        const std::size_t packed = little_endian(bytes, at + 18, 4);
        const std::size_t name = half(26);
        entry.name = bytes.substr(at + 30, name);
        const std::string_view data = bytes.substr(at + 30 + name + entry.extra, packed);
        if (entry.method == 8) {
            Result<std::string> plain = inflate(data, Wrapping::raw, 64u << 20);
            if (!plain) return {};
            entry.bytes = *std::move(plain);
        } else {
            entry.bytes = data;
        }
        if (little_endian(bytes, at + 14, 4) != crc32(entry.bytes)) return {};
        if (little_endian(bytes, at + 22, 4) != entry.bytes.size()) return {};
        at += 30 + name + entry.extra + packed;
        out.push_back(std::move(entry));
    }
    return bytes.substr(at, 4) == "PK\x01\x02" ? out : std::vector<ZipEntry>();
}

inline std::string zip_number(std::uint32_t value, std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 255));
    return out;
}

/// All entries stored.
inline std::string write_zip(const std::vector<ZipEntry>& entries) {
    std::string out, directory;
    for (const ZipEntry& entry : entries) {
        const auto size = static_cast<std::uint32_t>(entry.bytes.size());
        const std::string common =
            zip_number(20, 2) + zip_number(0, 2) + zip_number(0, 2) + zip_number(0, 2) +
            zip_number(33, 2) + zip_number(crc32(entry.bytes), 4) + zip_number(size, 4) +
            zip_number(size, 4) + zip_number(static_cast<std::uint32_t>(entry.name.size()), 2) +
            zip_number(0, 2);
        directory += "PK\x01\x02" + zip_number(20, 2) + common + zip_number(0, 2) +
                     zip_number(0, 2) + zip_number(0, 2) + zip_number(0, 4) +
                     zip_number(static_cast<std::uint32_t>(out.size()), 4) + entry.name;
        out += "PK\x03\x04" + common + entry.name + entry.bytes;
    }
    const auto count = static_cast<std::uint32_t>(entries.size());
    const auto begin = static_cast<std::uint32_t>(out.size());
    return out + directory + "PK\x05\x06" + zip_number(0, 4) + zip_number(count, 2) +
           zip_number(count, 2) + zip_number(static_cast<std::uint32_t>(directory.size()), 4) +
           zip_number(begin, 4) + zip_number(0, 2);
}

}  // namespace bifolium
