// Fonts of a file: composite fonts, one a face, with codes of our own. A code stands for a glyph
// and what it says there, so ToUnicode is exact even where one glyph serves several texts.
//
// TrueType: the code is the CID, mapped to the subset's glyph. CFF knows no such map: its code is
// a number given at first use, and translate() puts the subset's glyph in its place once all
// glyphs are known. ISO 32000-1, 9.7.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "font/library.h"
#include "font/subset.h"
#include "pdf/store.h"

namespace bifolium::pdf {

struct Code {
    std::uint16_t value = 0;
    double width = 0;   ///< In thousandths of the em, as the file will say it.
    bool exact = true;  ///< Does ToUnicode say the text asked for? Else ActualText must.
};

class Fonts {
public:
    explicit Fonts(const font::Library& library) : library_(library) {}

    /// "F3": the face's name among the resources.
    const std::string& resource(font::FaceId);
    /// The first text of a CFF glyph is the one that ToUnicode says.
    Code code(font::FaceId, std::uint32_t glyph, std::string_view text, Store&);

    /// Subsets and embeds all faces into a dictionary of resources. No codes after this.
    void embed(HPDF_Dict resources, Store&);
    bool any_provisional() const;
    /// Does the content show a CFF face? Then it must be translated after embed().
    bool has_provisional(std::string_view content) const;
    std::string translate(std::string_view content) const;

private:
    struct Slot {
        std::uint32_t glyph = 0;
        std::string text;
        double width = 0;
    };
    struct Used {
        font::FaceId face;
        font::Outlines outlines = font::Outlines::truetype;
        std::string resource;
        std::vector<Slot> slots;                        ///< By code; the first is .notdef.
        std::vector<std::vector<std::uint16_t>> codes;  ///< By glyph.
        std::vector<std::uint32_t> subset_glyphs;       ///< By code, after embed().
    };
    Used& use(font::FaceId, Store&);
    HPDF_Dict embed(Used&, Store&);
    HPDF_Dict descriptor(const Used&, const font::Program&, const std::string& name, Store&);
    std::string widths(const Used&) const;
    std::string to_unicode(const Used&) const;
    const Used* named(std::string_view resource) const;

    const font::Library& library_;
    std::vector<Used> used_;
    std::map<font::FaceId, std::size_t> index_;
};

}  // namespace bifolium::pdf
