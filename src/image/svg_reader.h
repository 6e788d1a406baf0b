// SvgReader: walks an SVG file's tree and makes the Drawing. Private to image/; drawing.h has the
// way in. What is not understood is noted by name, and left to whoever asked.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "image/drawing.h"
#include "image/svg_gradient.h"
#include "image/svg_path.h"
#include "image/svg_sheet.h"
#include "image/svg_style.h"
#include "image/svg_tree.h"

namespace bifolium::image {

class SvgReader {
public:
    /// Borrows both; text is not understood without lettering.
    SvgReader(const SvgTree& tree, Lettering* lettering)
        : tree_(tree), lettering_(lettering), sheet_(&tree) {}

    void read();

    Drawing drawing;
    std::map<std::string, std::uint32_t> notes;   ///< Name and first place of what is left out.
    std::set<char32_t> missing;                   ///< Characters that no face has.
    std::map<std::string, std::uint32_t> absent;  ///< Families that the project has not.
    bool too_large = false;

private:
    /// What holds at one place of the tree.
    struct Place {
        SvgStyle style;
        Transform transform;  // user space to the viewport of the file
        Viewport viewport;
        std::vector<std::shared_ptr<const Path>> clips;  // shared: copied for each child
        std::uint32_t depth = 0;
    };
    /// How much there was at some time.
    struct Made {
        std::size_t shapes = 0, groups = 0;
    };
    /// An outline, and what percentages of its paint are of.
    struct Outlined {
        Path path;
        std::optional<Box> box;
    };

    std::set<std::string> sheet_unknown(const SvgElement&);
    void note(const SvgElement&, const std::set<std::string>& names);
    void find_size(const SvgElement& root);
    void children(SvgIndex parent, const Place&);
    void element(SvgIndex, const Place& parent);
    void container(SvgIndex, Place&);
    void first_of_switch(SvgIndex, const Place&);
    void inner_viewport(const SvgElement&, Place&, const SvgElement* used_by = nullptr);
    void use(const SvgElement&, Place&);

    // svg_reader_groups.cpp
    bool clip(Place&, const std::optional<Box>&);
    void fade(Made before, double opacity);
    void gather(Made before, Group);
    std::optional<Box> box_since(Made before, const Place&) const;
    void mask(Made before, const Place&);

    // svg_reader_markers.cpp
    struct Vertex;
    static std::vector<Vertex> vertices_of(const Path&);
    void markers(const Path&, const Place&);
    void marker(const std::string& id, const Vertex&, const Place&);

    // svg_reader_shapes.cpp
    Ink ink(const Paint&, const SvgStyle&, const PaintPlace&, std::uint32_t offset);
    void text(SvgIndex, const Place&);
    void shape(Outlined, const Place&, std::uint32_t offset);
    void add(Shape, bool stroke_first);
    /// Counts what was looked at and made.
    void spend(std::size_t elements, const Path&);

    const SvgTree& tree_;
    Lettering* lettering_;
    SvgSheet sheet_;
    std::set<SvgIndex> reading_;  // masks and markers that are being read
    std::size_t visits_ = 0, coordinates_ = 0;
};

}  // namespace bifolium::image
