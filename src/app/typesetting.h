// Typesetting: one styled document laid out, with all that its layout lends. Not to be moved: its
// parts point at each other.
#pragma once

#include "font/shape.h"
#include "layout/box.h"
#include "layout/memo.h"
#include "layout/paginate.h"
#include "text/segmenter.h"

namespace bifolium::app {

/// What a layout borrows.
struct Resources {
    const font::Selection& fonts;
    const image::Library& images;
    const text::Hyphenation& hyphenation;
    Workers& workers;
};

class Typesetting {
public:
    Typesetting(const style::StyledDocument& styled, const Resources& resources,
                Diagnostics& diagnostics)
        : segmenter_(&resources.hyphenation),
          tree(layout::boxes(styled, resources.images, diagnostics)),
          context{.document = styled,
                  .fonts = resources.fonts,
                  .images = resources.images,
                  .facts = *tree.facts,
                  .segmenter = segmenter_,
                  .shapes = shapes_,
                  .memo = memo_,
                  .workers = resources.workers,
                  .diagnostics = diagnostics},
          pages(layout::paginate(context, tree)) {}
    Typesetting(const Typesetting&) = delete;
    Typesetting& operator=(const Typesetting&) = delete;

private:
    text::Segmenter segmenter_;
    font::ShapeCache shapes_;
    layout::Memo memo_;

public:
    const layout::BoxTree tree;
    const layout::Context context;
    const layout::Pages pages;
};

}  // namespace bifolium::app
