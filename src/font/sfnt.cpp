#include "font/sfnt.h"

#include <algorithm>

#include "base/limits.h"

namespace bifolium::font {

namespace {

constexpr std::uint32_t tag_of(const char (&tag)[5]) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(tag[i]);
    return value;
}

constexpr std::size_t record_size = 16;
constexpr std::uint32_t most_tables = 256;

std::string fault_of_size(const Sfnt& sfnt) {
    const auto shorter = [&](const char(&tag)[5], std::size_t least) {
        return sfnt.table(tag).size() < least;
    };
    if (shorter("head", 54)) return "its table 'head' is missing or too short";
    if (shorter("hhea", 36)) return "its table 'hhea' is missing or too short";
    if (shorter("maxp", 6)) return "its table 'maxp' is missing or too short";
    if (shorter("cmap", 4)) return "its table 'cmap' is missing or too short";
    if (sfnt.has("OS/2") && shorter("OS/2", 68)) return "its table 'OS/2' is too short";
    if (sfnt.has("post") && shorter("post", 32)) return "its table 'post' is too short";
    return {};
}

std::string fault_of_metrics(const Sfnt& sfnt) {
    const std::uint32_t units_per_em = sfnt.table("head").u16(18);
    const std::uint32_t glyphs = sfnt.table("maxp").u16(4);
    const std::uint32_t measured = sfnt.table("hhea").u16(34);
    if (units_per_em < 16 || units_per_em > 16384) {
        return "it has " + std::to_string(units_per_em) + " units in an em, not 16 to 16384";
    }
    if (glyphs == 0) return "it has no glyphs";
    if (measured == 0 || measured > glyphs) {
        return "it has " + std::to_string(measured) + " horizontal metrics for " +
               std::to_string(glyphs) + " glyphs";
    }
    if (sfnt.table("hmtx").size() < std::size_t{measured} * 4 + (glyphs - measured) * 2) {
        return "its table 'hmtx' is missing or too short";
    }
    return {};
}

std::string fault_of_outlines(const Sfnt& sfnt) {
    if (sfnt.has("CFF ")) {
        const bool is_first_version =
            sfnt.table("CFF ").size() >= 4 && sfnt.table("CFF ").u8(0) == 1;
        return is_first_version ? std::string() : "its table 'CFF ' is damaged";
    }
    if (sfnt.has("CFF2")) return "its outlines are CFF2, which no PDF can carry";
    const Table loca = sfnt.table("loca");
    if (loca.empty()) return "it has no outlines (neither 'glyf' nor 'CFF ')";
    const std::uint32_t format = sfnt.table("head").u16(50);
    if (format > 1) return "its table 'head' is damaged";
    const std::size_t entry = format == 0 ? 2 : 4;
    const std::size_t entries = std::size_t{sfnt.table("maxp").u16(4)} + 1;
    if (loca.size() < entries * entry) return "its table 'loca' is too short";
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < entries; ++i) {
        const std::uint64_t here =
            format == 0 ? std::uint64_t{loca.u16(i * 2)} * 2 : std::uint64_t{loca.u32(i * 4)};
        if (here < last) return "its table 'loca' goes backwards";
        last = here;
    }
    if (last > sfnt.table("glyf").size()) return "its table 'loca' points past 'glyf'";
    return {};
}

}  // namespace

std::uint32_t Table::u8(std::size_t at) const {
    return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
}
std::uint32_t Table::u16(std::size_t at) const {
    return u8(at) << 8 | u8(at + 1);
}
std::uint32_t Table::u32(std::size_t at) const {
    return u16(at) << 16 | u16(at + 2);
}

Result<Sfnt> Sfnt::open(std::string_view file, std::uint32_t index) {
    if (file.size() > limits::font_bytes) return Failure{"it is larger than 40 MB"};
    if (file.starts_with("wOFF") || file.starts_with("wOF2")) {
        return Failure{"it is a WOFF file; a TrueType or OpenType file (.ttf, .otf) is needed"};
    }
    const Table whole(file);
    std::size_t at = 0;
    if (file.starts_with("ttcf")) {
        if (index >= whole.u32(8) || file.size() < 12 + 4 * (std::size_t{index} + 1)) {
            return Failure{"the collection has no face " + std::to_string(index)};
        }
        at = whole.u32(12 + 4 * std::size_t{index});
    } else if (index != 0) {
        return Failure{"it is no collection and has no face " + std::to_string(index)};
    }
    const std::uint32_t version = whole.u32(at);
    if (version != 0x00010000 && version != tag_of("true") && version != tag_of("OTTO")) {
        return Failure{"it is no TrueType or OpenType font"};
    }
    Sfnt sfnt(file);
    sfnt.count_ = whole.u16(at + 4);
    sfnt.records_ = static_cast<std::uint32_t>(at + 12);
    if (sfnt.count_ == 0 || sfnt.count_ > most_tables ||
        at + 12 + record_size * sfnt.count_ > file.size()) {
        return Failure{"its table directory is damaged"};
    }
    for (std::size_t i = 0; i < sfnt.count_; ++i) {
        const std::size_t record = sfnt.records_ + record_size * i;
        if (std::uint64_t{whole.u32(record + 8)} + whole.u32(record + 12) > file.size()) {
            return Failure{"a table of it reaches past the end of the file"};
        }
    }
    return sfnt;
}

Table Sfnt::table(const char (&tag)[5]) const {
    const Table whole(file_);
    for (std::size_t i = 0; i < count_; ++i) {
        const std::size_t record = records_ + record_size * i;
        if (whole.u32(record) == tag_of(tag)) {
            return Table(file_.substr(whole.u32(record + 8), whole.u32(record + 12)));
        }
    }
    return {};
}

std::string fault_of(const Sfnt& sfnt) {
    for (const auto check : {fault_of_size, fault_of_metrics, fault_of_outlines}) {
        if (std::string fault = check(sfnt); !fault.empty()) return fault;
    }
    return {};
}

Metrics metrics_of(const Sfnt& sfnt) {
    const Table head = sfnt.table("head"), hhea = sfnt.table("hhea");
    const Table os2 = sfnt.table("OS/2"), post = sfnt.table("post");
    Metrics metrics;
    metrics.units_per_em = static_cast<std::int32_t>(head.u16(18));
    const bool typographic = (os2.u16(62) & 0x80) != 0;  // USE_TYPO_METRICS
    const bool no_lines = hhea.i16(4) == 0 && hhea.i16(6) == 0;
    if (!os2.empty() && (typographic || no_lines)) {
        metrics.ascent = os2.i16(68), metrics.descent = os2.i16(70), metrics.line_gap = os2.i16(72);
    } else {
        metrics.ascent = hhea.i16(4), metrics.descent = hhea.i16(6), metrics.line_gap = hhea.i16(8);
    }
    metrics.descent = metrics.descent > 0 ? -metrics.descent : metrics.descent;  // some forget it
    metrics.line_gap = std::max(metrics.line_gap, 0);
    metrics.x_height = os2.i16(86);
    metrics.cap_height = os2.i16(88);
    const std::int32_t em = metrics.units_per_em;
    if (metrics.x_height <= 0) metrics.x_height = em / 2;  // CSS Values: half an em if unknown
    if (metrics.cap_height <= 0) metrics.cap_height = metrics.ascent;
    metrics.underline_position = post.i16(8);
    metrics.underline_thickness = post.i16(10);
    if (metrics.underline_thickness <= 0) {
        metrics.underline_position = -em / 10, metrics.underline_thickness = em / 20;
    }
    metrics.strikeout_thickness = os2.i16(26);
    metrics.strikeout_position = os2.i16(28);
    if (metrics.strikeout_thickness <= 0) {
        metrics.strikeout_thickness = metrics.underline_thickness;
        metrics.strikeout_position = metrics.x_height / 2;
    }
    metrics.bbox_x_min = head.i16(36), metrics.bbox_y_min = head.i16(38);
    metrics.bbox_x_max = head.i16(40), metrics.bbox_y_max = head.i16(42);
    metrics.italic_angle = post.i32(4) / 65536.0;
    return metrics;
}

bool may_embed(const Sfnt& sfnt) {
    const Table os2 = sfnt.table("OS/2");
    const std::uint32_t rights = os2.u16(8);
    constexpr std::uint32_t restricted = 0x0002, print_or_edit = 0x000C, no_subsetting = 0x0100,
                            bitmaps_only = 0x0200;
    if ((rights & (no_subsetting | bitmaps_only)) != 0) return false;
    // Old fonts set several bits: the least restrictive counts.
    return (rights & restricted) == 0 || (rights & print_or_edit) != 0;
}

void read_style(const Sfnt& sfnt, Facts& facts) {
    const Table os2 = sfnt.table("OS/2"), head = sfnt.table("head"), post = sfnt.table("post");
    constexpr std::uint32_t italic = 0x0001, oblique = 0x0200;
    constexpr std::uint32_t mac_bold = 1, mac_italic = 2;
    if (os2.empty()) {
        facts.weight = (head.u16(44) & mac_bold) != 0 ? 700 : 400;
        facts.slant = (head.u16(44) & mac_italic) != 0 ? Slant::italic : Slant::upright;
    } else {
        std::uint32_t weight = os2.u16(4);
        if (weight > 0 && weight < 10) weight *= 100;  // seen in old fonts: 4 for 400
        facts.weight = static_cast<int>(std::clamp(weight, 1U, 1000U));
        facts.slant = (os2.u16(62) & (italic | oblique)) != 0 ? Slant::italic : Slant::upright;
    }
    facts.fixed_pitch = post.u32(12) != 0;
    const std::uint32_t family_class = os2.u8(30), panose_kind = os2.u8(32),
                        panose_serifs = os2.u8(33);
    const bool by_class = family_class >= 1 && family_class <= 7 && family_class != 6;
    const bool by_panose = panose_kind == 2 && panose_serifs >= 2 && panose_serifs <= 10;
    facts.serif = family_class != 0 ? by_class : by_panose;
    facts.embeddable = may_embed(sfnt);
}

}  // namespace bifolium::font
