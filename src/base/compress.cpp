#include "base/compress.h"

#include <libdeflate.h>

#include <algorithm>

#include "base/handle.h"

namespace bifolium {

namespace {

constexpr int level = 6;  // within 1 % of level 9 on text streams, at a third of the time

using Compressor = Handle<libdeflate_compressor, libdeflate_free_compressor>;
using Decompressor = Handle<libdeflate_decompressor, libdeflate_free_decompressor>;

}  // namespace

std::string deflate(std::string_view bytes, Wrapping wrapping) {
    const Compressor compressor(libdeflate_alloc_compressor(level));
    const bool raw = wrapping == Wrapping::raw;
    std::string out;
    out.resize(raw ? libdeflate_deflate_compress_bound(compressor.get(), bytes.size())
                   : libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
    const auto compress = raw ? libdeflate_deflate_compress : libdeflate_zlib_compress;
    out.resize(compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

Result<std::string> inflate(std::string_view bytes, Wrapping wrapping, std::size_t limit) {
    const Decompressor decompressor(libdeflate_alloc_decompressor());
    const auto decompress =
        wrapping == Wrapping::raw ? libdeflate_deflate_decompress : libdeflate_zlib_decompress;
    // The size is not known: a guess that grows to the limit, each try from the start.
    std::size_t room = std::min(limit, std::max<std::size_t>(4096, bytes.size() * 4));
    for (;;) {
        std::string out(room, '\0');
        std::size_t size = 0;
        const libdeflate_result result = decompress(decompressor.get(), bytes.data(), bytes.size(),
                                                    out.data(), out.size(), &size);
        if (result == LIBDEFLATE_SUCCESS) {
            out.resize(size);
            return out;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return Failure{"damaged compressed data"};
        if (room == limit) return Failure{"compressed data is larger than its limit"};
        room = room > limit / 2 ? limit : room * 2;
    }
}

std::uint32_t crc32(std::string_view bytes) {
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace bifolium
