#include "pdf/images.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/compress.h"

namespace bifolium::pdf {

namespace {

constexpr std::size_t in_a_row(image::Samples samples) {
    switch (samples) {
        case image::Samples::grey:
            return 1;
        case image::Samples::rgb:
            return 3;
        case image::Samples::cmyk:
        case image::Samples::rgba:
            return 4;
    }
    return 3;
}

/// PNG's "up" filter on each row: what deflate likes in pictures.
std::string filtered(std::string_view samples, std::size_t row) {
    std::string out;
    if (row == 0) return out;
    out.reserve(samples.size() + samples.size() / row + 1);
    for (std::size_t at = 0; at + row <= samples.size(); at += row) {
        out.push_back(2);
        for (std::size_t i = 0; i < row; ++i) {
            const char above = at == 0 ? '\0' : samples[at - row + i];
            out.push_back(static_cast<char>(samples[at + i] - above));
        }
    }
    return out;
}

struct Extent {
    std::uint32_t width = 0, height = 0;
};

HPDF_Dict head(Store& store, HPDF_Dict object, Extent extent, const Value& space,
               std::int32_t bits = 8) {
    store.set(object, "Type", Name{"XObject"});
    store.set(object, "Subtype", Name{"Image"});
    store.set(object, "Width", static_cast<std::int32_t>(extent.width));
    store.set(object, "Height", static_cast<std::int32_t>(extent.height));
    store.set(object, "ColorSpace", space);
    store.set(object, "BitsPerComponent", bits);
    return object;
}

/// How rows were filtered before they were deflated, as PNG does it.
void set_predictor(Store& store, HPDF_Dict object, std::int32_t predictor, std::int32_t channels,
                   std::uint32_t width, std::int32_t bits) {
    const HPDF_Dict parameters = store.dictionary();
    store.set(parameters, "Predictor", predictor);
    store.set(parameters, "Colors", channels);
    store.set(parameters, "BitsPerComponent", bits);
    store.set(parameters, "Columns", static_cast<std::int32_t>(width));
    store.set(object, "DecodeParms", parameters);
}

/// The file's own data. Inks are not passed: this file's one colour space is sRGB.
HPDF_Dict from_jpeg(Store& store, const image::JpegPassage& jpeg) {
    return head(store, store.stream(std::string(jpeg.data.view()), Filter::dct),
                {jpeg.width, jpeg.height}, Name{jpeg.components == 1 ? "DeviceGray" : "DeviceRGB"});
}

HPDF_Dict from_png(Store& store, const image::PngPassage& png) {
    const std::int32_t bits = png.bit_depth;
    Value space = Name{png.colour == image::PngColour::grey ? "DeviceGray" : "DeviceRGB"};
    if (png.colour == image::PngColour::palette) {
        const HPDF_Array indexed = store.array();
        store.push(indexed, Name{"Indexed"});
        store.push(indexed, Name{"DeviceRGB"});
        store.push(indexed, static_cast<std::int32_t>(png.palette.size() / 3) - 1);
        store.push(indexed, ByteString{png.palette});
        space = indexed;
    }
    const HPDF_Dict object =
        head(store, store.stream(png.data, Filter::flate), {png.width, png.height}, space, bits);
    set_predictor(store, object, 15, png.colour == image::PngColour::rgb ? 3 : 1, png.width, bits);
    return object;
}

/// `channels` samples a pixel, 8 bits each.
HPDF_Dict samples_object(Store& store, const image::Pixels& pixels, std::string_view bytes,
                         std::int32_t channels) {
    const std::size_t row = std::size_t{pixels.width} * static_cast<std::size_t>(channels);
    const HPDF_Dict object =
        head(store, store.stream(deflate(filtered(bytes, row), Wrapping::zlib), Filter::flate),
             {pixels.width, pixels.height}, Name{channels == 1 ? "DeviceGray" : "DeviceRGB"});
    set_predictor(store, object, 12, channels, pixels.width, 8);
    return object;
}

/// Inks as a screen without colour management shows them: this file's one space is sRGB.
std::string from_inks(std::string_view inks) {
    std::string out;
    out.reserve(inks.size() / 4 * 3);
    for (std::size_t i = 0; i + 4 <= inks.size(); i += 4) {
        const auto part = [&](std::size_t k) {
            return 255u - static_cast<unsigned char>(inks[i + k]);
        };
        for (std::size_t k = 0; k < 3; ++k) {
            out.push_back(static_cast<char>((part(k) * part(3) + 127) / 255));
        }
    }
    return out;
}

/// The colours without the alpha, and the alpha alone.
std::pair<std::string, std::string> divide(std::string_view rgba) {
    std::pair<std::string, std::string> out;
    out.first.reserve(rgba.size() / 4 * 3);
    out.second.reserve(rgba.size() / 4);
    for (std::size_t i = 0; i + 4 <= rgba.size(); i += 4) {
        out.first.append(rgba.substr(i, 3));
        out.second.push_back(rgba[i + 3]);
    }
    return out;
}

HPDF_Dict from_pixels(Store& store, const image::Pixels& pixels) {
    if (pixels.width == 0 || pixels.height == 0) {
        store.refuse("a picture has no pixels");
        return nullptr;
    }
    if (pixels.bytes.size() !=
        std::size_t{pixels.width} * pixels.height * in_a_row(pixels.samples)) {
        store.refuse("a picture has fewer samples than its size says");
        return nullptr;
    }
    switch (pixels.samples) {
        case image::Samples::grey:
            return samples_object(store, pixels, pixels.bytes, 1);
        case image::Samples::rgb:
            return samples_object(store, pixels, pixels.bytes, 3);
        case image::Samples::cmyk:
            return samples_object(store, pixels, from_inks(pixels.bytes), 3);
        case image::Samples::rgba:
            break;
    }
    const auto [colours, alpha] = divide(pixels.bytes);
    const HPDF_Dict object = samples_object(store, pixels, colours, 3);
    if (alpha.find_first_not_of('\xFF') != std::string::npos) {
        store.set(object, "SMask", samples_object(store, pixels, alpha, 1));
    }
    return object;
}

}  // namespace

const Images::Resource& Images::resource(image::ImageId id, Size printed, Store& store) {
    const std::optional<image::PixelSize> painted =
        library_.painted_size(id, printed.width.to_pt(), printed.height.to_pt());
    const auto [at, fresh] =
        resources_.try_emplace({library_.info(id).digest, painted.value_or(image::PixelSize{})});
    if (fresh) {
        at->second.name = "Im" + std::to_string(resources_.size());
        at->second.object = make(id, painted, store);
    }
    return at->second;
}

HPDF_Dict Images::make(image::ImageId id, std::optional<image::PixelSize> painted, Store& store) {
    if (painted) {
        const Result<image::Pixels> pixels = library_.painted(id, *painted);
        if (pixels) return from_pixels(store, *pixels);
        coarse_.push_back(pixels.failure().what);
    }
    if (const auto jpeg = library_.jpeg_passage(id); jpeg && jpeg->components != 4) {
        return from_jpeg(store, *jpeg);
    }
    if (const auto png = library_.png_passage(id)) return from_png(store, *png);
    return from_pixels(store, library_.pixels(id));
}

}  // namespace bifolium::pdf
