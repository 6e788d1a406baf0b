#include "style/pages.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "style/contrast.h"

namespace bifolium::style {

namespace {

struct PageSpecificity {
    std::uint32_t names = 0, firsts = 0, sides = 0;
    friend auto operator<=>(const PageSpecificity&, const PageSpecificity&) = default;
};

struct PageMatch {
    bool of_author = false;
    PageSpecificity specificity;
    std::uint32_t sheet = 0;
    std::uint32_t layer = 0;
    const css::PageRule* rule = nullptr;
};

bool pseudo_fits(css::PagePseudo pseudo, const PageContext& page) {
    switch (pseudo) {
        case css::PagePseudo::left:
            return page.side == PageSide::left;
        case css::PagePseudo::right:
            return page.side == PageSide::right;
        case css::PagePseudo::first:
            return page.first;
        case css::PagePseudo::blank:
            return page.blank;
    }
    return false;
}

/// Of the most specific selector that fits; nothing if none does.
std::optional<PageSpecificity> match(const css::PageRule& rule, const PageContext& page,
                                     const AtomTable& atoms) {
    if (rule.selectors.empty()) return PageSpecificity{};
    std::optional<PageSpecificity> best;
    for (const css::PageSelector& selector : rule.selectors) {
        if (!selector.name.empty() && selector.name != atoms.text(page.name)) continue;
        PageSpecificity specificity{selector.name.empty() ? 0u : 1u, 0, 0};
        bool fits = true;
        for (const css::PagePseudo pseudo : selector.pseudos) {
            fits = fits && pseudo_fits(pseudo, page);
            const bool of_side =
                pseudo == css::PagePseudo::left || pseudo == css::PagePseudo::right;
            ++(of_side ? specificity.sides : specificity.firsts);
        }
        if (fits && (!best || *best < specificity)) best = specificity;
    }
    return best;
}

std::vector<PageMatch> matching_rules(const Sheets& sheets, const PageContext& page,
                                      const AtomTable& atoms) {
    std::vector<PageMatch> found;
    const LayerRanks ranks(sheets);
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::PageRule& rule : sheets[s].pages) {
            if (!sheets.holds(sheets[s], rule.condition)) continue;
            if (const auto specificity = match(rule, page, atoms)) {
                found.push_back({s != 0, *specificity, s, ranks(s, rule.layer), &rule});
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const PageMatch& a, const PageMatch& b) {
        return std::tie(a.of_author, a.layer, a.specificity) <
               std::tie(b.of_author, b.layer, b.specificity);
    });
    return found;
}

css::Value word(const char* name) {
    return css::Value{css::Keyword{name}};
}

/// Where a margin box's content stands if nobody says.
/// https://www.w3.org/TR/css-page-3/#margin-text-alignment
std::vector<css::Longhand> alignment(css::MarginBox box) {
    using B = css::MarginBox;
    struct Row {
        B box;
        const char* text;
        const char* vertical;
    };
    constexpr Row rows[] = {
        {B::top_left_corner, "right", "middle"},    {B::top_left, "left", "middle"},
        {B::top_center, "center", "middle"},        {B::top_right, "right", "middle"},
        {B::top_right_corner, "left", "middle"},    {B::right_top, "center", "top"},
        {B::right_middle, "center", "middle"},      {B::right_bottom, "center", "bottom"},
        {B::bottom_right_corner, "left", "middle"}, {B::bottom_right, "right", "middle"},
        {B::bottom_center, "center", "middle"},     {B::bottom_left, "left", "middle"},
        {B::bottom_left_corner, "right", "middle"}, {B::left_bottom, "center", "bottom"},
        {B::left_middle, "center", "middle"},       {B::left_top, "center", "top"},
    };
    const Row& row = rows[static_cast<std::size_t>(box)];
    return {{css::Property::text_align_all, word(row.text)},
            {css::Property::vertical_align, word(row.vertical)},
            {css::Property::display, word("block")}};
}

double used_margin(const Extent& extent, double base_pt, const StyleTable& table) {
    return extent.sizing == Sizing::length ? resolve(extent.length, base_pt, table) : 0;
}

void set_size(PageBox& box, const Own& own, PaperSize automatic) {
    box.width_pt = own.page_width_pt.value_or(automatic.width_pt);
    box.height_pt = own.page_height_pt.value_or(automatic.height_pt);
    if (own.landscape && *own.landscape != (box.width_pt > box.height_pt)) {
        std::swap(box.width_pt, box.height_pt);
    }
}

/// Running heads and page numbers are text as any other.
void check_margin(const Environment& environment, const Computed& margin, const Colour& page) {
    if (environment.contrast == nullptr) return;
    const ContrastCheck::Run run{"running head", "a margin box", {}, false};
    environment.contrast->check(run, margin, environment.contrast->enter(0, margin),
                                std::span(&page, 1));
}

}  // namespace

StyleId intern(StyleTable& table, const Computed& computed) {
    return table.style.intern({table.text.intern(computed.text), table.box.intern(computed.box),
                               table.page.intern(computed.page)});
}

PageBox page_box(const Sheets& sheets, Computer& computer, Environment& environment,
                 const Computed& root, PaperSize automatic, const PageContext& context) {
    const std::vector<PageMatch> rules = matching_rules(sheets, context, environment.atoms);
    std::vector<DeclarationsOf> declarations;
    for (const PageMatch& match : rules) {
        declarations.push_back({match.rule->declarations, match.sheet, match.layer});
    }
    const Computed page = computer.compute(cascade_declarations(declarations, {}), root, {});
    PageBox box;
    set_size(box, page.own, automatic);
    const StyleTable& table = environment.table;
    const Sides<Extent>& margin = page.box.margin;
    box.margin_pt = {used_margin(margin.top, box.height_pt, table),
                     used_margin(margin.right, box.width_pt, table),
                     used_margin(margin.bottom, box.height_pt, table),
                     used_margin(margin.left, box.width_pt, table)};
    // `auto` is six points where marks are, and none elsewhere.
    const bool marked = page.own.crop_marks || page.own.cross_marks;
    box.bleed_pt = std::max(0.0, page.own.bleed_pt.value_or(marked ? 6 : 0));
    box.crop_marks = page.own.crop_marks;
    box.cross_marks = page.own.cross_marks;
    box.background = page.box.background;
    if (!page.box.layers.empty()) box.ground = intern(environment.table, page);
    box.counter_reset = page.page.counter_reset;
    box.counter_set = page.page.counter_set;
    box.counter_increment = page.page.counter_increment;

    for (std::size_t i = 0; i < margin_boxes; ++i) {
        std::vector<DeclarationsOf> of_box;
        for (const PageMatch& match : rules) {
            for (const css::MarginRule& rule : match.rule->margins) {
                if (static_cast<std::size_t>(rule.box) == i) {
                    of_box.push_back({rule.declarations, match.sheet, match.layer});
                }
            }
        }
        if (of_box.empty()) continue;
        const auto hints = alignment(static_cast<css::MarginBox>(i));
        const Computed margin_box = computer.compute(cascade_declarations(of_box, hints), page, {});
        if (margin_box.own.content.kind != Content::Kind::items) continue;
        check_margin(environment, margin_box, box.background);
        box.margins[i] = {intern(environment.table, margin_box), margin_box.own.content.items};
    }
    std::vector<DeclarationsOf> of_area;
    for (const PageMatch& match : rules) {
        if (!match.rule->footnotes.empty())
            of_area.push_back({match.rule->footnotes, match.sheet, match.layer});
    }
    if (!of_area.empty()) {
        const std::vector<css::Longhand> hints{{css::Property::display, word("block")}};
        const Computed area = computer.compute(cascade_declarations(of_area, hints), page, {});
        box.footnotes = intern(environment.table, area);
    }
    return box;
}

PageBoxes::PageBoxes(const Sheets& sheets, Computer& computer, Environment& environment,
                     const Computed& root, PaperSize automatic) {
    std::set<Atom> names{Atom()};
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::PageRule& rule : sheets[s].pages) {
            for (const css::PageSelector& selector : rule.selectors) {
                if (!selector.name.empty()) names.insert(environment.atoms.intern(selector.name));
            }
        }
    }
    for (const Atom name : names) {
        for (const PageSide side : {PageSide::left, PageSide::right}) {
            for (const bool first : {false, true}) {
                for (const bool blank : {false, true}) {
                    const PageContext context{name, side, first, blank, 0};
                    boxes_.emplace(
                        Key(name, side, first, blank),
                        page_box(sheets, computer, environment, root, automatic, context));
                }
            }
        }
    }
}

const PageBox& PageBoxes::operator[](const PageContext& page) const {
    const auto named = boxes_.find(Key(page.name, page.side, page.first, page.blank));
    if (named != boxes_.end()) return named->second;
    return boxes_.at(Key(Atom(), page.side, page.first, page.blank));
}

}  // namespace bifolium::style
