#include "layout/page_plan.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "base/limits.h"
#include "layout/choose.h"
#include "layout/columns.h"
#include "layout/flow.h"
#include "layout/notes.h"
#include "layout/page_findings.h"
#include "layout/page_floats.h"
#include "layout/runs.h"
#include "layout/slices.h"
#include "style/page_numbers.h"

namespace bifolium::layout {

using style::PageContext;
using style::PageSide;

Size page_area(const style::PageBox& page) {
    return {std::max(Length(), Length::pt(page.area_width_pt())),
            std::max(Length(), Length::pt(page.area_height_pt()))};
}

namespace {

/// Rounding of millimetres must not push a line to the next page.
constexpr Length slack = Length::raw(8);

/// A page area without height shows something all the same.
constexpr Length least_height = Length::pt(1);

class Planner {
public:
    Planner(const Context& context, const BoxTree& tree)
        : context_(context), root_(tree.root), notes_(tree.notes), findings_(context, tree) {
        const style::StyleId style = context.document.style({context.document.document().root()});
        if (style.valid() && context.document.text(style).direction == Direction::right_to_left) {
            first_side_ = PageSide::left;
        }
    }

    std::vector<PagePlan> run() {
        for (const Run& run : runs_of(context_, root_)) {
            add_blank_page(run);
            if (run.begins_group) group_begin_ = plans_.size();
            if (!plan(run)) break;
        }
        findings_.further_overflows();
        return std::move(plans_);
    }

private:
    /// The page that is `ahead` pages from the next one.
    PageContext page(Atom name, std::size_t ahead) const {
        const std::size_t index = plans_.size() + ahead;
        const PageSide other = first_side_ == PageSide::right ? PageSide::left : PageSide::right;
        return {.name = name,
                .side = index % 2 == 0 ? first_side_ : other,
                .first = index == 0,
                .blank = false,
                .index = static_cast<std::uint32_t>(index),
                .in_group = static_cast<std::uint32_t>(index - group_begin_ + 1)};
    }
    const style::PageBox& box(Atom name, std::size_t ahead) const {
        return context_.document.page(page(name, ahead));
    }
    Size area(Atom name, std::size_t ahead) const { return page_area(box(name, ahead)); }

    /// Are all pages to come of one width, and as high as those two before them?
    bool is_uniform(Atom name) const {
        const style::StyledDocument& document = context_.document;
        const bool varies = document.page_size_varies(name) || document.page_size_varies(Atom());
        const std::size_t settled = document.page_numbers().settled();
        const std::size_t period = document.page_numbers().period();
        const std::size_t known = plans_.size() - group_begin_;
        const std::size_t ahead = settled > known ? settled - known : 0;
        if (varies && (period == 0 || ahead > furthest_ahead)) return false;
        const std::size_t most = varies ? ahead + period + 2 : 2;
        for (std::size_t next = 1; next <= most; ++next) {
            const Size size = area(name, next);
            if (size.width != area(name, 0).width) return false;
            if (next > 2 && size.height != area(name, next - 2).height) return false;
        }
        return true;
    }

    void add_blank_page(const Run& run) {
        const bool sided = run.force == Force::left || run.force == Force::right;
        if (!sided) return;
        const PageSide wanted = run.force == Force::left ? PageSide::left : PageSide::right;
        PageContext blank = page(run.name, 0);
        if (blank.side == wanted) return;
        blank.blank = true;
        blank.in_group = 0;
        plans_.push_back({.context = blank, .from = run.from, .until = run.from});
    }

    bool add(PagePlan plan) {
        if (plans_.size() >= limits::pages) {
            findings_.too_many(plan.from);
            return false;
        }
        plans_.push_back(std::move(plan));
        return true;
    }

    /// What is too high for a page goes on over as many as it needs.
    bool add_parts(Atom name, PagePlan plan, Length over) {
        const std::size_t before = plans_.size();
        const Size first = area(name, 0);
        FlowSpace space;
        space.inline_size = first.width;
        space.page_height = first.height;
        space.with_margins = true;
        const BreakToken from = plan.from;
        const Laid laid = set_stretch(context_, root_, space, from, plan.until);
        Slicer slicer(*laid.fragment, first.height);
        Length height = first.height - laid.offset.y;
        double scale = 1;
        // Measured was what floats took on the page before, too: so look at what there is.
        const bool fits = laid.fragment->size.height <= height + slack;
        do {
            plan.context = page(name, 0);
            plan.part = PagePlan::Part{slicer.next(std::max(height, least_height)), first};
            if (fits && slicer.done() && plans_.size() == before) plan.part.reset();
            scale = std::min(scale, plan.part ? plan.part->slice.scale : 1);
            if (!add(plan)) return false;
            plan.notes.clear();
            plan.floats.clear();
            plan.forced = false;
            height = area(name, 0).height;
        } while (!slicer.done());
        if (plans_.back().part) findings_.overflow(from, over, {plans_.size() - before, scale});
        return true;
    }

    bool plan(const Run& run) {
        BreakToken from = run.from;
        std::vector<WaitingNote> waiting;
        std::vector<const Box*> floats;
        do {
            const Size next = area(run.name, 0);
            const Size second = area(run.name, 1), third = area(run.name, 2);
            const bool uniform = is_uniform(run.name);
            const LengthSum enough = uniform ? std::numeric_limits<LengthSum>::max()
                                             : LengthSum{next.height.units()} * 3;
            FlowSpace space;
            space.inline_size = next.width;
            space.page_height = next.height;
            space.with_margins = true;
            Measured measured = measure_stretch(context_, root_, space, from, run.until, enough);
            const FootArea foot = foot_area(context_, box(run.name, 0).footnotes, next);
            const NotesOfRun notes(context_, notes_, foot, std::move(waiting), measured);
            const auto floats_waiting = static_cast<std::uint32_t>(floats.size());
            floats.insert(floats.end(), measured.page_floats.begin(), measured.page_floats.end());
            FloatRow float_row = page_float_row(context_, floats, next.width);
            float_row.waiting = floats_waiting;
            const BreakOpportunities& places = measured.places;
            const bool whole = places.back().token == run.until;
            RunHeights heights{next.height + slack, {}, whole};
            heights.others = {(second.width == next.width ? second : next).height + slack,
                              (third.width == next.width ? third : next).height + slack};
            heights.begins_recto = plans_.size() % 2 == 0;
            std::vector<ChosenPage> chosen = choose_pages(places, heights, notes.row(), float_row);
            const std::vector<Give> giving =
                gives(context_, measured.paragraphs, places, heights, chosen);
            if (!giving.empty()) {
                chosen = choose_pages(places, heights, notes.row(), float_row, giving);
            }
            if (!uniform) chosen.resize(1);
            if (!add_pages(run, {places, notes, floats, measured.paragraphs, giving}, chosen, from))
                return false;
            const ChosenPage& last = chosen.back();
            waiting = notes.waiting(last.until.notes, last.called.notes.note);
            floats = {floats.begin() + last.until.floats, floats.begin() + last.called.floats};
        } while (from != run.until || !waiting.empty() || !floats.empty());
        return true;
    }

    struct Contents {
        const BreakOpportunities& places;
        const NotesOfRun& notes;
        const std::vector<const Box*>& floats;
        const std::vector<WholeParagraph>& paragraphs;
        const std::vector<Give>& gives;
    };
    bool add_pages(const Run& run, const Contents& contents, const std::vector<ChosenPage>& chosen,
                   BreakToken& from) {
        std::size_t start = 0;  // a node of the optimizer
        for (const ChosenPage& each : chosen) {
            PagePlan plan{.context = page(run.name, 0),
                          .from = from,
                          .until = from,
                          .notes = contents.notes.parts(each.from.notes, each.until.notes),
                          .floats = {contents.floats.begin() + each.from.floats,
                                     contents.floats.begin() + each.until.floats}};
            Length over;
            const Length high = area(run.name, 0).height;
            if (!each.alone) {
                const std::size_t end = each.end + 1;
                plan.until = contents.places[each.end].token;
                over =
                    Length::raw(extent(contents.places, start, end, (high + slack).units())) - high;
                plan.loosened = loosened(contents.paragraphs, contents.gives, start, each);
                if (each.lines != 0) over = Length();  // it is as high as was asked for
                start = end;
            }
            if (!each.alone) {
                findings_.moved_notes(
                    contents.notes.waiting(each.until.notes, each.called.notes.note));
            }
            if (!each.alone && plan.until != run.until)
                findings_.bad_end(contents.places[each.end]);
            plan.forced = from == run.from && !each.alone;
            from = plan.until;
            const bool parted = over > slack && high >= least_height;
            if (over > slack && !parted) findings_.overflow(plan.from, over, {.pages = 0});
            const bool added =
                parted ? add_parts(run.name, std::move(plan), over) : add(std::move(plan));
            if (!added) return false;
        }
        return true;
    }

    const Context& context_;
    const Box& root_;
    const std::vector<Box>& notes_;
    static constexpr std::size_t furthest_ahead = 100;
    PageSide first_side_ = PageSide::right;
    std::vector<PagePlan> plans_;
    std::size_t group_begin_ = 0;  ///< The first page of the group at hand.
    PageFindings findings_;
};

/// Of a box's first thing that came from the manuscript; invalid if there is none.
document::Place first_place(const Box& box) {
    if (box.source.node.valid() && box.source.pseudo == style::PseudoElement::none) {
        return {box.source.node, 0};
    }
    if (box.inlines != nullptr && !box.inlines->text.pieces().empty()) {
        return box.inlines->text.source_of(0);
    }
    for (const Box& child : box.children) {
        const document::Place place = first_place(child);
        if (place.node.valid()) return place;
    }
    return {};
}

}  // namespace

document::Place place_of(const Box& root, const BreakToken& token) {
    const Box* box = &root;
    for (std::size_t level = 0; level < token.path.size(); ++level) {
        const std::uint32_t index = token.path[level];
        if (box->kind == BoxKind::paragraph) return box->inlines->text.source_of(index);
        if (box->kind == BoxKind::table_row || index >= box->children.size()) break;
        box = &box->children[index];
    }
    return first_place(*box);
}

std::vector<PagePlan> plan_pages(const Context& context, const BoxTree& tree) {
    return Planner(context, tree).run();
}

}  // namespace bifolium::layout
