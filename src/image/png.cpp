#include <png.h>

#include <array>
#include <csetjmp>
#include <cstring>
#include <utility>
#include <vector>

#include "image/header.h"
#include "image/pixels.h"

namespace bifolium::image {

namespace {

/// What libpng's functions work on. It leaves them by longjmp, so no function between decode_png
/// and libpng may own anything: all that must be freed hangs here.
struct Reader {
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::string_view rest;
    std::array<char, 128> message{};
    std::vector<png_bytep> rows;

    Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

void fail(png_structp png, png_const_charp message) {
    auto& reader = *static_cast<Reader*>(png_get_error_ptr(png));
    std::strncpy(reader.message.data(), message, reader.message.size() - 1);
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

void read(png_structp png, png_bytep to, png_size_t size) {
    auto& reader = *static_cast<Reader*>(png_get_io_ptr(png));
    if (size > reader.rest.size()) png_error(png, "it is cut off");
    std::memcpy(to, reader.rest.data(), size);
    reader.rest.remove_prefix(size);
}

/// Runs libpng's part; false if it failed, with the reason in the reader.
bool guarded(Reader& reader, void (*step)(Reader&)) {
    if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
    step(reader);
    return true;
}

void read_header(Reader& reader) {
    png_read_info(reader.png, reader.info);
    png_set_expand(reader.png);
    png_set_scale_16(reader.png);
    const int type = png_get_color_type(reader.png, reader.info);
    const bool transparent = (type & PNG_COLOR_MASK_ALPHA) != 0 ||
                             png_get_valid(reader.png, reader.info, PNG_INFO_tRNS) != 0;
    if (transparent) png_set_gray_to_rgb(reader.png);
    png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
}

void read_rows(Reader& reader) {
    png_read_image(reader.png, reader.rows.data());
    png_read_end(reader.png, nullptr);
}

Failure failure_of(const Reader& reader) {
    return Failure{std::string("its data are damaged (") + reader.message.data() + ")"};
}

}  // namespace

Result<Pixels> decode_png(std::string_view bytes) {
    if (!is_png(bytes)) return Failure{"it is no PNG file"};
    const auto header = inspect_png(bytes);
    if (const auto* refused = std::get_if<Refused>(&header)) return Failure{refused->what};
    Reader reader;
    reader.rest = bytes;
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, fail, ignore);
    reader.info = reader.png == nullptr ? nullptr : png_create_info_struct(reader.png);
    if (reader.info == nullptr) return Failure{"libpng cannot be started"};
    png_set_read_fn(reader.png, &reader, read);
    png_set_user_limits(reader.png, 1 << 24, 1 << 24);
    png_set_chunk_cache_max(reader.png, 100);
    png_set_chunk_malloc_max(reader.png, 8 << 20);
    if (!guarded(reader, read_header)) return failure_of(reader);

    Pixels pixels;
    pixels.width = png_get_image_width(reader.png, reader.info);
    pixels.height = png_get_image_height(reader.png, reader.info);
    const std::size_t channels = png_get_channels(reader.png, reader.info);
    pixels.samples = channels == 1 ? Samples::grey : channels == 3 ? Samples::rgb : Samples::rgba;
    const std::size_t row = png_get_rowbytes(reader.png, reader.info);
    if (row != pixels.width * samples_in(pixels.samples)) {
        return Failure{"its rows are of an unexpected kind"};
    }
    pixels.bytes.resize(row * pixels.height);
    reader.rows.resize(pixels.height);
    for (std::size_t y = 0; y < reader.rows.size(); ++y) {
        reader.rows[y] = reinterpret_cast<png_bytep>(pixels.bytes.data() + y * row);
    }
    if (!guarded(reader, read_rows)) return failure_of(reader);
    return pixels;
}

}  // namespace bifolium::image
