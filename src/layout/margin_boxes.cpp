#include "layout/margin_boxes.h"

#include <algorithm>
#include <utility>

#include "layout/generated.h"
#include "layout/inline_builder.h"
#include "layout/memo.h"

namespace bifolium::layout {

namespace {

/// One box of the sixteen, before it has a place.
struct MarginBox {
    const style::BoxStyle* style = nullptr;
    Box paragraph;
    style::StyleId id;
    Frame frame;
    Edges margin;
    Length along_margin(bool across) const {
        return across ? margin.left + margin.right : margin.top + margin.bottom;
    }
};

/// A picture of `content: url(…)`, as a replaced box in the line.
Box picture(const Context& context, const std::string& path, style::StyleId style) {
    Box box;
    box.kind = BoxKind::replaced;
    box.style = style;
    box.anonymous = true;
    box.image = context.images.find(path);
    if (box.image.valid()) {
        const image::Info& info = context.images.info(box.image);
        const double scale = info.pixels_per_inch > 0 ? 72 / info.pixels_per_inch : 0.75;
        box.intrinsic_width = Length::pt(info.width * scale);
        box.intrinsic_height = Length::pt(info.height * scale);
    }
    return box;
}

class ContentWriter {
public:
    ContentWriter(const Context& context, const Pages& pages, std::size_t page)
        : context_(context), pages_(pages), page_(page) {}

    Box paragraph(const style::MarginBoxStyle& margin) const {
        const auto& document = context_.document.document();
        const std::string_view language =
            context_.document.atoms().text(document[document.root()].language);
        Box box;
        box.kind = BoxKind::paragraph;
        box.style = margin.style;
        box.anonymous = true;
        InlineBuilder builder(context_.document, margin.style, language);
        const InlineSource source{{}, margin.style, language};
        std::size_t quotes = 0;  // open ones
        for (const style::ContentItem& item : margin.content) {
            if (const auto* image = std::get_if<style::ContentImage>(&item)) {
                Box child = picture(context_, image->path, margin.style);
                if (!child.image.valid()) continue;
                builder.atom(source, static_cast<std::uint32_t>(box.children.size()));
                box.children.push_back(std::move(child));
            } else if (const auto* leader = std::get_if<style::Leader>(&item)) {
                builder.leader(source, leader->pattern);
            } else {
                builder.generated(source, words(item, margin.style, quotes));
            }
        }
        box.inlines = builder.finish();
        return box;
    }

private:
    std::string words(const style::ContentItem& item, style::StyleId style,
                      std::size_t& quotes) const {
        if (const auto* literal = std::get_if<style::LiteralText>(&item)) return literal->text;
        if (const auto* text = std::get_if<style::StringText>(&item)) {
            return std::string(string_on_page(context_, *pages_.facts, page_, *text));
        }
        if (const auto* counter = std::get_if<style::CounterText>(&item)) return count(*counter);
        if (const auto* mark = std::get_if<style::QuoteMark>(&item)) {
            return quote(*mark, context_.document.text(style).quotes, quotes);
        }
        if (const auto* target = std::get_if<style::TargetText>(&item)) return page_of(*target);
        return {};  // an element's words have no meaning here
    }

    using Quotes = std::vector<std::pair<std::string, std::string>>;
    static std::string quote(style::QuoteMark mark, const Quotes& marks, std::size_t& open) {
        const bool opens = mark == style::QuoteMark::open || mark == style::QuoteMark::no_open;
        const bool shown = mark == style::QuoteMark::open || mark == style::QuoteMark::close;
        if (!opens && open == 0) return {};
        const std::size_t depth = opens ? open++ : --open;
        if (!shown || marks.empty()) return {};
        const auto& pair = marks[std::min(depth, marks.size() - 1)];
        return opens ? pair.first : pair.second;
    }

    /// target-counter(…, page) of what some text refers to as well; else nothing.
    std::string page_of(const style::TargetText& target) const {
        if (!target.counter.valid()) return {};
        if (context_.document.atoms().text(target.counter) != "page") return {};
        const auto found = pages_.references.find(target.identifier);
        return found == pages_.references.end() ? std::string() : found->second;
    }

    std::string count(const style::CounterText& counter) const {
        const AtomTable& atoms = context_.document.atoms();
        const std::string_view name = atoms.text(counter.counter);
        const std::string_view list_style = atoms.text(counter.list_style);
        const auto shown = [&](int value) {
            return context_.document.counter_styles().text(value, list_style);
        };
        if (name == "page") return shown(pages_.facts->numbers[page_]);
        if (name == "pages") return shown(static_cast<int>(pages_.plans.size()));
        const std::vector<int>* values =
            counter_on_page(context_, *pages_.facts, page_, counter.counter);
        if (values == nullptr || values->empty()) return shown(0);
        if (!counter.nested) return shown(values->back());
        std::string out;
        for (const int value : *values) {
            if (!out.empty()) out += counter.separator;
            out += shown(value);
        }
        return out;
    }

    const Context& context_;
    const Pages& pages_;
    std::size_t page_;
};

/// The margins of a page, and who sits where.
class MarginAreas {
public:
    MarginAreas(const Context& context, const Pages& pages, std::size_t page)
        : context_(context),
          page_(pages.facts->boxes[pages.facts->box_of[page]]),
          top_(Length::pt(page_.margin_pt.top)),
          right_(Length::pt(page_.margin_pt.right)),
          bottom_(Length::pt(page_.margin_pt.bottom)),
          left_(Length::pt(page_.margin_pt.left)),
          width_(Length::pt(page_.width_pt)),
          height_(Length::pt(page_.height_pt)) {
        const ContentWriter writer(context, pages, page);
        for (std::size_t i = 0; i < style::margin_boxes; ++i) {
            const style::MarginBoxStyle& margin = page_.margins[i];
            if (!margin.style.valid()) continue;
            MarginBox& box = boxes_[i].emplace();
            box.style = &context.document.box(margin.style);
            box.id = margin.style;
            box.paragraph = writer.paragraph(margin);
        }
    }

    std::vector<Child> set() {
        const Length right = width_ - right_, bottom = height_ - bottom_;
        const Size area{right - left_, bottom - top_};  // with the page's border and padding
        corner(0, {{Length(), Length()}, {left_, top_}});
        corner(4, {{right, Length()}, {right_, top_}});
        corner(8, {{right, bottom}, {right_, bottom_}});
        corner(12, {{Length(), bottom}, {left_, bottom_}});
        edge({1, 2, 3}, {{left_, Length()}, {area.width, top_}}, true);
        edge({11, 10, 9}, {{left_, bottom}, {area.width, bottom_}}, true);
        edge({15, 14, 13}, {{Length(), top_}, {left_, area.height}}, false);
        edge({5, 6, 7}, {{right, top_}, {right_, area.height}}, false);
        return std::move(children_);
    }

private:
    void corner(std::size_t index, Rect area) {
        if (!boxes_[index]) return;
        prepare(*boxes_[index], area.size.width);
        place(index, area, true);
    }

    void prepare(MarginBox& box, Length containing) {
        const style::BoxStyle& style = *box.style;
        const auto margin = [&](const style::Extent& extent) {
            return used(context_, extent, containing).value_or(Length());
        };
        const auto padding = [&](const style::LengthPercentage& side) {
            return std::max(Length(), used(context_, side, containing));
        };
        box.margin = {margin(style.margin.top), margin(style.margin.right),
                      margin(style.margin.bottom), margin(style.margin.left)};
        box.frame.border = {
            Length::pt(style.border.top.width_pt), Length::pt(style.border.right.width_pt),
            Length::pt(style.border.bottom.width_pt), Length::pt(style.border.left.width_pt)};
        box.frame.padding = {padding(style.padding.top), padding(style.padding.right),
                             padding(style.padding.bottom), padding(style.padding.left)};
    }

    /// The outer size that an extent says, of `available`.
    std::optional<Length> outer(const MarginBox& box, const style::Extent& extent, Length available,
                                bool across) const {
        const auto said = used(context_, extent, available);
        if (!said) return std::nullopt;
        const Length frame = across ? box.frame.inline_sum() : box.frame.block_sum();
        const bool whole = box.style->box_sizing == style::BoxSizing::border_box;
        return std::max(Length(), *said) + (whole ? Length() : frame) + box.along_margin(across);
    }

    FlexibleBox flexible(const MarginBox& box, Size available, bool across) const {
        const style::BoxStyle& style = *box.style;
        const Length along = across ? available.width : available.height;
        FlexibleBox flexible;
        flexible.size = outer(box, across ? style.width : style.height, along, across);
        flexible.least = outer(box, across ? style.min_width : style.min_height, along, across)
                             .value_or(Length());
        flexible.most = outer(box, across ? style.max_width : style.max_height, along, across)
                            .value_or(Length::largest());
        const Length around =
            (across ? box.frame.inline_sum() : box.frame.block_sum()) + box.along_margin(across);
        if (across) {
            flexible.content = intrinsic_sizes(context_, box.paragraph);
        } else {
            const Length high = content_height(box, available.width);
            flexible.content = {high, high};
        }
        flexible.content.minimum += around;
        flexible.content.maximum += around;
        return flexible;
    }

    Length content_width(const MarginBox& box, Length outer_width) const {
        return std::max(Length(), outer_width - box.along_margin(true) - box.frame.inline_sum());
    }
    Length content_height(const MarginBox& box, Length outer_width) const {
        FlowSpace space;
        space.inline_size = content_width(box, outer_width);
        space.border_width = space.inline_size;
        return height_at(context_, box.paragraph, space);
    }

    void edge(const std::array<std::size_t, 3>& indices, Rect area, bool across) {
        EdgeBoxes edge;
        for (std::size_t i = 0; i < 3; ++i) {
            auto& box = boxes_[indices[i]];
            if (!box) continue;
            prepare(*box, area.size.width);
            edge[i] = flexible(*box, area.size, across);
        }
        const Length whole = across ? area.size.width : area.size.height;
        const std::array<Length, 3> sizes = share_edge(edge, whole);
        const Length middle = Length::raw(LengthSum{(whole - sizes[1]).units()} / 2);
        const std::array<Length, 3> starts{Length(), middle, whole - sizes[2]};
        for (std::size_t i = 0; i < 3; ++i) {
            if (!edge[i]) continue;
            Rect own = area;
            (across ? own.origin.x : own.origin.y) += starts[i];
            (across ? own.size.width : own.size.height) = sizes[i];
            place(indices[i], own, across);
        }
    }

    /// Across the edge a size that is said keeps the box at the page area.
    void place(std::size_t index, Rect outer_rect, bool across) {
        const MarginBox& box = *boxes_[index];
        const style::Extent& other = across ? box.style->height : box.style->width;
        Length& thickness = across ? outer_rect.size.height : outer_rect.size.width;
        if (const auto said = outer(box, other, thickness, !across)) {
            const bool before = across ? index <= 4 : index >= 13;
            if (before) {
                (across ? outer_rect.origin.y : outer_rect.origin.x) += thickness - *said;
            }
            thickness = *said;
        }
        const Point at{outer_rect.origin.x + box.margin.left, outer_rect.origin.y + box.margin.top};
        const Size size{std::max(Length(), outer_rect.size.width - box.along_margin(true)),
                        std::max(Length(), outer_rect.size.height - box.along_margin(false))};
        children_.push_back({at, finish(box, size)});
    }

    FragmentRef finish(const MarginBox& box, Size size) const {
        FlowSpace space;
        space.inline_size = std::max(Length(), size.width - box.frame.inline_sum());
        space.border_width = space.inline_size;
        const Laid laid =
            set_stretch(context_, box.paragraph, space, BreakToken::start(), BreakToken::end());
        const Length free = size.height - box.frame.block_sum() - laid.fragment->size.height;
        Length down = box.frame.above();
        switch (box.style->vertical_align) {
            case style::VerticalAlignment::top:
            case style::VerticalAlignment::text_top:
                break;
            case style::VerticalAlignment::bottom:
            case style::VerticalAlignment::text_bottom:
                down += free;
                break;
            case style::VerticalAlignment::baseline:
            case style::VerticalAlignment::sub:
            case style::VerticalAlignment::super:
            case style::VerticalAlignment::middle:
            case style::VerticalAlignment::length:
                down += Length::raw(LengthSum{free.units()} / 2);
                break;
        }
        BoxPart part;
        part.border = box.frame.border;
        part.padding = box.frame.padding;
        part.clips = box.style->overflow == style::Overflow::hidden;
        part.children.push_back({{box.frame.before_content(), down}, laid.fragment});
        return std::make_shared<const Fragment>(Fragment{{}, box.id, size, std::move(part)});
    }

    const Context& context_;
    const style::PageBox& page_;
    Length top_, right_, bottom_, left_, width_, height_;
    std::array<std::optional<MarginBox>, style::margin_boxes> boxes_;
    std::vector<Child> children_;
};

}  // namespace

std::vector<Child> set_margin_boxes(const Context& context, const Pages& pages, std::size_t page) {
    Memo memo;  // of its own: these boxes live no longer than this call, and a memo knows addresses
    const Context own{context.document,   context.fonts,  context.images, context.facts,
                      context.segmenter,  context.shapes, memo,           context.workers,
                      context.diagnostics};
    return MarginAreas(own, pages, page).set();
}

}  // namespace bifolium::layout
