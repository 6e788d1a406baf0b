// Marks: a sheet as a flat list of marks in painting order. No styles, no boxes.
//
// Every mark names its own owner and its own scope, so there is no begin and end to pair up
// wrongly: a writer sees from two neighbours' scopes what to close and what to open.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "base/path.h"
#include "base/range.h"
#include "font/shape.h"
#include "image/library.h"
#include "style/cascade.h"

namespace bifolium::paint {

struct Fill {
    std::variant<Rect, Path> shape;  ///< A Path is in points.
    image::Ink ink;
    FillRule rule = FillRule::nonzero;
};
struct Stroke {
    Path path;  ///< In points.
    image::Ink ink;
    Length width;
    std::vector<Length> dashes;
    image::LineCap cap = image::LineCap::butt;
    image::LineJoin join = image::LineJoin::miter;
    double miter_limit = 10;
    Length dash_offset = {};
};
/// How a reader gets from a glyph to its letters.
enum class Extraction : std::uint8_t {
    by_cluster,  ///< Clusters, less the least of `glyphs`, count bytes of `text`: ToUnicode.
    whole        ///< All glyphs together say `text`: one ActualText.
};
struct Glyphs {
    Point baseline;
    std::shared_ptr<const font::GlyphRun> run;  ///< The fragment's own.
    Range glyphs;
    Length size, letter_space, word_space;
    Colour colour;
    std::string text;  ///< What the author wrote there. Our own hyphen says U+00AD.
    Extraction extraction = Extraction::by_cluster;
    /// Of each of `glyphs`, in points, with all spacing: layout::advances(). Empty: the run's own
    /// and the two spaces above. Whoever draws asks paint/placement.h.
    std::vector<double> advances_pt = {};
    double stretch = 1;  ///< How much wider the glyphs are drawn than high; the advances know it.
};
/// Pixels. (A drawing is painted as Fill and Stroke marks of its owner, under a Scope.)
struct Picture {
    Rect rect;
    image::ImageId image;
};

/// Artifacts are not read aloud: rules, folios, running heads, a table header's second showing.
enum class Role : std::uint8_t { content, label, artifact };

/// What kind of artifact, for readers that tell: a PDF/UA writer names running heads.
enum class Furniture : std::uint8_t {
    none,        ///< Of the layout: grounds, borders, rules, leaders.
    header,      ///< Of a margin box above the page area.
    footer,      ///< Of one below it.
    margin,      ///< Of one beside it.
    background,  ///< The page's own ground.
    printer      ///< Crop marks and the like.
};

struct Sheet;
using ScopeId = Id<struct ScopeTag>;
/// What clips, moves or fades all marks within. Marks of one scope lie together.
struct Scope {
    ScopeId parent;  ///< Invalid for the outermost.
    Transform transform;
    std::optional<Path> clip;
    double opacity = 1;  ///< Of the group as a whole.
    /// Shows the group as far as these marks, in the space within, are light, or opaque; or null.
    std::shared_ptr<const Sheet> mask = nullptr;
    bool mask_by_luminance = true;
};

struct Mark {
    style::Source owner;  ///< Its node is invalid for artifacts that no node asked for.
    Role role = Role::content;
    /// Byte of the layout string: orders an owner's marks as read, whatever bidi painted.
    std::uint32_t text_begin = 0;
    ScopeId scope;
    std::variant<Fill, Stroke, Glyphs, Picture> what;
    Furniture furniture = Furniture::none;  ///< Of an artifact.
};
/// One rectangle of a link; a link over two lines has two.
struct LinkArea {
    Rect rect;
    document::NodeId owner;  ///< Link, NoteReference or ContentsLink.
};
/// Where a node begins on this sheet: targets of links, the outline. Only nodes with an
/// identifier, a bookmark or a Note.
struct Landmark {
    document::NodeId node;
    Point at;
};
struct Sheet {
    Size media;        ///< The trim, or with marks and bleed more.
    Rect trim, bleed;  ///< In the media.
    std::string label;
    std::vector<Scope> scopes;
    std::vector<Mark> marks;
    std::vector<LinkArea> links;
    std::vector<Landmark> landmarks;
    /// Union of what an Image or Figure node paints here: Layout attribute BBox.
    std::vector<std::pair<document::NodeId, Rect>> boxes;
};

}  // namespace bifolium::paint
