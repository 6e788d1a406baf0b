#include <array>
#include <csetjmp>
#include <cstdio>  // jpeglib.h needs it first
#include <cstdlib>

#include <jpeglib.h>

#include <jerror.h>

#include <utility>

#include "image/header.h"
#include "image/pixels.h"

namespace bifolium::image {

namespace {

constexpr int most_scans = 100;  // a progressive picture has about ten; a bomb has thousands

/// libjpeg leaves its functions by longjmp, so no function between ours and it may own anything.
struct Errors {
    jpeg_error_mgr handlers{};  // first: libjpeg hands out its address
    std::jmp_buf back{};
    std::array<char, JMSG_LENGTH_MAX> message{};
    bool damaged = false;
};

Errors& errors_of(j_common_ptr common) {
    return *reinterpret_cast<Errors*>(common->err);
}

void fail(j_common_ptr common) {
    Errors& errors = errors_of(common);
    errors.handlers.format_message(common, errors.message.data());
    std::longjmp(errors.back, 1);
}

/// libjpeg only warns of data that are cut off or wrong, and fills the rest with grey.
void note_warning(j_common_ptr common, int level) {
    if (level >= 0) return;
    Errors& errors = errors_of(common);
    switch (errors.handlers.msg_code) {
        case JWRN_JPEG_EOF:
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_MUST_RESYNC:
            if (!errors.damaged) {
                errors.handlers.format_message(common, errors.message.data());
            }
            errors.damaged = true;
            break;
        default:  // a number of libjpeg's: warnings that change nothing to be seen
            break;
    }
}

void set_up(Errors& errors) {
    jpeg_std_error(&errors.handlers);
    errors.handlers.error_exit = fail;
    errors.handlers.emit_message = note_warning;
}

void count_scans(j_common_ptr common) {
    const auto* jpeg = reinterpret_cast<j_decompress_ptr>(common);
    if (common->is_decompressor == TRUE && jpeg->input_scan_number > most_scans) {
        ERREXIT(common, JERR_NOTIMPL);
    }
}

struct Decoder {
    Errors errors;
    jpeg_progress_mgr progress{};
    jpeg_decompress_struct jpeg{};
    std::string_view bytes;
    Pixels pixels;

    Decoder() {
        set_up(errors);
        jpeg.err = &errors.handlers;
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder() { jpeg_destroy_decompress(&jpeg); }
};

template <class Coder>
bool guarded(Coder& coder, void (*step)(Coder&)) {
    if (setjmp(coder.errors.back) != 0) return false;
    step(coder);
    return true;
}

void read_header(Decoder& decoder) {
    jpeg_create_decompress(&decoder.jpeg);
    decoder.progress.progress_monitor = count_scans;
    decoder.jpeg.progress = &decoder.progress;
    jpeg_mem_src(&decoder.jpeg, reinterpret_cast<const unsigned char*>(decoder.bytes.data()),
                 decoder.bytes.size());
    jpeg_read_header(&decoder.jpeg, TRUE);
    decoder.jpeg.out_color_space = decoder.jpeg.num_components == 1   ? JCS_GRAYSCALE
                                   : decoder.jpeg.num_components == 3 ? JCS_RGB
                                                                      : JCS_CMYK;
    decoder.jpeg.dct_method = JDCT_ISLOW;  // the one that is exact on every machine
    jpeg_start_decompress(&decoder.jpeg);
}

void read_rows(Decoder& decoder) {
    jpeg_decompress_struct& jpeg = decoder.jpeg;
    const std::size_t row =
        std::size_t{jpeg.output_width} * static_cast<std::size_t>(jpeg.output_components);
    while (jpeg.output_scanline < jpeg.output_height) {
        auto* at =
            reinterpret_cast<JSAMPROW>(decoder.pixels.bytes.data() + jpeg.output_scanline * row);
        jpeg_read_scanlines(&jpeg, &at, 1);
    }
    jpeg_finish_decompress(&jpeg);
}

Failure failure_of(const Errors& errors) {
    return Failure{std::string("its data are damaged (") + errors.message.data() + ")"};
}

struct Encoder {
    Errors errors;
    jpeg_compress_struct jpeg{};
    const Pixels& pixels;
    int quality;
    unsigned char* out = nullptr;
    unsigned long size = 0;

    Encoder(const Pixels& from, int at_quality) : pixels(from), quality(at_quality) {
        set_up(errors);
        jpeg.err = &errors.handlers;
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder() {
        jpeg_destroy_compress(&jpeg);
        std::free(out);  // libjpeg's memory destination takes it from malloc
    }
};

void write(Encoder& encoder) {
    jpeg_compress_struct& jpeg = encoder.jpeg;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &encoder.out, &encoder.size);
    const bool grey = encoder.pixels.samples == Samples::grey;
    jpeg.image_width = encoder.pixels.width;
    jpeg.image_height = encoder.pixels.height;
    jpeg.input_components = grey ? 1 : 3;
    jpeg.in_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, encoder.quality, TRUE);
    jpeg.dct_method = JDCT_ISLOW;
    jpeg.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg, TRUE);
    const std::size_t row =
        std::size_t{jpeg.image_width} * static_cast<std::size_t>(jpeg.input_components);
    while (jpeg.next_scanline < jpeg.image_height) {
        const char* from = encoder.pixels.bytes.data() + jpeg.next_scanline * row;
        auto* at = const_cast<JSAMPROW>(reinterpret_cast<const JSAMPLE*>(from));
        jpeg_write_scanlines(&jpeg, &at, 1);
    }
    jpeg_finish_compress(&jpeg);
}

}  // namespace

Result<Pixels> decode_jpeg(std::string_view bytes) {
    if (!is_jpeg(bytes)) return Failure{"it is no JPEG file"};
    const auto header = inspect_jpeg(bytes);
    if (const auto* refused = std::get_if<Refused>(&header)) return Failure{refused->what};
    Decoder decoder;
    decoder.bytes = bytes;
    if (!guarded(decoder, read_header)) return failure_of(decoder.errors);
    Pixels& pixels = decoder.pixels;
    pixels.width = decoder.jpeg.output_width;
    pixels.height = decoder.jpeg.output_height;
    const int components = decoder.jpeg.output_components;
    const JpegHeader& said = std::get<JpegHeader>(header);
    if (pixels.width != said.width || pixels.height != said.height ||
        components != said.components) {
        return Failure{"it has two headers that differ"};
    }
    pixels.samples = components == 1   ? Samples::grey
                     : components == 3 ? Samples::rgb
                                       : Samples::cmyk;
    pixels.bytes.resize(std::size_t{pixels.width} * pixels.height * samples_in(pixels.samples));
    if (!guarded(decoder, read_rows) || decoder.errors.damaged) return failure_of(decoder.errors);
    // Adobe's programs store ink as its absence.
    if (pixels.samples == Samples::cmyk && said.adobe_transform) {
        for (char& sample : pixels.bytes) sample = static_cast<char>(~sample);
    }
    return std::move(pixels);
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
    if (pixels.samples == Samples::cmyk || pixels.samples == Samples::rgba) {
        return encode_jpeg(to_rgb(pixels), quality);
    }
    Encoder encoder(pixels, quality);
    if (!guarded(encoder, write)) return {};
    return {reinterpret_cast<const char*>(encoder.out), encoder.size};
}

}  // namespace bifolium::image
