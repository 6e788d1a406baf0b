#include "manuscript/structure.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.h"
#include "manuscript/tables.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

constexpr int deepest_heading = 6;

bool has_class(const Draft& draft, std::string_view name) {
    const auto& classes = draft.attributes.classes;
    return std::find(classes.begin(), classes.end(), name) != classes.end();
}

/// Cells with nothing but words need no look: tables are large.
bool is_table_part(const Draft& draft) {
    if (draft.is<Cell>() || draft.is<HeaderCell>()) return holds_blocks(draft);
    return draft.is<Table>() || draft.is<TableHead>() || draft.is<TableBody>() ||
           draft.is<TableFoot>() || draft.is<Row>();
}

class SectionBuilder {
public:
    explicit SectionBuilder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    /// `level` is the enclosing section's; 0 at the root of a book without a title of its own.
    Drafts build(Drafts blocks, int level) {
        Drafts open(1);  // the list under construction, then one section inside the other
        std::vector<int> written{0};
        const std::size_t root = 0;
        for (Draft& block : blocks) {
            if (auto* heading = block.as<Heading>(); heading != nullptr && heading->level > 0) {
                while (open.size() > 1 && written.back() >= heading->level) close(open, written);
                const int enclosing = level + static_cast<int>(open.size()) - 1;
                open_section(std::move(block), enclosing, written.back(), open, written);
                continue;
            }
            const int inside = level + static_cast<int>(open.size()) - 1;
            below(block, inside);
            open.back().children.push_back(std::move(block));
        }
        while (open.size() > 1) close(open, written);
        return std::move(open[root].children);
    }

private:
    void open_section(Draft heading, int enclosing, int above, Drafts& open,
                      std::vector<int>& written) {
        const int as_written = heading.as<Heading>()->level;
        const int level = std::min(enclosing + 1, deepest_heading);
        const int expected = above == 0 ? level : above + 1;
        if (as_written > expected) {
            diagnostics_.report({Severity::warning, "heading.skipped-level", heading.span,
                                 "a heading of level " + std::to_string(as_written) +
                                     " follows where level " + std::to_string(expected) +
                                     " is next; it is set as level " + std::to_string(level),
                                 "write " + std::string(static_cast<std::size_t>(expected), '#')});
        }
        heading.as<Heading>()->level = level;
        Draft section{Section{}, heading.span, std::move(heading.attributes), {}, {}};
        heading.attributes = {};
        section.children.push_back(std::move(heading));
        open.push_back(std::move(section));
        written.push_back(as_written);
    }

    /// Headings inside containers open sections there; a question's heading gets its level.
    void below(Draft& block, int level) {
        if (block.is<Question>()) {
            auto* heading = block.children.front().as<Heading>();
            if (heading->level == 0) heading->level = std::min(level + 1, deepest_heading);
            for (Draft& child : block.children) below(child, level + 1);
            return;
        }
        const bool holds_blocks =
            block.is<Container>() || block.is<Callout>() || block.is<Quote>() || block.is<List>() ||
            block.is<Item>() || block.is<DefinitionList>() || block.is<Definition>() ||
            block.is<Answer>() || block.is<NoteBody>() || is_table_part(block);
        if (!holds_blocks) return;
        block.children = build(std::move(block.children), level);
        if (block.is<Container>() && (block.title == "faq" || has_class(block, "faq"))) ask(block);
    }

    void close(Drafts& open, std::vector<int>& written) {
        Draft section = std::move(open.back());
        open.pop_back();
        written.pop_back();
        section.span.end = std::max(section.span.end, section.children.back().span.end);
        if (has_class(section, "faq")) ask(section);
        open.back().children.push_back(std::move(section));
    }

    /// The sections of a `.faq` are questions; what follows their headings is the answer.
    static void ask(Draft& faq) {
        for (Draft& child : faq.children) {
            if (!child.is<Section>()) continue;
            child.matter = Question{};
            Draft answer{Answer{}, child.span, {}, {}, {}};
            for (std::size_t i = 1; i < child.children.size(); ++i) {
                answer.children.push_back(std::move(child.children[i]));
            }
            child.children.resize(1);
            if (!answer.children.empty()) {
                answer.span =
                    Span{child.span.source, answer.children.front().span.begin, child.span.end};
                child.children.push_back(std::move(answer));
            }
        }
    }

    Diagnostics& diagnostics_;
};

}  // namespace

Drafts build_sections(Drafts blocks, int top_level, Diagnostics& diagnostics) {
    return SectionBuilder(diagnostics).build(std::move(blocks), top_level - 1);
}

bool has_level_one(const Drafts& drafts) {
    return std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) {
        const auto* heading = draft.as<Heading>();
        return (heading != nullptr && heading->level == 1) || has_level_one(draft.children);
    });
}

}  // namespace bifolium::manuscript
