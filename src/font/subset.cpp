#include "font/subset.h"

#include <hb-subset.h>

#include <array>

#include "font/cff.h"
#include "font/faces.h"

namespace bifolium::font {

namespace {

using Input = Handle<hb_subset_input_t, hb_subset_input_destroy>;
using Plan = Handle<hb_subset_plan_t, hb_subset_plan_destroy>;

constexpr std::array tables_no_pdf_wants{
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('g', 'a', 's', 'p'),
};
/// A variable font's tables: without them it is its default instance. Signatures, bitmaps and
/// colours are of no use to either medium.
constexpr std::array tables_nobody_wants{
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('g', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'),
    HB_TAG('H', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'), HB_TAG('M', 'V', 'A', 'R'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('L', 'T', 'S', 'H'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('P', 'C', 'L', 'T'), HB_TAG('E', 'B', 'D', 'T'),
    HB_TAG('E', 'B', 'L', 'C'), HB_TAG('E', 'B', 'S', 'C'), HB_TAG('C', 'B', 'D', 'T'),
    HB_TAG('C', 'B', 'L', 'C'), HB_TAG('s', 'b', 'i', 'x'), HB_TAG('S', 'V', 'G', ' '),
};
/// Of the features that are off until a sheet asks: the figures, which cost ten glyphs each.
constexpr std::array figure_features{
    HB_TAG('l', 'n', 'u', 'm'),
    HB_TAG('o', 'n', 'u', 'm'),
    HB_TAG('t', 'n', 'u', 'm'),
    HB_TAG('p', 'n', 'u', 'm'),
};

template <std::size_t count>
void add_all(hb_set_t* set, const std::array<hb_tag_t, count>& tags) {
    for (const hb_tag_t tag : tags) hb_set_add(set, tag);
}

Input make_input(std::span<const std::uint32_t> glyphs, Purpose purpose) {
    Input input(hb_subset_input_create_or_fail());
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add(wanted, 0);
    for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    add_all(dropped, tables_nobody_wants);
    switch (purpose) {
        case Purpose::pdf:
            add_all(dropped, tables_no_pdf_wants);
            break;
        case Purpose::epub: {
            hb_set_t* names = hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID);
            for (const hb_codepoint_t id : {16U, 17U, 13U, 14U}) hb_set_add(names, id);
            add_all(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
                    figure_features);
            break;
        }
    }
    hb_subset_input_set_flags(input.get(),
                              HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return input;
}

std::string bytes_of(const hb_blob_t* blob) {
    unsigned size = 0;
    const char* data = hb_blob_get_data(const_cast<hb_blob_t*>(blob), &size);
    return data == nullptr ? std::string() : std::string(data, size);
}

HbBlob table(hb_face_t* face, hb_tag_t tag) {
    return HbBlob(hb_face_reference_table(face, tag));
}

/// Six capital letters, as PDF wants before the name of a subset. (ISO 32000-1, 9.6.4)
std::string tag_of(const std::string& program) {
    const Digest digest = sha256(program);
    std::string tag;
    for (std::size_t i = 0; i < 6; ++i) {
        tag.push_back(static_cast<char>('A' + digest.bytes[i] % 26));
    }
    return tag;
}

}  // namespace

bool is_as_listed(const Library& library, FaceId id) {
    const Face& face = Faces::of(library, id);
    return hexadecimal(face.file.digest()) == face.digest;
}

Result<Program> subset(const Library& library, FaceId id, std::span<const std::uint32_t> glyphs,
                       Purpose purpose) {
    const Face& face = Faces::of(library, id);
    if (!is_as_listed(library, id)) {
        return Failure{"the font '" + face.facts.path +
                       "' is not the file that the manifest names: its SHA-256 differs"};
    }
    const unsigned count = hb_face_get_glyph_count(face.face.get());
    for (const std::uint32_t glyph : glyphs) {
        if (glyph >= count) {
            return Failure{"the font '" + face.facts.path + "' has no glyph " +
                           std::to_string(glyph)};
        }
    }
    const Input input = make_input(glyphs, purpose);
    const Plan plan(hb_subset_plan_create_or_fail(face.face.get(), input.get()));
    const HbFace made(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!made) return Failure{"the font '" + face.facts.path + "' cannot be subset"};
    Program program;
    const HbBlob cff = table(made.get(), HB_TAG('C', 'F', 'F', ' '));
    const bool is_cff = hb_blob_get_length(cff.get()) != 0;
    program.outlines = is_cff ? Outlines::cff : Outlines::truetype;
    const HbBlob whole(is_cff && purpose == Purpose::pdf ? nullptr
                                                         : hb_face_reference_blob(made.get()));
    program.bytes = bytes_of(whole ? whole.get() : cff.get());
    if (program.bytes.empty())
        return Failure{"the font '" + face.facts.path + "' cannot be subset"};
    // hb-subset leaves a CID-keyed program's glyphs the CIDs that they had.
    std::vector<std::uint32_t> cids;
    if (is_cff && purpose == Purpose::pdf) cids = character_ids(program.bytes);
    const hb_map_t* ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    program.glyphs.reserve(glyphs.size());
    for (const std::uint32_t glyph : glyphs) {
        const std::uint32_t now = hb_map_get(ids, glyph);
        program.glyphs.push_back(now < cids.size() ? cids[now] : now);
    }
    program.tag = tag_of(program.bytes);
    return program;
}

}  // namespace bifolium::font
