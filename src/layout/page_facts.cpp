#include "layout/page_facts.h"

#include <algorithm>
#include <utility>

#include "layout/generated.h"

namespace bifolium::layout {

namespace {

/// Elements that set the counter `page`, in the order of the flow.
struct PageReset {
    document::NodeId node;
    int value = 0;
};

void collect_resets(const Context& context, const Box& box, Atom counter,
                    std::vector<PageReset>& found) {
    if (!box.anonymous && box.source.node.valid()) {
        const style::PageStyle& style = context.document.page_style(box.style);
        for (const auto* changes : {&style.counter_reset, &style.counter_set}) {
            for (const style::CounterChange& change : *changes) {
                if (change.counter == counter) found.push_back({box.source.node, change.value});
            }
        }
    }
    for (const Box& child : box.children) collect_resets(context, child, counter, found);
}

const style::CounterChange* change_of(const std::vector<style::CounterChange>& changes,
                                      Atom counter) {
    const auto found = std::find_if(changes.begin(), changes.end(),
                                    [&](const auto& change) { return change.counter == counter; });
    return found == changes.end() ? nullptr : &*found;
}

/// https://www.w3.org/TR/css-page-3/#page-based-counters
std::vector<int> page_numbers(const Context& context, const Box& root, const PageFacts& facts) {
    const Atom counter = context.document.atoms().find("page");
    std::vector<PageReset> resets;
    if (counter.valid()) collect_resets(context, root, counter, resets);
    auto reset = resets.begin();
    std::vector<int> numbers;
    int number = 0;
    for (std::size_t page = 0; page < facts.places.size(); ++page) {
        const style::PageBox& box = facts.boxes[facts.box_of[page]];
        if (const auto* change = change_of(box.counter_reset, counter)) number = change->value;
        const auto* increment = change_of(box.counter_increment, counter);
        number += increment != nullptr ? increment->value : 1;
        if (const auto* change = change_of(box.counter_set, counter)) number = change->value;
        const bool more = page + 1 < facts.places.size();
        for (; reset != resets.end() &&
               (!more || document::Place{reset->node, 0} < facts.places[page + 1]);
             ++reset) {
            number = reset->value;
        }
        numbers.push_back(number);
    }
    return numbers;
}

/// The counter style in which a margin box of the page shows its number; none: it shows none.
Atom shown_style(const Context& context, const style::PageBox& box) {
    const Atom counter = context.document.atoms().find("page");
    for (const style::MarginBoxStyle& margin : box.margins) {
        if (!margin.style.valid()) continue;
        for (const style::ContentItem& item : margin.content) {
            const auto* text = std::get_if<style::CounterText>(&item);
            if (text != nullptr && text->counter == counter) return text->list_style;
        }
    }
    return {};
}

/// As the pages print their numbers. A page that prints none (a title page, a blank one) is
/// labelled like the next page of its count that does, or else like the one before.
std::vector<std::string> page_labels(const Context& context, const PageFacts& facts) {
    const std::size_t pages = facts.numbers.size();
    std::vector<Atom> shown;
    for (const std::size_t box : facts.box_of) {
        shown.push_back(shown_style(context, facts.boxes[box]));
    }
    const auto counts_on = [&](std::size_t page) {  // from the page before
        return facts.numbers[page] == facts.numbers[page - 1] + 1;
    };
    for (std::size_t page = pages; page-- > 1;) {
        if (!shown[page - 1].valid() && counts_on(page)) shown[page - 1] = shown[page];
    }
    for (std::size_t page = 1; page < pages; ++page) {
        if (!shown[page].valid() && counts_on(page)) shown[page] = shown[page - 1];
    }
    std::vector<std::string> labels;
    for (std::size_t page = 0; page < pages; ++page) {
        const int number = facts.numbers[page];
        labels.push_back(shown[page].valid()
                             ? context.document.counter_styles().text(
                                   number, context.document.atoms().text(shown[page]))
                             : counter_text(number, "decimal"));
    }
    return labels;
}

/// Is the node the first thing at that place: an ancestor's first child, and so on?
bool begins(const Context& context, document::NodeId node, document::Place place) {
    const document::Document& document = context.document.document();
    while (place.node < node) {
        const document::NodeId parent = document[node].parent;
        if (!parent.valid() || document.first_child(parent) != node) return false;
        node = parent;
    }
    return place.byte == 0;
}

void fill_boxes(const Context& context, const std::vector<PagePlan>& plans, PageFacts& facts) {
    std::map<const style::PageBox*, std::size_t> known;  // looked up, never iterated
    for (const PagePlan& plan : plans) {
        const style::PageBox& box = context.document.page(plan.context);
        const auto [entry, fresh] = known.emplace(&box, facts.boxes.size());
        if (fresh) facts.boxes.push_back(box);
        facts.box_of.push_back(entry->second);
    }
}

}  // namespace

void number_pages(const Context& context, const BoxTree& tree, Pages& pages) {
    auto facts = std::make_shared<PageFacts>();
    fill_boxes(context, pages.plans, *facts);
    document::Place last{context.document.document().root(), 0};
    for (const PagePlan& plan : pages.plans) {
        const document::Place place =
            place_of(tree.root, plan.is_further_part() ? plan.until : plan.from);
        if (place.node.valid()) last = std::max(last, place);
        facts->places.push_back(last);
    }
    facts->numbers = page_numbers(context, tree.root, *facts);
    facts->labels = page_labels(context, *facts);
    std::vector<document::PageStart> starts;
    for (std::size_t page = 0; page < pages.plans.size(); ++page) {
        const PagePlan& plan = pages.plans[page];
        if (plan.context.blank || plan.is_further_part()) continue;  // nothing begins on it
        starts.push_back({facts->places[page], facts->labels[page]});
    }
    pages.map = document::PageMap(std::move(starts));
    const GeneratedFacts& generated = context.facts;
    for (std::size_t i = 0; i < generated.strings.size(); ++i) {
        facts->strings[generated.strings[i].name].push_back(i);
    }
    for (const BookmarkFact& fact : generated.bookmarks) {
        pages.bookmarks.push_back({fact.node, fact.level, fact.label, fact.closed});
    }
    for (const auto& [identifier, target] : generated.targets) {
        pages.references[identifier] = pages.map.label_at({target.node, 0});
    }
    pages.facts = std::move(facts);
}

const std::vector<int>* counter_on_page(const Context& context, const PageFacts& facts,
                                        std::size_t page, Atom counter) {
    const auto found = context.facts.counters.find(counter);
    if (found == context.facts.counters.end()) return nullptr;
    const std::vector<CounterAssignment>& all = found->second;
    const auto from_page = [&](std::size_t which) {
        if (which == facts.places.size()) return all.end();
        return std::partition_point(all.begin(), all.end(), [&](const auto& change) {
            return document::Place{change.node, 0} < facts.places[which];
        });
    };
    const auto end = from_page(page + 1);
    const auto step =
        std::find_if(from_page(page), end, [](const auto& change) { return change.counts; });
    if (step != end) return &step->values;
    return end == all.begin() ? nullptr : &std::prev(end)->values;
}

std::string_view string_on_page(const Context& context, const PageFacts& facts, std::size_t page,
                                const style::StringText& wanted) {
    const auto found = facts.strings.find(wanted.name);
    if (found == facts.strings.end()) return {};
    const auto& all = context.facts.strings;
    const std::vector<std::size_t>& indices = found->second;
    const auto starting = [&](std::size_t at) {
        return std::lower_bound(
            indices.begin(), indices.end(), at, [&](std::size_t index, std::size_t which) {
                return which < facts.places.size() &&
                       document::Place{all[index].node, 0} < facts.places[which];
            });
    };
    const auto first = starting(page);
    const auto end = page + 1 < facts.places.size() ? starting(page + 1) : indices.end();
    const std::string_view before =
        first == indices.begin() ? std::string_view() : all[*std::prev(first)].text;
    const bool assigned = first < end;
    switch (wanted.which) {
        case style::StringWhich::first:
            return assigned ? std::string_view(all[*first].text) : before;
        case style::StringWhich::last:
            return assigned ? std::string_view(all[*std::prev(end)].text) : before;
        case style::StringWhich::first_except:
            return assigned ? std::string_view() : before;
        case style::StringWhich::start: {
            const bool at_start = assigned && begins(context, all[*first].node, facts.places[page]);
            return at_start ? std::string_view(all[*first].text) : before;
        }
    }
    return before;
}

}  // namespace bifolium::layout
