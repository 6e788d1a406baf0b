#include "pdf/fonts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <span>

#include "base/compress.h"
#include "pdf/syntax.h"

namespace bifolium::pdf {

namespace {

constexpr std::size_t most_codes = 65535;

std::string hexadecimal_code(std::uint32_t code) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (int shift = 12; shift >= 0; shift -= 4) out.push_back(digits[code >> shift & 15]);
    return out;
}

/// What a name may hold without escapes, which libharu does not write.
std::string plain_name(std::string_view name) {
    std::string out;
    for (const char c : name.substr(0, 100)) {
        const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                            (c >= 'a' && c <= 'z') || c == '-' || c == '_';
        out.push_back(letter ? c : '-');
    }
    return out.empty() ? "Font" : out;
}

}  // namespace

Fonts::Used& Fonts::use(font::FaceId face, Store& store) {
    const auto [at, fresh] = index_.try_emplace(face, used_.size());
    if (!fresh) return used_[at->second];
    Used used;
    used.face = face;
    used.resource = "F" + std::to_string(used_.size() + 1);
    const std::uint32_t notdef = 0;
    Result<font::Program> probe =
        font::subset(library_, face, std::span(&notdef, 1), font::Purpose::pdf);
    if (probe) {
        used.outlines = probe->outlines;
    } else {
        store.refuse(probe.failure().what);
    }
    const double scale = 1000.0 / library_.metrics(face).units_per_em;
    used.slots.push_back({.glyph = 0,
                          .text = {},
                          .width = std::round(library_.advance(face, 0) * scale * 100) / 100});
    used_.push_back(std::move(used));
    return used_.back();
}

const std::string& Fonts::resource(font::FaceId face) {
    return used_.at(index_.at(face)).resource;
}

Code Fonts::code(font::FaceId face, std::uint32_t glyph, std::string_view text, Store& store) {
    Used& used = use(face, store);
    if (used.codes.size() <= glyph) used.codes.resize(glyph + 1);
    std::vector<std::uint16_t>& codes = used.codes[glyph];
    for (const std::uint16_t value : codes) {
        const Slot& slot = used.slots[value];
        if (slot.text == text) return {.value = value, .width = slot.width, .exact = true};
        if (used.outlines == font::Outlines::cff) {
            return {.value = value, .width = slot.width, .exact = false};
        }
    }
    if (used.slots.size() >= most_codes) {
        store.refuse("the face " + library_.facts(face).postscript_name +
                     " is asked for more than 65535 glyphs and texts in one PDF");
        return {};
    }
    const double scale = 1000.0 / library_.metrics(face).units_per_em;
    const double width = std::round(library_.advance(face, glyph) * scale * 100) / 100;
    codes.push_back(static_cast<std::uint16_t>(used.slots.size()));
    used.slots.push_back({.glyph = glyph, .text = std::string(text), .width = width});
    return {.value = codes.back(), .width = width, .exact = true};
}

void Fonts::embed(HPDF_Dict resources, Store& store) {
    for (Used& used : used_) store.set(resources, used.resource.c_str(), embed(used, store));
}

bool Fonts::any_provisional() const {
    return std::any_of(used_.begin(), used_.end(),
                       [](const Used& used) { return used.outlines == font::Outlines::cff; });
}

HPDF_Dict Fonts::embed(Used& used, Store& store) {
    std::vector<std::uint32_t> glyphs;
    for (const Slot& slot : used.slots) glyphs.push_back(slot.glyph);
    Result<font::Program> program = font::subset(library_, used.face, glyphs, font::Purpose::pdf);
    if (!program) {
        store.refuse(program.failure().what);
        return nullptr;
    }
    used.subset_glyphs = program->glyphs;
    const std::string name =
        program->tag + "+" + plain_name(library_.facts(used.face).postscript_name);
    const bool truetype = used.outlines == font::Outlines::truetype;

    const HPDF_Dict system = store.dictionary();
    store.set(system, "Registry", ByteString{"Adobe"});
    store.set(system, "Ordering", ByteString{"Identity"});
    store.set(system, "Supplement", std::int32_t{0});
    const HPDF_Dict descendant = store.raw([text = widths(used)] { return text; });
    store.set(descendant, "Type", Name{"Font"});
    store.set(descendant, "Subtype", Name{truetype ? "CIDFontType2" : "CIDFontType0"});
    store.set(descendant, "BaseFont", Name{name});
    store.set(descendant, "CIDSystemInfo", system);
    store.set(descendant, "FontDescriptor", descriptor(used, *program, name, store));
    if (truetype) {
        std::string map;
        for (const std::uint32_t glyph : used.subset_glyphs) {
            map.push_back(static_cast<char>(glyph >> 8 & 0xFF));
            map.push_back(static_cast<char>(glyph & 0xFF));
        }
        store.set(descendant, "CIDToGIDMap",
                  store.stream(deflate(map, Wrapping::zlib), Filter::flate));
    }
    const HPDF_Array descendants = store.array();
    store.push(descendants, descendant);
    const HPDF_Dict font = store.indirect_dictionary();
    store.set(font, "Type", Name{"Font"});
    store.set(font, "Subtype", Name{"Type0"});
    store.set(font, "BaseFont", Name{name});
    store.set(font, "Encoding", Name{"Identity-H"});
    store.set(font, "DescendantFonts", descendants);
    store.set(font, "ToUnicode",
              store.stream(deflate(to_unicode(used), Wrapping::zlib), Filter::flate));
    return font;
}

HPDF_Dict Fonts::descriptor(const Used& used, const font::Program& program, const std::string& name,
                            Store& store) {
    const font::Metrics metrics = library_.metrics(used.face);
    const font::Facts& facts = library_.facts(used.face);
    const auto scaled = [&](std::int32_t units) {
        return static_cast<std::int32_t>(std::lround(units * 1000.0 / metrics.units_per_em));
    };
    std::int32_t flags = 4;  // symbolic: no encoding but the font's own
    if (facts.fixed_pitch) flags |= 1;
    if (facts.serif) flags |= 2;
    if (facts.slant == font::Slant::italic) flags |= 64;
    const HPDF_Array box = store.array();
    for (const std::int32_t edge :
         {metrics.bbox_x_min, metrics.bbox_y_min, metrics.bbox_x_max, metrics.bbox_y_max}) {
        store.push(box, scaled(edge));
    }
    const bool truetype = used.outlines == font::Outlines::truetype;
    const HPDF_Dict file = store.stream(deflate(program.bytes, Wrapping::zlib), Filter::flate);
    if (truetype) {
        store.set(file, "Length1", static_cast<std::int32_t>(program.bytes.size()));
    } else {
        store.set(file, "Subtype", Name{"CIDFontType0C"});
    }
    const HPDF_Dict out = store.indirect_dictionary();
    store.set(out, "Type", Name{"FontDescriptor"});
    store.set(out, "FontName", Name{name});
    store.set(out, "Flags", flags);
    store.set(out, "FontBBox", box);
    store.set(out, "ItalicAngle", metrics.italic_angle);
    store.set(out, "Ascent", scaled(metrics.ascent));
    store.set(out, "Descent", scaled(metrics.descent));
    store.set(out, "CapHeight", scaled(metrics.cap_height));
    store.set(out, "XHeight", scaled(metrics.x_height));
    // No table of a font knows its stems; this is the usual guess from the weight.
    store.set(out, "StemV", 10 + 220 * (facts.weight - 50) / 900);
    store.set(out, truetype ? "FontFile2" : "FontFile3", file);
    return out;
}

/// CIDs and their widths; for CFF a CID is the subset's glyph.
std::string Fonts::widths(const Used& used) const {
    std::map<std::uint32_t, double> by_cid;
    for (std::size_t code = 0; code < used.slots.size(); ++code) {
        const bool truetype = used.outlines == font::Outlines::truetype;
        by_cid[truetype ? static_cast<std::uint32_t>(code) : used.subset_glyphs[code]] =
            used.slots[code].width;
    }
    std::string out = "/DW 1000\n/W [";
    std::uint32_t expected = 0;
    bool open = false;
    for (const auto& [cid, width] : by_cid) {
        if (!open || cid != expected) {
            if (open) out += "] ";
            out += std::to_string(cid) + " [";
            open = true;
        }
        out += number(width, 2) + " ";
        expected = cid + 1;
    }
    return out + "]]\n";
}

std::string Fonts::to_unicode(const Used& used) const {
    std::map<std::uint32_t, std::string> by_cid;
    for (std::size_t code = 1; code < used.slots.size(); ++code) {
        const bool truetype = used.outlines == font::Outlines::truetype;
        const std::string& text = used.slots[code].text;
        by_cid[truetype ? static_cast<std::uint32_t>(code) : used.subset_glyphs[code]] =
            text.empty() ? "FFFD" : utf16_hexadecimal(text);
    }
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    std::size_t left = by_cid.size();
    std::size_t in_block = 0;
    for (const auto& [cid, text] : by_cid) {
        if (in_block == 0) {
            in_block = std::min<std::size_t>(left, 100);
            out += std::to_string(in_block) + " beginbfchar\n";
        }
        out += "<" + hexadecimal_code(cid) + "> <" + text + ">\n";
        --left;
        if (--in_block == 0) out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

const Fonts::Used* Fonts::named(std::string_view resource) const {
    const auto found = std::find_if(used_.begin(), used_.end(),
                                    [&](const Used& used) { return used.resource == resource; });
    return found == used_.end() ? nullptr : &*found;
}

bool Fonts::has_provisional(std::string_view content) const {
    return std::any_of(used_.begin(), used_.end(), [&](const Used& used) {
        return used.outlines == font::Outlines::cff &&
               content.find("/" + used.resource + " ") != std::string_view::npos;
    });
}

/// Reads our own content streams only: one operation a line, fonts by "/F1 12 Tf", glyphs in lines
/// that begin with '['.
std::string Fonts::translate(std::string_view content) const {
    std::string out;
    out.reserve(content.size());
    std::vector<const Used*> saved;
    const Used* font = nullptr;
    while (!content.empty()) {
        const std::string_view line = content.substr(0, content.find('\n') + 1);
        content.remove_prefix(line.size());
        if (line == "q\n") saved.push_back(font);
        if (line == "Q\n" && !saved.empty()) {
            font = saved.back();
            saved.pop_back();
        }
        if (line.front() == '/' && line.size() > 3 && line.substr(line.size() - 3) == "Tf\n") {
            font = named(line.substr(1, line.find(' ') - 1));
        }
        const bool shows =
            line.front() == '[' && font != nullptr && font->outlines == font::Outlines::cff;
        if (!shows) {
            out += line;
            continue;
        }
        bool inside = false;
        for (std::size_t i = 0; i < line.size();) {
            if (inside && line[i] != '>' && i + 4 <= line.size()) {
                std::uint32_t code = 0;
                std::from_chars(line.data() + i, line.data() + i + 4, code, 16);
                out += hexadecimal_code(font->subset_glyphs.at(code));
                i += 4;
                continue;
            }
            if (line[i] == '<') inside = true;
            if (line[i] == '>') inside = false;
            out.push_back(line[i++]);
        }
    }
    return out;
}

}  // namespace bifolium::pdf
