// Images: every picture of a run, known by its content. Filled after parsing, const after.
//
// Layout asks for intrinsic sizes, pdf for samples or a JPEG stream, epub for the bytes; the same
// digest names the file in the EPUB and the XObject in the PDF, so equal pictures are one.
// Every header is checked and every picture decoded once here: a damaged one is a finding.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/id.h"
#include "base/result.h"
#include "font/selection.h"
#include "image/drawing.h"
#include "image/passage.h"
#include "image/pixels.h"

namespace bifolium::image {

using ImageId = Id<struct ImageTag>;

enum class Format : std::uint8_t { png, jpeg, svg };

struct Info {
    Format format = Format::png;  ///< What is shown: of a painted drawing png.
    /// Pixels as shown, or CSS px of an SVG's viewport. Of a painted drawing no whole numbers.
    double width = 0, height = 0;
    double pixels_per_inch = 96;
    Digest digest;
};

struct PixelSize {
    std::uint32_t width = 0, height = 0;
    friend auto operator<=>(const PixelSize&, const PixelSize&) = default;
};
/// Another program's way to paint an SVG file: a PNG of exactly that size. The same each time, and
/// from any thread.
using PaintSvg = std::function<Result<std::string>(std::string_view svg, PixelSize)>;

class Library {
public:
    Library();
    ~Library();
    Library(Library&&) noexcept;

    /// For drawings added from now on. Borrows the fonts, and needs them no longer than add() runs.
    void letter_with(const font::Selection&);
    void paint_svg_with(PaintSvg);

    /// Invalid, and a finding at `span`, if it cannot be read or is damaged. The format is told
    /// from the content, never from the name.
    /// A drawing that is not understood whole is painted: it is a picture of pixels from then on.
    ImageId add(const Files&, Sources&, const std::filesystem::path&, Span span, Diagnostics&);
    ImageId find(const std::filesystem::path&) const;

    const Info& info(ImageId) const;
    Bytes file(ImageId) const;
    /// Upright (EXIF orientation applied). Decoded at each call; of an SVG nothing.
    Pixels pixels(ImageId) const;
    /// For a PDF, which may carry the picture's data undecoded; nothing where it may not.
    std::optional<PngPassage> png_passage(ImageId) const;
    std::optional<JpegPassage> jpeg_passage(ImageId) const;
    const Drawing* drawing(ImageId) const;  ///< Of an SVG that is not painted; else null.

    bool is_painted(ImageId) const;
    /// How many pixels a painted drawing has at 300 an inch, or as many as the limits let it have;
    /// nothing for all other pictures.
    std::optional<PixelSize> painted_size(ImageId, double width_pt, double height_pt) const;
    /// Painted in that size. Where that fails, pixels() still has it as for a screen.
    Result<Pixels> painted(ImageId, PixelSize) const;

    /// The file as an e-book may carry it: EXIF and GPS stripped, orientation applied (re-encoded
    /// only where it must be), in RGB. An SVG is rewritten from its Drawing, or is the PNG that was
    /// painted.
    Bytes published(ImageId) const;
    std::string file_name(ImageId) const;  ///< "0123456789abcdef.png".

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bifolium::image
