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

/// Of a name, the first page is that of each row of pages that has it.
bool pseudo_fits(const css::PageSelector& selector, css::PagePseudo pseudo,
                 const PageContext& page) {
    switch (pseudo) {
        case css::PagePseudo::left:
            return page.side == PageSide::left;
        case css::PagePseudo::right:
            return page.side == PageSide::right;
        case css::PagePseudo::first:
            return selector.name.empty() ? page.first : page.in_group == 1;
        case css::PagePseudo::blank:
            return page.blank;
    }
    return false;
}

/// A page left blank shows nothing of what its name dresses the pages beside it in: `@page :blank`
/// need not say so name by name.
bool speaks_of_blank(const css::PageSelector& selector) {
    return std::find(selector.pseudos.begin(), selector.pseudos.end(), css::PagePseudo::blank) !=
           selector.pseudos.end();
}

/// Of the most specific selector that fits; nothing if none does.
std::optional<PageSpecificity> match(const css::PageRule& rule, const PageContext& page,
                                     const PageNumbers& numbers, const AtomTable& atoms) {
    if (rule.selectors.empty()) return PageSpecificity{};
    std::optional<PageSpecificity> best;
    for (const css::PageSelector& selector : rule.selectors) {
        if (!selector.name.empty() && selector.name != atoms.text(page.name)) continue;
        if (!selector.name.empty() && page.blank && !speaks_of_blank(selector)) continue;
        PageSpecificity specificity{selector.name.empty() ? 0u : 1u, 0, 0};
        bool fits = true;
        for (const css::PagePseudo pseudo : selector.pseudos) {
            fits = fits && pseudo_fits(selector, pseudo, page);
            const bool of_side =
                pseudo == css::PagePseudo::left || pseudo == css::PagePseudo::right;
            ++(of_side ? specificity.sides : specificity.firsts);
        }
        for (const css::PageNth& nth : selector.nths) {
            fits = fits && numbers.holds(nth, page, atoms);
            ++specificity.firsts;
            if (selector.name.empty() && !nth.group.empty()) specificity.names = 1;
        }
        if (fits && (!best || *best < specificity)) best = specificity;
    }
    return best;
}

std::vector<PageMatch> matching_rules(const Sheets& sheets, const PageContext& page,
                                      const PageNumbers& numbers, const AtomTable& atoms) {
    std::vector<PageMatch> found;
    const LayerRanks ranks(sheets);
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::PageRule& rule : sheets[s].pages) {
            if (!sheets.holds(sheets[s], rule.condition)) continue;
            if (const auto specificity = match(rule, page, numbers, atoms)) {
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
std::optional<Diagnostic> low_contrast(const Environment& environment, const Computed& margin,
                                       css::MarginBox box, const Computed& page) {
    if (environment.contrast == nullptr) return std::nullopt;
    const std::string where = "'@" + std::string(css::name_of(box)) + "'";
    std::string words;
    for (const ContentItem& item : margin.own.content.items) {
        if (const auto* text = std::get_if<LiteralText>(&item)) words += text->text;
    }
    if (words.find_first_not_of(" \t\n") == std::string::npos) words = "running head";
    const Surface surface = surface_of(page.box);
    return environment.contrast->finding({words, where, {}, false}, margin,
                                         environment.contrast->enter(0, margin),
                                         std::span(&surface, 1));
}

/// Of which a sheet speaks; none is the first.
std::set<Atom> page_names(const Sheets& sheets, AtomTable& atoms) {
    std::set<Atom> names{Atom()};
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::PageRule& rule : sheets[s].pages) {
            for (const css::PageSelector& selector : rule.selectors) {
                if (!selector.name.empty()) names.insert(atoms.intern(selector.name));
                for (const css::PageNth& nth : selector.nths) {
                    if (!nth.group.empty()) names.insert(atoms.intern(nth.group));
                }
            }
        }
    }
    return names;
}

}  // namespace

StyleId intern(StyleTable& table, const Computed& computed) {
    return table.style.intern({table.text.intern(computed.text), table.box.intern(computed.box),
                               table.page.intern(computed.page)});
}

namespace {

/// Border and padding stand between the margins and the page area.
void set_frame(PageBox& box, const Computed& page, StyleTable& table) {
    const auto padding = [&](const LengthPercentage& side, double base_pt) {
        return std::max(0.0, resolve(side, base_pt, table));
    };
    const Sides<LengthPercentage>& sides = page.box.padding;
    box.padding_pt = {padding(sides.top, box.height_pt), padding(sides.right, box.width_pt),
                      padding(sides.bottom, box.height_pt), padding(sides.left, box.width_pt)};
    const Sides<Border>& border = page.box.border;
    box.border_pt = {border.top.width_pt, border.right.width_pt, border.bottom.width_pt,
                     border.left.width_pt};
    if (box.border_pt == Sides<double>{}) return;
    Computed frame = page;  // the page's ground is painted on its bleed already
    frame.box.background = transparent;
    frame.box.layers.clear();
    frame.box.shadows.clear();
    box.frame = intern(table, frame);
}

PageBox box_of(const std::vector<PageMatch>& rules, Computer& computer, Environment& environment,
               const Computed& root, PaperSize automatic) {
    std::vector<DeclarationsOf> declarations;
    for (const PageMatch& match : rules) {
        declarations.push_back({match.rule->declarations, match.sheet, match.layer});
    }
    const Computed page = computer.compute(cascade_declarations(declarations, {}), root, {});
    PageBox box;
    set_size(box, page.own, automatic);
    set_frame(box, page, environment.table);
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
        box.margins[i] = {
            intern(environment.table, margin_box), margin_box.own.content.items,
            low_contrast(environment, margin_box, static_cast<css::MarginBox>(i), page)};
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

}  // namespace

PageBox page_box(const Sheets& sheets, Computer& computer, Environment& environment,
                 const Computed& root, PaperSize automatic, const PageContext& context) {
    return box_of(matching_rules(sheets, context, {}, environment.atoms), computer, environment,
                  root, automatic);
}

PageBoxes::PageBoxes(const Sheets& sheets, Computer& computer, Environment& environment,
                     const Computed& root, PaperSize automatic)
    : numbers_(sheets, environment.atoms, environment.diagnostics) {
    std::map<std::vector<const css::PageRule*>, std::size_t> known;  // looked up, never iterated
    const auto box_for = [&](const PageContext& context) {
        const auto matches = matching_rules(sheets, context, numbers_, environment.atoms);
        std::vector<const css::PageRule*> rules;
        for (const PageMatch& match : matches) rules.push_back(match.rule);
        const auto [entry, fresh] = known.emplace(std::move(rules), boxes_.size());
        if (fresh) boxes_.push_back(box_of(matches, computer, environment, root, automatic));
        return entry->second;
    };
    for (const Atom name : page_names(sheets, environment.atoms)) {
        const std::vector<NumberedPage> numbered = numbers_.kinds(name);
        for (const PageSide side : {PageSide::left, PageSide::right}) {
            for (const bool first : {false, true}) {
                for (const bool blank : {false, true}) {
                    for (const NumberedPage& number : numbered) {
                        const PageContext context{name,  side,         first,
                                                  blank, number.index, number.in_group};
                        const Key key = key_of(context);
                        if (!box_of_.contains(key)) box_of_.emplace(key, box_for(context));
                    }
                }
            }
        }
        note_sizes(name);
    }
}

/// Of pages that differ in their number alone.
void PageBoxes::note_sizes(Atom name) {
    using Others = std::tuple<PageSide, bool, bool, bool>;
    std::map<Others, std::pair<double, double>> sizes;
    for (auto at = box_of_.lower_bound({name, {}, {}, {}, {}, {}});
         at != box_of_.end() && std::get<0>(at->first) == name; ++at) {
        const auto& [of, side, first, begins_group, blank, bits] = at->first;
        const PageBox& box = boxes_[at->second];
        const std::pair size{box.area_width_pt(), box.area_height_pt()};
        const auto [known, fresh] = sizes.emplace(Others{side, first, begins_group, blank}, size);
        if (!fresh && known->second != size) varying_.insert(name);
    }
}

PageBoxes::Key PageBoxes::key_of(const PageContext& page) const {
    const bool begins_group = page.name.valid() && page.in_group == 1;
    return {page.name, page.side, page.first, begins_group, page.blank, numbers_.bits(page)};
}

const PageBox& PageBoxes::operator[](const PageContext& page) const {
    const auto named = box_of_.find(key_of(page));
    if (named != box_of_.end()) return boxes_[named->second];
    PageContext unnamed = page;
    unnamed.name = Atom();
    unnamed.in_group = 0;
    return boxes_[box_of_.at(key_of(unnamed))];
}

css::PageSize page_size(const Sheets& sheets, PaperSize paper, AtomTable& atoms) {
    StyleTable table;
    Diagnostics unheard;
    Environment environment{.table = table,
                            .atoms = atoms,
                            .diagnostics = unheard,
                            .page_width_pt = paper.width_pt,
                            .page_height_pt = paper.height_pt};
    Computer computer(environment, sheets);
    const PageBox box = page_box(sheets, computer, environment, computer.initial(), paper, {});
    return {box.width_pt, box.height_pt};
}

}  // namespace bifolium::style
