#include "pdf/page.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>
#include <variant>

#include "pdf/shading.h"
#include "pdf/syntax.h"
#include "pdf/text.h"

namespace bifolium::pdf {

namespace {

std::string_view artifact_properties(paint::Furniture furniture) {
    switch (furniture) {
        case paint::Furniture::none:
            return "/Type /Layout";
        case paint::Furniture::header:
            return "/Type /Pagination /Subtype /Header /Attached [/Top]";
        case paint::Furniture::footer:
            return "/Type /Pagination /Subtype /Footer /Attached [/Bottom]";
        case paint::Furniture::margin:
            return "/Type /Pagination";
        case paint::Furniture::background:
            return "/Type /Background";
        case paint::Furniture::printer:
            return "/Type /Page";
    }
    return "/Type /Layout";
}

/// Text that CSS generates stands outside the structure; a list's marker is the item's label.
bool is_generated(style::PseudoElement pseudo) {
    return pseudo != style::PseudoElement::none && pseudo != style::PseudoElement::marker;
}

std::string_view cap(image::LineCap cap) {
    switch (cap) {
        case image::LineCap::butt:
            return "0 J";
        case image::LineCap::round:
            return "1 J";
        case image::LineCap::square:
            return "2 J";
    }
    return "0 J";
}

std::string_view join(image::LineJoin join) {
    switch (join) {
        case image::LineJoin::miter:
            return "0 j";
        case image::LineJoin::round:
            return "1 j";
        case image::LineJoin::bevel:
            return "2 j";
    }
    return "0 j";
}

void stroke_path(const paint::Stroke& stroke, ContentWriter& out) {
    out.operation(number(stroke.width.to_pt()) + " w");
    out.operation(cap(stroke.cap));
    out.operation(join(stroke.join));
    out.operation(number(std::max(stroke.miter_limit, 1.0)) + " M");
    double sum = 0;
    std::string dashes;
    for (const Length dash : stroke.dashes) {
        sum += std::max(dash.to_pt(), 0.0);
        dashes += number(std::max(dash.to_pt(), 0.0)) + " ";
    }
    if (sum > 0) out.operation("[" + dashes + "] " + number(stroke.dash_offset.to_pt()) + " d");
    out.path(stroke.path);
    out.operation("S");
}

}  // namespace

PageWriter::PageWriter(const paint::Sheet& sheet, PageServices& services)
    : PageWriter(sheet, services, sheet.media.height.to_pt()) {}

PageWriter::PageWriter(const paint::Sheet& sheet, PageServices& services, double height_pt)
    : sheet_(sheet), services_(services) {
    layers_.push_back({.content = ContentWriter(height_pt)});
}

std::string PageWriter::write() {
    draw_all();
    return std::move(content()).finish();
}

void PageWriter::draw_all() {
    const std::vector<Wrapping> all = wrappings();
    find_groups();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const paint::Mark& mark = sheet_.marks[i];
        if (scopes_.empty() ? mark.scope.valid() : scopes_.back() != mark.scope) {
            close();
            enter_scope(mark.scope);
        }
        if (const auto* glyphs = std::get_if<paint::Glyphs>(&mark.what)) {
            draw(*glyphs, all[i]);
        } else {
            open(all[i]);
            draw(mark.what);
        }
    }
    close();
    enter_scope(paint::ScopeId());
}

/// The place of each mark in the structure, and its rank among what is read on this sheet.
std::vector<PageWriter::Wrapping> PageWriter::wrappings() {
    std::vector<Wrapping> all;
    all.reserve(sheet_.marks.size());
    for (const paint::Mark& mark : sheet_.marks) {
        Wrapping wrapping;
        wrapping.furniture = mark.furniture;
        wrapping.place = {mark.owner.node, mark.text_begin};
        const bool label =
            mark.role == paint::Role::label || mark.owner.pseudo == style::PseudoElement::marker;
        if (mark.role != paint::Role::artifact && mark.owner.node.valid() &&
            !is_generated(mark.owner.pseudo)) {
            const ElementId whole = services_.structure.element_of(mark.owner.node);
            wrapping.element = label ? services_.structure.label_of(mark.owner.node) : whole;
            // What only a sheet makes a list item has no label in the structure.
            const bool bare =
                mark.owner.pseudo == style::PseudoElement::marker && wrapping.element == whole;
            wrapping.artifact = bare || !wrapping.element.valid();
        }
        all.push_back(wrapping);
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (!all[i].artifact) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t i) {
            return std::tuple(all[i].place.node, all[i].element, all[i].place.text_begin);
        };
        return key(a) < key(b);
    });
    std::uint32_t rank = 0;
    for (const std::uint32_t i : order) all[i].rank = rank++;
    return all;
}

void PageWriter::open(const Wrapping& next) {
    if (open_ != nullptr) {
        const bool same = next.artifact ? open_->artifact && open_->furniture == next.furniture
                                        : !open_->artifact && open_->element == next.element &&
                                              open_->place.node == next.place.node &&
                                              open_->rank + 1 == next.rank;
        if (same || open_ == &next) {
            open_ = &next;
            return;
        }
        close();
    }
    if (next.artifact) {
        content().begin_marked("Artifact", artifact_properties(next.furniture));
    } else {
        const std::uint32_t number = services_.structure.add_content(next.element, next.place);
        content().begin_marked(services_.structure.type_of(next.element),
                               "/MCID " + std::to_string(number));
    }
    open_ = &next;
}

void PageWriter::close() {
    if (open_ != nullptr) content().end_marked();
    open_ = nullptr;
}

void PageWriter::opacity(double value) {
    const double held = std::clamp(value, 0.0, 1.0);
    const auto thousandths = static_cast<int>(std::lround(held * 1000));
    const std::string name = "G" + std::to_string(thousandths);
    if (services_.opacities.insert(name).second) {
        Store& store = services_.store;
        const HPDF_Dict state = store.dictionary();
        store.set(state, "Type", Name{"ExtGState"});
        store.set(state, "ca", thousandths / 1000.0);
        store.set(state, "CA", thousandths / 1000.0);
        store.set(services_.graphics_states, name.c_str(), state);
    }
    content().graphics_state(name);
}

void PageWriter::draw(const paint::Fill& fill) {
    const auto shape = [&](ContentWriter& out) {
        if (const auto* rect = std::get_if<Rect>(&fill.shape)) {
            out.rectangle(rect->origin.x.to_pt(), rect->origin.y.to_pt(), rect->size.width.to_pt(),
                          rect->size.height.to_pt());
        } else {
            out.path(*std::get_if<Path>(&fill.shape));
        }
    };
    const bool even_odd = fill.rule == FillRule::even_odd;
    if (const auto* colour = std::get_if<Colour>(&fill.ink)) {
        content().fill_colour(to_rgb(*colour));
        opacity(colour->opacity * scope_opacity());
        shape(content());
        content().operation(even_odd ? "f*" : "f");
    } else if (image::stops_of(fill.ink) != nullptr) {
        draw_gradient(fill.ink, [&](Layer& layer) {
            layer.content.save();
            shape(layer.content);
            layer.content.operation(even_odd ? "W* n" : "W n");
            show_shading(fill.ink, Channel::colour, layer);
            layer.content.restore();
        });
    }
}

void PageWriter::draw(const paint::Stroke& stroke) {
    if (const auto* colour = std::get_if<Colour>(&stroke.ink)) {
        content().save();
        content().stroke_colour(to_rgb(*colour));
        opacity(colour->opacity * scope_opacity());
        stroke_path(stroke, content());
        content().restore();
    } else if (image::stops_of(stroke.ink) != nullptr) {
        draw_gradient(stroke.ink, [&](Layer& layer) {
            const std::string name = "P" + std::to_string(layer.resources.patterns.size() + 1);
            const bool is_open = &layer == &layers_.back();
            layer.resources.patterns[name] =
                pattern(stroke.ink, is_open ? transforms() : std::vector<Transform>{},
                        layer.content.height(), services_.store);
            layer.content.save();
            layer.content.operation("/Pattern CS /" + name + " SCN");
            stroke_path(stroke, layer.content);
            layer.content.restore();
        });
    }
}

void PageWriter::draw(const paint::Picture& picture) {
    const Images::Resource& image =
        services_.images.resource(picture.image, picture.rect.size, services_.store);
    own().pictures[image.name] = image.object;
    opacity(scope_opacity());
    const Rect& r = picture.rect;
    content().save();
    content().operation(number(r.size.width.to_pt()) + " 0 0 " + number(r.size.height.to_pt()) +
                        " " + number(r.origin.x.to_pt()) + " " +
                        number(content().height() - r.origin.y.to_pt() - r.size.height.to_pt()) +
                        " cm");
    content().operation("/" + image.name + " Do");
    content().restore();
}

void PageWriter::draw(const paint::Glyphs& glyphs, const Wrapping& wrapping) {
    for (const TextSegment& segment :
         text_segments(glyphs, services_.font_library, services_.fonts, services_.store)) {
        const bool said = !segment.actual_text.empty() || segment.silent;
        const bool apart = said && !wrapping.artifact;
        if (apart) close();
        open(wrapping);
        content().fill_colour(to_rgb(glyphs.colour));
        opacity(glyphs.colour.opacity * scope_opacity());
        if (apart) {
            content().begin_marked("Span",
                                   "/ActualText " + literal_string(utf16(segment.actual_text)));
        }
        show(segment, glyphs, services_.fonts, content());
        if (apart) {
            content().end_marked();
            close();
        }
    }
}

void PageWriter::draw(
    const std::variant<paint::Fill, paint::Stroke, paint::Glyphs, paint::Picture>& what) {
    if (const auto* fill = std::get_if<paint::Fill>(&what)) draw(*fill);
    if (const auto* stroke = std::get_if<paint::Stroke>(&what)) draw(*stroke);
    if (const auto* picture = std::get_if<paint::Picture>(&what)) draw(*picture);
}

}  // namespace bifolium::pdf
