// Recorder: the sheet that is being made of one page, and what every part of paint/ adds to it.
// Private to paint/.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "layout/paginate.h"
#include "paint/marks.h"

namespace bifolium::paint {

class Recorder {
public:
    explicit Recorder(const layout::Context& context) : context_(context) {}

    const layout::Context& context() const { return context_; }
    const document::Document& document() const { return context_.document.document(); }
    Sheet& sheet() { return sheet_; }

    /// While it lives, all marks are artifacts of that kind.
    class Artifacts {
    public:
        Artifacts(Recorder& recorder, Furniture furniture)
            : recorder_(recorder), before_(recorder.furniture_) {
            recorder.furniture_ = furniture;
        }
        ~Artifacts() { recorder_.furniture_ = before_; }
        Artifacts(const Artifacts&) = delete;
        Artifacts& operator=(const Artifacts&) = delete;

    private:
        Recorder& recorder_;
        std::optional<Furniture> before_;
    };
    /// While it lives, marks are in a scope inside the one at hand.
    class Within {
    public:
        Within(Recorder& recorder, Scope scope)
            : recorder_(recorder), before_(recorder.scope_), moved_(recorder.moved_) {
            scope.parent = before_;
            recorder.scope_ = ScopeId(static_cast<std::uint32_t>(recorder.sheet_.scopes.size()));
            recorder.moved_ = product(moved_, scope.transform);
            recorder.sheet_.scopes.push_back(std::move(scope));
        }
        ~Within() {
            recorder_.scope_ = before_;
            recorder_.moved_ = moved_;
        }
        Within(const Within&) = delete;
        Within& operator=(const Within&) = delete;

    private:
        Recorder& recorder_;
        ScopeId before_;
        Transform moved_;
    };

    bool all_artifacts() const { return furniture_.has_value(); }

    using What = std::variant<Fill, Stroke, Glyphs, Picture>;
    void decoration(What);  ///< An artifact of the layout.
    void content(style::Source owner, Role, std::uint32_t text_begin, What);

    // Of the place at hand: scopes move them to where a reader sees them.
    void landmark(document::NodeId, Point);
    /// Grows the node's box.
    void cover(document::NodeId, const Rect&);
    void link(document::NodeId, const Rect&);

private:
    const layout::Context& context_;
    Sheet sheet_;
    ScopeId scope_;
    Transform moved_;  ///< By the scopes at hand.
    std::optional<Furniture> furniture_;
    std::set<document::NodeId> marked_;
    std::map<document::NodeId, std::size_t> boxes_;  // index in the sheet's
};

inline Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}

/// The smallest rectangle around both.
Rect united(const Rect&, const Rect&);
/// The smallest rectangle around where its corners go.
Rect mapped(const Transform&, const Rect&);

// outline.cpp: paths of boxes
struct Corner {
    double horizontal = 0, vertical = 0;
};
/// Clockwise from the top left.
struct Corners {
    Corner top_left, top_right, bottom_right, bottom_left;
    bool round() const;
};
/// Edges in points, y downwards.
struct Outline {
    double left = 0, top = 0, right = 0, bottom = 0;
    Corners corners;
};
void append(Path&, const Outline&);
Path path_of(const Outline&);
Path polygon(const std::vector<Coordinate>&);
/// The outline inside edges of these widths.
Outline inside(const Outline&, double top, double right, double bottom, double left);

// ground.cpp: background and border of a box
struct BoxEdges {
    Edges border;
    Edges padding = {};
    bool starts = true, ends = true;
    bool across_inline = false;  ///< Broken left and right, as inline boxes are; else top, bottom.
    bool border_only = false;    ///< No ground.
};
Outline outline_of(const layout::Context&, const Rect&, style::StyleId, const BoxEdges&);
Outline area_of(const Outline& border_box, style::BoxArea, const BoxEdges&);
void paint_ground(Recorder&, const Rect&, style::StyleId, const BoxEdges&);
void paint_column_rule(Recorder&, const Rect&, style::StyleId);

// text.cpp: glyphs and their decorations
void paint_text(Recorder&, const layout::Fragment&, const layout::TextPart&, Point at,
                bool decorated);

// line.cpp: what stands in one line, and the areas of its links
class Stacking;
void paint_line(Recorder&, Stacking&, const layout::LinePart&, Point at);

// shadow.cpp
void paint_outer_shadows(Recorder&, const Outline& border_box, const style::BoxStyle&);
void paint_inner_shadows(Recorder&, const Outline& padding_box, const style::BoxStyle&);

// background.cpp: the pictures of a background, back to front
void paint_layers(Recorder&, const Outline& border_box, style::StyleId, const BoxEdges&);
/// A page's fill its bleed: what covers the page leaves no edge white.
void paint_page_layers(Recorder&, style::StyleId);

// picture.cpp
/// How large a picture is by itself, in points: 0 by 0 where it has no size.
Coordinate natural_size(const layout::Context&, image::ImageId, style::StyleId);
/// Into a place in points; an artifact if the owner is invalid.
void paint_image(Recorder&, image::ImageId, const Outline& place, style::Source owner);
void paint_picture(Recorder&, const layout::Fragment&, const layout::ImagePart&, Point at);

// printer.cpp: media around the trim, and the marks for the print shop there
void set_media(Recorder&, const layout::Page&);

}  // namespace bifolium::paint
