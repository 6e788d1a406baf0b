// The sheet around the trim: bleed, and marks that tell the print shop where to cut.
#include <utility>

#include "paint/recorder.h"

namespace bifolium::paint {

namespace {

// As print shops expect them: hairlines that keep clear of the bleed.
constexpr double mark_length_pt = 14.0;
constexpr double least_gap_pt = 8.5;  // 3 mm from the trim
constexpr double hairline_pt = 0.25;
constexpr double cross_radius_pt = 5.0;

/// In every separation; a file of one colour space says black.
constexpr Colour registration{Cmyk{1, 1, 1, 1}, 1};

void hairline(Recorder& recorder, Coordinate from, Coordinate to) {
    Path path;
    path.verbs = {Verb::move, Verb::line};
    path.coordinates = {from, to};
    recorder.decoration(Stroke{.path = std::move(path),
                               .ink = registration,
                               .width = Length::pt(hairline_pt),
                               .dashes = {}});
}

void crop_marks(Recorder& recorder, const Rect& trim, double gap) {
    const double left = trim.origin.x.to_pt(), top = trim.origin.y.to_pt();
    const double right = left + trim.size.width.to_pt(), bottom = top + trim.size.height.to_pt();
    const double end = gap + mark_length_pt;
    for (const double x : {left, right}) {
        hairline(recorder, {x, top - end}, {x, top - gap});
        hairline(recorder, {x, bottom + gap}, {x, bottom + end});
    }
    for (const double y : {top, bottom}) {
        hairline(recorder, {left - end, y}, {left - gap, y});
        hairline(recorder, {right + gap, y}, {right + end, y});
    }
}

/// A circle with a cross, in the middle of each side.
void cross_marks(Recorder& recorder, const Rect& trim, double gap) {
    const double left = trim.origin.x.to_pt(), top = trim.origin.y.to_pt();
    const double width = trim.size.width.to_pt(), height = trim.size.height.to_pt();
    const double out = gap + mark_length_pt / 2;
    const Coordinate places[] = {{left + width / 2, top - out},
                                 {left + width / 2, top + height + out},
                                 {left - out, top + height / 2},
                                 {left + width + out, top + height / 2}};
    for (const Coordinate c : places) {
        const double arm = mark_length_pt / 2, r = cross_radius_pt;
        hairline(recorder, {c.x - arm, c.y}, {c.x + arm, c.y});
        hairline(recorder, {c.x, c.y - arm}, {c.x, c.y + arm});
        const Corner round{r, r};
        recorder.decoration(Stroke{
            .path = path_of({c.x - r, c.y - r, c.x + r, c.y + r, {round, round, round, round}}),
            .ink = registration,
            .width = Length::pt(hairline_pt),
            .dashes = {}});
    }
}

}  // namespace

void set_media(Recorder& recorder, const layout::Page& page) {
    const bool marks = page.crop_marks || page.cross_marks;
    const double gap = page.bleed.to_pt() > least_gap_pt ? page.bleed.to_pt() : least_gap_pt;
    const Length around = marks ? Length::pt(gap + mark_length_pt + 2) : page.bleed;
    Sheet& sheet = recorder.sheet();
    sheet.label = page.label;
    sheet.media = {page.trim.width + around + around, page.trim.height + around + around};
    sheet.trim = {{around, around}, page.trim};
    const Length beyond = around - page.bleed;
    sheet.bleed = {
        {beyond, beyond},
        {page.trim.width + page.bleed + page.bleed, page.trim.height + page.bleed + page.bleed}};
    {
        const Recorder::Artifacts artifacts(recorder, Furniture::background);
        if (page.background.opacity > 0) {
            recorder.decoration(Fill{.shape = sheet.bleed, .ink = page.background});
        }
        if (page.ground.valid()) paint_page_layers(recorder, page.ground);
    }
    const Recorder::Artifacts artifacts(recorder, Furniture::printer);
    if (page.crop_marks) crop_marks(recorder, sheet.trim, gap);
    if (page.cross_marks) cross_marks(recorder, sheet.trim, gap);
}

}  // namespace bifolium::paint
