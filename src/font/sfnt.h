// Our own look at a font file before HarfBuzz sees it, and the few facts that HarfBuzz does not
// tell. Fonts come with manuscripts and may be hostile: what fails here is not loaded at all.
// https://learn.microsoft.com/typography/opentype/spec/otff
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "font/library.h"

namespace bifolium::font {

/// Big-endian numbers of one table. Reading past its end gives 0: every table that must be long
/// enough was checked to be, and OS/2 has grown over the years.
class Table {
public:
    Table() = default;
    explicit Table(std::string_view bytes) : bytes_(bytes) {}
    std::size_t size() const { return bytes_.size(); }
    bool empty() const { return bytes_.empty(); }
    std::uint32_t u8(std::size_t at) const;
    std::uint32_t u16(std::size_t at) const;
    std::uint32_t u32(std::size_t at) const;
    std::int32_t i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    std::int32_t i32(std::size_t at) const { return static_cast<std::int32_t>(u32(at)); }

private:
    std::string_view bytes_;
};

/// One face of a file, its tables found and within bounds.
class Sfnt {
public:
    /// `index` picks a face of a collection (.ttc); 0 for any other file.
    static Result<Sfnt> open(std::string_view file, std::uint32_t index);

    Table table(const char (&tag)[5]) const;  ///< Empty if the face has none.
    bool has(const char (&tag)[5]) const { return !table(tag).empty(); }

private:
    explicit Sfnt(std::string_view file) : file_(file) {}
    std::string_view file_;
    std::uint32_t records_ = 0, count_ = 0;
};

/// What is wrong with the face, as a clause for a message ("its table 'loca' goes backwards");
/// empty if HarfBuzz may have it.
std::string fault_of(const Sfnt&);

Metrics metrics_of(const Sfnt&);
bool may_embed(const Sfnt&);  ///< fsType lets a subset of it be embedded.
/// Weight, slant, pitch and serifs; not the names.
void read_style(const Sfnt&, Facts&);

}  // namespace bifolium::font
