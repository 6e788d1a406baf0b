#include "epub/appearance.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <vector>

#include "epub/sheet.h"

namespace bifolium::epub {

namespace {

struct AbsoluteUnit {
    std::string_view name;
    double rem;  ///< CSS px / 16.
};
constexpr std::array<AbsoluteUnit, 6> absolute_units{{{"px", 1.0 / 16},
                                                      {"pt", 4.0 / 3 / 16},
                                                      {"mm", 96 / 25.4 / 16},
                                                      {"cm", 96 / 2.54 / 16},
                                                      {"in", 6.0},
                                                      {"pc", 1.0}}};

std::string decimal(double value) {
    std::array<char, 32> room{};
    const auto end =
        std::to_chars(room.data(), room.data() + room.size(), value, std::chars_format::fixed, 4);
    std::string out(room.data(), end.ptr);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.ends_with('.')) out.pop_back();
    return out;
}

std::string css_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out.push_back('\\');
        if (static_cast<unsigned char>(c) >= 0x20) out.push_back(c);
    }
    return out + "\"";
}

/// Whether a sheet's own @font-face brings this face under one of these families.
bool has_rule(const Edition& edition, const css::StyleSheet& sheet, font::FaceId face,
              const std::vector<std::string>& stack) {
    return std::any_of(sheet.font_faces.begin(), sheet.font_faces.end(), [&](const auto& rule) {
        return std::find(stack.begin(), stack.end(), rule.family) != stack.end() &&
               std::any_of(rule.sources.begin(), rule.sources.end(),
                           [&](const css::Url& url) { return face_of(edition, url) == face; });
    });
}

bool has_rule(const Edition& edition, font::FaceId face, const std::vector<std::string>& stack) {
    return has_rule(edition, edition.own, face, stack) ||
           std::any_of(edition.sheets.begin(), edition.sheets.end(),
                       [&](const auto& sheet) { return has_rule(edition, sheet, face, stack); });
}

/// A face that the selection found by its own name or by fallback has no rule in any sheet: here
/// it gets one, by fallback under the family that asked. It stands before the sheets' own rules,
/// so a reader asks it last, and the subset has the needed characters only: no unicode-range is
/// wanted (MuPDF drops a whole sheet for one).
std::string own_font_faces(const Edition& edition, std::span<const PackagedFace> faces) {
    std::string out;
    for (const PackagedFace& packaged : faces) {
        const font::Facts& facts = edition.fonts.library().facts(packaged.face);
        std::set<std::string> done;
        for (const std::vector<std::string>& stack : packaged.stacks) {
            if (has_rule(edition, packaged.face, stack)) continue;
            const bool named = std::find(stack.begin(), stack.end(), facts.family) != stack.end();
            const std::string& family = named ? facts.family : stack.front();
            if (!done.insert(family).second) continue;
            out.append("@font-face{font-family:").append(css_string(family));
            out.append(";font-weight:").append(std::to_string(facts.weight));
            out.append(facts.slant == font::Slant::italic ? ";font-style:italic" : "");
            out.append(";src:url(../fonts/").append(packaged.file).append(")");
            out.append("}\n");
        }
    }
    return out;
}

/// What no author's sheet should have to say. Author's rules come later and win.
std::string necessities(const Edition& edition) {
    const bool mirrored = edition.locale.direction == Direction::right_to_left;
    const std::string start = mirrored ? "right" : "left";
    const std::string end = mirrored ? "left" : "right";
    return "[hidden]{display:none}\n"
           "body{text-align:" +
           start +
           "}\n"
           "img{max-width:100%;height:auto}\n"
           "img.cover{display:block;margin:0 auto;max-height:100%}\n"
           "nav ol{list-style-type:none}\n"
           ".align-centre{text-align:center}\n"
           ".align-end{text-align:" +
           end + "}\n";
}

/// A task's box is text with a name for assistive technology, in every reader: a string as list
/// style, as the pages have it, is beyond many.
constexpr std::string_view task_boxes = "li.task,li.task.done{list-style-type:none}\n";

std::string sizes(const Needs& needs) {
    std::string out;
    for (const auto& [size, name] : needs.sizes) {
        const std::string width = relative_length(size.first);
        const std::string height = relative_length(size.second);
        if (width.empty() && height.empty()) continue;
        out.append(".").append(name).append("{");
        if (!width.empty()) out.append("width:").append(width).append(";");
        if (!height.empty()) out.append("height:").append(height);
        if (out.ends_with(';')) out.pop_back();
        out.append("}\n");
    }
    return out;
}

std::string joined_path(const css::Url& url) {
    return (std::filesystem::path(url.base).parent_path() / url.text)
        .lexically_normal()
        .generic_string();
}

}  // namespace

std::string relative_length(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !(value > 0) || value > 10000) return {};
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit == "%" || unit == "rem" || unit == "em") return decimal(value) + std::string(unit);
    if (unit.empty()) return decimal(value / 16) + "rem";  // as HTML's width attribute: px
    const auto* known = std::find_if(absolute_units.begin(), absolute_units.end(),
                                     [&](const AbsoluteUnit& u) { return u.name == unit; });
    return known == absolute_units.end() ? std::string() : decimal(value * known->rem) + "rem";
}

std::string appearance(const Edition& edition, std::span<const PackagedFace> faces,
                       const Needs& needs, Diagnostics& diagnostics) {
    AtomTable atoms = edition.atoms;  // elements intern their names
    const style::Flattening flattening = style::flatten(
        edition.document, edition.own, edition.sheets, left_out(edition.atoms), atoms);
    const SheetContext context{
        .sources = edition.sources,
        .atoms = edition.atoms,
        .file = [&](const css::Url& url) -> std::string {
            const font::FaceId face = face_of(edition, url);
            for (const PackagedFace& packaged : faces) {
                if (packaged.face == face) return "../fonts/" + packaged.file;
            }
            const image::ImageId picture = edition.images.find(joined_path(url));
            if (!picture.valid()) return {};
            const std::string name = edition.images.file_name(picture);
            return needs.images.contains(name) ? "../images/" + name : std::string();
        },
        .right_to_left = edition.locale.direction == Direction::right_to_left,
        .flattening = &flattening};
    std::vector<const css::StyleSheet*> sheets{&edition.own};
    for (const css::StyleSheet& sheet : edition.sheets) sheets.push_back(&sheet);
    return std::string(namespace_rule) + own_font_faces(edition, faces) + necessities(edition) +
           rewrite(sheets, context, diagnostics) + std::string(task_boxes) + sizes(needs);
}

}  // namespace bifolium::epub
