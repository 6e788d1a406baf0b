// Images: every picture of a run, known by its content. Filled after parsing, const after.
//
// Layout asks for intrinsic sizes, pdf for samples or a JPEG stream, epub for the bytes; the same
// digest names the file in the EPUB and the XObject in the PDF, so equal pictures are one.
// Every header is checked and every picture decoded once here: a damaged one is a finding.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/id.h"
#include "image/drawing.h"
#include "image/passage.h"
#include "image/pixels.h"

namespace bifolium::image {

using ImageId = Id<struct ImageTag>;

enum class Format : std::uint8_t { png, jpeg, svg };

struct Info {
    Format format = Format::png;
    double width = 0, height = 0;  ///< Pixels as shown, or CSS px of an SVG's viewport.
    double pixels_per_inch = 96;
    Digest digest;
};

class Library {
public:
    Library();
    ~Library();
    Library(Library&&) noexcept;

    /// Invalid, and a finding at `span`, if it cannot be read or is damaged. The format is told
    /// from the content, never from the name.
    ImageId add(const Files&, Sources&, const std::filesystem::path&, Span span, Diagnostics&);
    ImageId find(const std::filesystem::path&) const;

    const Info& info(ImageId) const;
    Bytes file(ImageId) const;
    /// Upright (EXIF orientation applied). Decoded at each call; of an SVG nothing.
    Pixels pixels(ImageId) const;
    /// For a PDF, which may carry the picture's data undecoded; nothing where it may not.
    std::optional<PngPassage> png_passage(ImageId) const;
    std::optional<JpegPassage> jpeg_passage(ImageId) const;
    const Drawing* drawing(ImageId) const;  ///< Of an SVG; else null.
    /// The file as an e-book may carry it: EXIF and GPS stripped, orientation applied (re-encoded
    /// only where it must be), in RGB. An SVG is rewritten from its Drawing.
    Bytes published(ImageId) const;
    std::string file_name(ImageId) const;  ///< "0123456789abcdef.png".

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bifolium::image
