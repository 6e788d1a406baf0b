#include <hb-ot.h>

#include <array>

#include "font/faces.h"
#include "font/sfnt.h"

namespace bifolium::font {

namespace {

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    std::array<char, 256> buffer{};
    auto size = static_cast<unsigned>(buffer.size());
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, buffer.data());
    return std::string(buffer.data());
}

/// PostScript names are printable ASCII without ten delimiters; a PDF's BaseFont relies on it.
bool is_postscript_name(std::string_view name) {
    if (name.empty() || name.size() > 63) return false;
    for (const char character : name) {
        if (character <= ' ' || character > '~') return false;
        if (std::string_view("[](){}<>/%").find(character) != std::string_view::npos) return false;
    }
    return true;
}

}  // namespace

std::string folded_family(std::string_view name) {
    std::string folded(name);
    for (char& character : folded) {
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    }
    return folded;
}

Result<Opened> open_face(std::string_view file, std::uint32_t index) {
    const Result<Sfnt> sfnt = Sfnt::open(file, index);
    if (!sfnt) return sfnt.failure();
    if (std::string fault = fault_of(*sfnt); !fault.empty()) return Failure{std::move(fault)};
    const HbBlob blob(hb_blob_create(file.data(), static_cast<unsigned>(file.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    Opened opened;
    opened.face.reset(hb_face_create(blob.get(), index));
    hb_face_make_immutable(opened.face.get());
    opened.metrics = metrics_of(*sfnt);
    read_style(*sfnt, opened.facts);
    Facts& facts = opened.facts;
    facts.family = name_of(opened.face.get(), HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    if (facts.family.empty()) {
        facts.family = name_of(opened.face.get(), HB_OT_NAME_ID_FONT_FAMILY);
    }
    if (facts.family.empty()) return Failure{"it has no family name"};
    facts.postscript_name = name_of(opened.face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME);
    if (!is_postscript_name(facts.postscript_name)) {
        return Failure{"it has no valid PostScript name"};
    }
    return opened;
}

}  // namespace bifolium::font
