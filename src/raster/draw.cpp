#include "raster/draw.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "paint/placement.h"
#include "raster/canvas.h"

namespace bifolium::raster {

namespace {

class Drawer {
public:
    Drawer(const paint::Sheet& sheet, const font::Library& fonts, const image::Library& images,
           Canvas& canvas)
        : sheet_(sheet), fonts_(fonts), images_(images), canvas_(canvas) {}

    void run() {
        for (const paint::Mark& mark : sheet_.marks) {
            enter(mark.scope);
            std::visit([&](const auto& what) { draw(what); }, mark.what);
        }
        leave_to(0);
    }

private:
    /// Closes and opens scopes until those of `wanted` are open, outermost first.
    void enter(paint::ScopeId wanted) {
        std::vector<paint::ScopeId> chain;
        for (paint::ScopeId at = wanted; at.valid(); at = scope(at).parent) chain.push_back(at);
        std::size_t common = 0;
        while (common < open_.size() && common < chain.size() &&
               open_[common] == chain[chain.size() - 1 - common]) {
            ++common;
        }
        leave_to(common);
        while (open_.size() < chain.size()) {
            const paint::ScopeId id = chain[chain.size() - 1 - open_.size()];
            const paint::Scope& entered = scope(id);
            canvas_.open(entered.transform, entered.clip ? &*entered.clip : nullptr,
                         is_group(entered));
            open_.push_back(id);
        }
    }
    void leave_to(std::size_t depth) {
        while (open_.size() > depth) {
            const paint::Scope& left = scope(open_.back());
            if (left.mask != nullptr) {
                canvas_.begin_mask();
                Drawer(*left.mask, fonts_, images_, canvas_).run();
                canvas_.end_mask(left.mask_by_luminance);
            }
            canvas_.close(is_group(left), left.opacity);
            open_.pop_back();
        }
    }
    static bool is_group(const paint::Scope& scope) {
        return scope.opacity < 1 || scope.mask != nullptr;
    }
    const paint::Scope& scope(paint::ScopeId id) const { return sheet_.scopes[id.index()]; }

    void draw(const paint::Fill& fill) {
        if (const auto* rect = std::get_if<Rect>(&fill.shape)) {
            canvas_.fill(*rect, fill.ink);
        } else {
            canvas_.fill(*std::get_if<Path>(&fill.shape), fill.ink, fill.rule);
        }
    }
    void draw(const paint::Stroke& stroke) {
        Canvas::Line line{stroke.width.to_pt(), stroke.cap, stroke.join,
                          stroke.miter_limit,   {},         stroke.dash_offset.to_pt()};
        for (const Length dash : stroke.dashes) line.dashes_pt.push_back(dash.to_pt());
        canvas_.stroke(stroke.path, stroke.ink, line);
    }
    void draw(const paint::Glyphs& glyphs) {
        const font::GlyphRun& run = *glyphs.run;
        const std::int32_t em = fonts_.metrics(run.face).units_per_em;
        const double scale = glyphs.size.to_pt() / em, across = scale * glyphs.stretch;
        for (const paint::Cluster& cluster : paint::clusters(glyphs, em)) {
            Coordinate at{glyphs.baseline.x.to_pt() + cluster.x_pt, glyphs.baseline.y.to_pt()};
            for (std::uint32_t i = cluster.begin; i < cluster.end; ++i) {
                const font::Glyph& glyph = run.glyphs[i];
                canvas_.add_outline(outline(run.face, glyph.id),
                                    {at.x + glyph.x_offset * across, at.y - glyph.y_offset * scale},
                                    across, scale);
                at.x += glyph.advance * across;
            }
        }
        canvas_.fill_outlines(glyphs.colour);
    }
    void draw(const paint::Picture& picture) {
        const Size size = picture.rect.size;
        const std::optional<image::PixelSize> painted =
            images_.painted_size(picture.image, size.width.to_pt(), size.height.to_pt());
        const std::pair key(picture.image, painted.value_or(image::PixelSize{}));
        auto found = pictures_.find(key);
        if (found == pictures_.end()) {
            found = pictures_.emplace(key, pixels_of(picture.image, painted)).first;
        }
        canvas_.picture(found->second, picture.rect);
    }
    image::Pixels pixels_of(image::ImageId id, std::optional<image::PixelSize> painted) const {
        if (painted) {
            if (Result<image::Pixels> made = images_.painted(id, *painted)) return *std::move(made);
        }
        return images_.pixels(id);
    }

    const Path& outline(font::FaceId face, std::uint32_t glyph) {
        const auto found = outlines_.find({face, glyph});
        if (found != outlines_.end()) return found->second;
        return outlines_.emplace(std::pair(face, glyph), fonts_.outline(face, glyph)).first->second;
    }

    const paint::Sheet& sheet_;
    const font::Library& fonts_;
    const image::Library& images_;
    Canvas& canvas_;
    std::vector<paint::ScopeId> open_;
    std::map<std::pair<font::FaceId, std::uint32_t>, Path> outlines_;
    std::map<std::pair<image::ImageId, image::PixelSize>, image::Pixels> pictures_;
};

}  // namespace

image::Pixels draw(const paint::Sheet& sheet, const font::Library& fonts,
                   const image::Library& images, const Options& options) {
    Canvas canvas(options.bleed ? sheet.bleed : sheet.trim, options.pixels_per_inch);
    Drawer(sheet, fonts, images, canvas).run();
    return canvas.pixels();
}

}  // namespace bifolium::raster
