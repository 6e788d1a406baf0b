// Sizes of type that depend on the face. https://www.w3.org/TR/css-fonts-5/#font-size-adjust-prop
// https://www.w3.org/TR/css-inline-3/#sizing-drop-initials
#include <algorithm>

#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

namespace {

double aspect_of(const font::Metrics& metrics) {
    const double em = std::max(metrics.units_per_em, 1);
    return metrics.x_height > 0 ? metrics.x_height / em : 0.5;
}

}  // namespace

double font_size_pt(const Context& context, style::StyleId id, font::FaceId face) {
    const style::TextStyle& text = context.document.text(id);
    const double lines = context.document.box(id).initial_letter_lines;
    double size = text.font_size_pt;
    if ((!text.size_adjust && lines <= 0) || !face.valid()) return size;
    const font::Metrics metrics = context.fonts.library().metrics(face);
    if (text.size_adjust) {
        double wanted = *text.size_adjust;
        if (wanted < 0) {
            const font::FaceId first = first_face(context, id, {});
            wanted = first.valid() ? aspect_of(context.fonts.library().metrics(first)) : 0.5;
        }
        size *= wanted / aspect_of(metrics);
    }
    if (lines <= 0) return size;
    // Its capitals reach from the baseline of the last of its lines to the first one's capitals.
    const double em = std::max(metrics.units_per_em, 1);
    const double capital = metrics.cap_height > 0 ? metrics.cap_height / em : 0.7;
    return size + (lines - 1) * text.line_height.value / capital;
}

}  // namespace bifolium::layout
