#include "image/library.h"

#include <map>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "image/exif.h"
#include "image/header.h"
#include "image/published.h"
#include "image/svg_painting.h"
#include "image/svg_text.h"

namespace bifolium::image {

namespace {

struct Picture {
    Info info;
    Bytes file;
    std::optional<Drawing> drawing;
    std::uint8_t orientation = 1;
    Bytes painted_from;  ///< Of a painted drawing, for painting it in other sizes.
};

using Made = std::variant<Picture, Refused>;

/// Every picture is decoded once before anything is made of it.
std::optional<Refused> fault_in(const Result<Pixels>& pixels) {
    if (pixels) return std::nullopt;
    return Refused{Refusal::damaged, pixels.failure().what};
}

Made make_png(Bytes file) {
    auto inspected = inspect_png(file.view());
    if (auto* refused = std::get_if<Refused>(&inspected)) return std::move(*refused);
    if (auto fault = fault_in(decode_png(file.view()))) return *std::move(fault);
    const PngHeader& header = std::get<PngHeader>(inspected);
    Picture picture;
    picture.info.format = Format::png;
    picture.info.width = header.width;
    picture.info.height = header.height;
    picture.info.pixels_per_inch = header.pixels_per_inch;
    picture.file = std::move(file);
    return picture;
}

Made make_jpeg(Bytes file) {
    auto inspected = inspect_jpeg(file.view());
    if (auto* refused = std::get_if<Refused>(&inspected)) return std::move(*refused);
    if (auto fault = fault_in(decode_jpeg(file.view()))) return *std::move(fault);
    const JpegHeader& header = std::get<JpegHeader>(inspected);
    Picture picture;
    picture.info.format = Format::jpeg;
    picture.info.width = header.width;
    picture.info.height = header.height;
    if (header.orientation >= 5) std::swap(picture.info.width, picture.info.height);
    picture.info.pixels_per_inch = header.pixels_per_inch;
    picture.orientation = header.orientation;
    picture.file = std::move(file);
    return picture;
}

/// Told by its first tag: other XML, HTML among it, is no picture.
bool is_svg(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 4096);
    const bool is_markup = start.starts_with("\xEF\xBB\xBF<") || start.starts_with('<') ||
                           start.find_first_not_of(" \t\r\n") == start.find('<');
    return is_markup && start.find("<svg") != start.npos;
}

void report(Diagnostics& diagnostics, Span span, const std::string& path, const Refused& refused) {
    const std::string message = "the picture '" + path + "' cannot be used: " + refused.what;
    switch (refused.why) {
        case Refusal::damaged:
            diagnostics.report({Severity::error, "image.damaged", span, message,
                                "save the picture again from the program that made it"});
            break;
        case Refusal::too_large:
            diagnostics.report({Severity::error, "image.too-large", span, message,
                                "make it smaller: 300 pixels an inch are enough for print"});
            break;
        case Refusal::unsupported:
            diagnostics.report({Severity::error, "image.unsupported", span, message,
                                "save it as PNG, JPEG or SVG"});
            break;
    }
}

}  // namespace

struct Library::State {
    PaintSvg paint_svg;
    std::unique_ptr<Lettering> lettering;
    std::vector<Picture> pictures;
    std::map<std::string, ImageId> by_path;
    std::map<std::string, Diagnostics> told;  // of drawings, by path
    std::map<Digest, ImageId> by_digest;

    /// Equal pictures are one.
    ImageId keep(const std::string& path, Picture picture) {
        const Bytes& whole = picture.painted_from.size() == 0 ? picture.file : picture.painted_from;
        picture.info.digest = whole.digest();
        const ImageId next(static_cast<std::uint32_t>(pictures.size()));
        const auto [known, fresh] = by_digest.emplace(picture.info.digest, next);
        if (fresh) pictures.push_back(std::move(picture));
        return by_path[path] = known->second;
    }

    /// Its mistakes are findings in its own text; nothing if it cannot be read at all.
    std::optional<Picture> make_svg(Bytes file, Sources& sources, const std::string& name,
                                    Diagnostics& diagnostics) {
        const SourceId source = sources.add(name, std::string(file.view()));
        Drawing drawing = read_svg(sources, source, diagnostics, lettering.get());
        if (drawing.width_px <= 0 || drawing.height_px <= 0) return std::nullopt;
        Picture picture;
        if (!drawing.not_understood.empty()) {
            Painting painting = paint_whole({name, file.view(), drawing}, paint_svg, diagnostics);
            if (!painting.png.empty()) {
                picture.info.format = Format::png;
                picture.info.width = painting.width;
                picture.info.height = painting.height;
                picture.info.pixels_per_inch = painting.pixels_per_inch;
                picture.file = Bytes::of(std::move(painting.png));
                picture.painted_from = Bytes::of(std::move(painting.svg));
                return picture;
            }
        }
        picture.info.format = Format::svg;
        picture.info.width = drawing.width_px;
        picture.info.height = drawing.height_px;
        picture.drawing = std::move(drawing);
        picture.file = std::move(file);
        return picture;
    }
};

Library::Library() : state_(std::make_unique<State>()) {}
Library::~Library() = default;
Library::Library(Library&&) noexcept = default;

void Library::paint_svg_with(PaintSvg paint) {
    state_->paint_svg = std::move(paint);
}

void Library::letter_with(const font::Selection& fonts) {
    state_->lettering = std::make_unique<Lettering>(fonts);
}

ImageId Library::add(const Files& files, Sources& sources, const std::filesystem::path& path,
                     Span span, Diagnostics& diagnostics) {
    const std::string name = path.lexically_normal().generic_string();
    if (const auto found = state_->by_path.find(name); found != state_->by_path.end()) {
        diagnostics.merge(state_->told[name]);
        return found->second;
    }
    Result<Bytes> file = files.read(path);
    if (!file) {
        diagnostics.report({Severity::error, "image.missing", span,
                            "the picture '" + name + "' cannot be read: " + file.failure().what,
                            "put the file there, or correct the name"});
        return {};
    }
    const auto make = [&]() -> Made {
        const std::string_view bytes = file->view();
        if (bytes.empty()) return Refused{Refusal::damaged, "it is empty"};
        if (bytes.size() > limits::image_bytes) {
            return Refused{Refusal::too_large, "its file is larger than 64 MB"};
        }
        if (is_png(bytes)) return make_png(*std::move(file));
        if (is_jpeg(bytes)) return make_jpeg(*std::move(file));
        const std::string_view foreign = foreign_format(bytes);
        if (!foreign.empty()) {
            return Refused{Refusal::unsupported, "it is of the kind " + std::string(foreign)};
        }
        return Refused{Refusal::unsupported, "it is neither PNG nor JPEG nor SVG"};
    };
    if (is_svg(file->view()) && file->size() <= limits::image_bytes) {
        Diagnostics found;
        auto picture = state_->make_svg(*std::move(file), sources, name, found);
        diagnostics.merge(found);
        state_->told.insert_or_assign(name, std::move(found));
        return picture ? state_->keep(name, *std::move(picture)) : ImageId();
    }
    Made made = make();
    if (const auto* refused = std::get_if<Refused>(&made)) {
        report(diagnostics, span, name, *refused);
        return {};
    }
    return state_->keep(name, std::move(std::get<Picture>(made)));
}

ImageId Library::find(const std::filesystem::path& path) const {
    const auto found = state_->by_path.find(path.lexically_normal().generic_string());
    return found == state_->by_path.end() ? ImageId() : found->second;
}

const Info& Library::info(ImageId id) const {
    return state_->pictures[id.index()].info;
}
Bytes Library::file(ImageId id) const {
    return state_->pictures[id.index()].file;
}
const Drawing* Library::drawing(ImageId id) const {
    const std::optional<Drawing>& drawing = state_->pictures[id.index()].drawing;
    return drawing ? &*drawing : nullptr;
}

bool Library::is_painted(ImageId id) const {
    return state_->pictures[id.index()].painted_from.size() != 0;
}

std::optional<PixelSize> Library::painted_size(ImageId id, double width_pt,
                                               double height_pt) const {
    if (!is_painted(id)) return std::nullopt;
    return pixels_for(width_pt / 72, height_pt / 72, limits::painted_pixels);
}

Result<Pixels> Library::painted(ImageId id, PixelSize size) const {
    return paint_pixels(state_->pictures[id.index()].painted_from.view(), size, state_->paint_svg);
}

Pixels Library::pixels(ImageId id) const {
    const Picture& picture = state_->pictures[id.index()];
    switch (picture.info.format) {
        case Format::png: {
            Result<Pixels> pixels = decode_png(picture.file.view());
            return pixels ? *std::move(pixels) : Pixels();
        }
        case Format::jpeg: {
            Result<Pixels> pixels = decode_jpeg(picture.file.view());
            return pixels ? upright(*std::move(pixels), picture.orientation) : Pixels();
        }
        case Format::svg:
            return {};
    }
    return {};
}

std::optional<PngPassage> Library::png_passage(ImageId id) const {
    const Picture& picture = state_->pictures[id.index()];
    if (picture.info.format != Format::png) return std::nullopt;
    return passage_of_png(picture.file.view());
}

std::optional<JpegPassage> Library::jpeg_passage(ImageId id) const {
    const Picture& picture = state_->pictures[id.index()];
    if (picture.info.format != Format::jpeg) return std::nullopt;
    return passage_of_jpeg(Bytes::of(published_jpeg(picture.file.view())));
}

Bytes Library::published(ImageId id) const {
    const Picture& picture = state_->pictures[id.index()];
    switch (picture.info.format) {
        case Format::png:
            return Bytes::of(published_png(picture.file.view()));
        case Format::jpeg:
            return Bytes::of(published_jpeg_for_screens(picture.file.view()));
        case Format::svg:
            return Bytes::of(write_svg(*picture.drawing));
    }
    return {};
}

std::string Library::file_name(ImageId id) const {
    const Info& info = state_->pictures[id.index()].info;
    const std::string stem = hexadecimal(info.digest, 16);
    switch (info.format) {
        case Format::png:
            return stem + ".png";
        case Format::jpeg:
            return stem + ".jpg";
        case Format::svg:
            return stem + ".svg";
    }
    return stem;
}

}  // namespace bifolium::image
