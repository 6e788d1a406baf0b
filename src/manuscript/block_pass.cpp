#include "manuscript/block_pass.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "base/dot_segments.h"
#include "base/suggest.h"
#include "manuscript/attributes.h"
#include "manuscript/tables.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

/// Whether the pieces from `at` on begin with the mark; cmark may have cut it in two.
bool begins_with(const Drafts& inlines, std::size_t at, std::string_view mark) {
    std::string text;
    for (; at < inlines.size() && text.size() < mark.size(); ++at) {
        const auto* piece = std::get_if<Piece>(&inlines[at].matter);
        if (piece == nullptr || piece->literal) return false;
        text += piece->text;
    }
    return text.starts_with(mark);
}

/// Blanks at the ends of a paragraph that was not cmark's: of raw HTML.
void trim_ends(Drafts& inlines) {
    if (inlines.empty()) return;
    if (auto* first = inlines.front().as<Text>()) {
        first->text.erase(0, first->text.find_first_not_of(" \t\n"));
    }
    if (auto* last = inlines.back().as<Text>()) {
        last->text.resize(last->text.find_last_not_of(" \t\n") + 1);
    }
}

/// The inlines' lines: cut at soft breaks.
std::vector<Drafts> lines_of(Drafts inlines) {
    std::vector<Drafts> lines(1);
    for (Draft& draft : inlines) {
        if (draft.is<SoftBreak>()) {
            lines.emplace_back();
        } else {
            lines.back().push_back(std::move(draft));
        }
    }
    return lines;
}

Span span_of(const Drafts& drafts, Span otherwise) {
    if (drafts.empty()) return otherwise;
    return Span{otherwise.source, drafts.front().span.begin,
                std::max(drafts.front().span.begin, drafts.back().span.end)};
}

bool is_blank(const Drafts& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](const Draft& draft) {
        const auto* text = draft.as<Text>();
        return text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos;
    });
}

class BlockPass {
public:
    BlockPass(PassContext& context, const Include& include)
        : context_(context), include_(include) {}

    Drafts run(Drafts blocks) {
        blocks = split_questions(std::move(blocks));
        Drafts out;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const bool defined = i + 1 < blocks.size() && blocks[i + 1].is<DefinitionMark>();
            const bool captions = is_table_caption(blocks[i]);
            if (captions && i + 1 < blocks.size() && blocks[i + 1].is<Table>()) {
                take_table_caption(std::move(blocks[i]), blocks[i + 1], context_);
            } else if (blocks[i].is<Paragraph>() && defined) {
                add_terms(std::move(blocks[i]), out);
            } else if (blocks[i].is<DefinitionMark>()) {
                add_definition(std::move(blocks[i]), out);
            } else {
                if (captions) report_lone_caption(blocks[i], context_);
                add(std::move(blocks[i]), out);
            }
        }
        return out;
    }

private:
    void add(Draft block, Drafts& out) {
        if (block.is<Paragraph>()) return add_paragraph(std::move(block), out);
        if (block.is<RawBlock>()) return add_html(block, out);
        if (const auto* inclusion = std::get_if<Inclusion>(&block.matter)) {
            Drafts included = include_(inclusion->path, block.span);
            std::move(included.begin(), included.end(), std::back_inserter(out));
            return;
        }
        if (block.is<Heading>()) {
            take_heading_attributes(block, context_);
            finish_inlines(block.children, context_);
            settle_attributes(block, context_);
        } else if (block.is<TableCaption>()) {
            finish_inlines(block.children, context_);
        } else if (block.is<HeaderCell>() || block.is<Cell>()) {
            add_cell(block);
        } else if (block.is<Table>()) {
            block.children = run(std::move(block.children));
            finish_table(block, context_);
        } else if (block.is<CodeBlock>()) {
            settle_attributes(block, context_);
            for (Draft& text : block.children) {
                text.as<Text>()->text = sanitized(text.as<Text>()->text, text.span, context_);
            }
        } else if (block.is<Quote>()) {
            const auto kind = take_alert(block);
            if (kind) block.matter = Callout{*kind};
            block.children = run(std::move(block.children));
        } else if (block.is<Division>()) {
            add_container(std::move(block), out);
            return;
        } else {
            block.children = run(std::move(block.children));
        }
        out.push_back(std::move(block));
    }

    void add_cell(Draft& cell) {
        take_cell_attributes(cell, context_);
        if (holds_blocks(cell)) {
            cell.children = run(std::move(cell.children));
        } else {
            finish_inlines(cell.children, context_);
        }
    }

    static bool says_nothing(const Draft& draft) {
        const Image& image = *draft.as<Image>();
        const bool wordless = image.alternative.find_first_not_of(" \t\n") == std::string::npos;
        return draft.title.empty() && (image.decorative || wordless);
    }

    void add_paragraph(Draft block, Drafts& out) {
        finish_inlines(block.children, context_);
        if (is_blank(block.children)) return;  // a comment, or tags that were dropped
        Draft* image = block.children.size() == 1 ? &block.children.front() : nullptr;
        // A picture that says nothing is no figure: a figure is read aloud, by its words.
        if (image == nullptr || !image->is<Image>() || says_nothing(*image)) {
            out.push_back(std::move(block));
            return;
        }
        Draft figure{Figure{}, block.span, {}, {}, {}};
        figure.attributes.identifier = std::move(image->attributes.identifier);
        figure.attributes.classes = std::move(image->attributes.classes);
        figure.attributes.language = std::move(image->attributes.language);
        figure.attributes.span = image->attributes.span;
        image->attributes.identifier.clear();
        image->attributes.classes.clear();
        const std::string caption = std::move(image->title);
        const Span span = image->span;
        figure.children.push_back(std::move(*image));
        if (!caption.empty()) {
            Draft node{Caption{}, span, {}, {}, {}};
            node.children.push_back(
                Draft{Text{sanitized(caption, span, context_)}, span, {}, {}, {}});
            figure.children.push_back(std::move(node));
        }
        out.push_back(std::move(figure));
    }

    void add_html(const Draft& block, Drafts& out) {
        Draft paragraph{Paragraph{}, block.span, {}, {}, {}};
        paragraph.children = inlines_of_html(block, context_.source);
        finish_inlines(paragraph.children, context_);
        trim_ends(paragraph.children);
        if (!is_blank(paragraph.children)) out.push_back(std::move(paragraph));
    }

    void add_container(Draft block, Drafts& out) {
        const std::uint32_t begin = block.span.begin;
        std::string_view line = context_.source.substr(begin);
        line = line.substr(0, line.find_first_of("\r\n"));
        const std::size_t last = line.find_last_not_of(" \t");
        line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
        const FenceLine fence = read_fence(line);
        if (fence.attributes != 0) {
            auto read =
                read_attributes(context_.source, begin + fence.attributes, block.span.source);
            if (read) block.attributes = std::move(read->attributes);
        }
        std::string name(fence.name);
        auto& classes = block.attributes.classes;
        if (name.empty() && !classes.empty()) {
            name = classes.front();
            classes.erase(classes.begin());
        }
        if (name.empty()) name = "box";
        if (name == "list-table" && read_list_table(block, context_)) {
            return add(std::move(block), out);
        }
        settle_attributes(block, context_);
        block.matter = Container{context_.atoms.intern(name)};
        block.title = name;
        block.children = run(std::move(block.children));
        out.push_back(std::move(block));
    }

    /// `[!WARNING]` on a line of its own at the head of a quote.
    /// https://docs.github.com/en/get-started/writing-on-github (alerts)
    std::optional<CalloutKind> take_alert(Draft& quote) {
        if (quote.children.empty() || !quote.children.front().is<Paragraph>()) return {};
        Draft& paragraph = quote.children.front();
        Drafts& inlines = paragraph.children;
        std::size_t end = 0;
        std::string mark;
        while (end < inlines.size() && !inlines[end].is<SoftBreak>()) {
            const auto* piece = std::get_if<Piece>(&inlines[end].matter);
            if (piece == nullptr || piece->literal || mark.size() > 20) return {};
            mark += piece->text;
            ++end;
        }
        constexpr std::array<std::string_view, 5> names{"[!NOTE]", "[!TIP]", "[!IMPORTANT]",
                                                        "[!WARNING]", "[!CAUTION]"};
        for (char& c : mark) {
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        }
        while (mark.ends_with(' ')) mark.pop_back();
        const auto* known = std::find(names.begin(), names.end(), mark);
        if (known == names.end()) {
            report_unknown_alert(mark, names, paragraph.span);
            return {};
        }
        const std::size_t gone = std::min(end + 1, inlines.size());
        inlines.erase(inlines.begin(), inlines.begin() + static_cast<std::ptrdiff_t>(gone));
        if (inlines.empty()) quote.children.erase(quote.children.begin());
        return static_cast<CalloutKind>(known - names.begin());
    }

    void report_unknown_alert(std::string_view mark, std::span<const std::string_view> names,
                              Span span) {
        if (!mark.starts_with("[!") || !mark.ends_with(']')) return;
        const std::string_view near = nearest(mark, names);
        context_.diagnostics.report(
            {Severity::warning, "callout.unknown", span,
             "'" + std::string(mark) + "' is no callout: this stays a quotation",
             near.empty() ? "NOTE, TIP, IMPORTANT, WARNING and CAUTION are known"
                          : "did you mean '" + std::string(near) + "'?"});
    }

    Draft& definition_list(Drafts& out, Span span) {
        if (out.empty() || !out.back().is<DefinitionList>()) {
            out.push_back(Draft{DefinitionList{}, span, {}, {}, {}});
        }
        out.back().span.end = std::max(out.back().span.end, span.end);
        return out.back();
    }

    void add_terms(Draft paragraph, Drafts& out) {
        Draft& list = definition_list(out, paragraph.span);
        for (Drafts& line : lines_of(std::move(paragraph.children))) {
            Draft term{Term{}, span_of(line, paragraph.span), {}, std::move(line), {}};
            finish_inlines(term.children, context_);
            if (!is_blank(term.children)) list.children.push_back(std::move(term));
        }
    }

    void add_definition(Draft block, Drafts& out) {
        block.matter = Definition{};
        block.children = run(std::move(block.children));
        definition_list(out, block.span).children.push_back(std::move(block));
    }

    /// `Q: …` followed by `A: …`, in the same paragraph or the next: both marks are markup. The
    /// answer goes on to the next question or heading.
    Drafts split_questions(Drafts blocks) {
        const auto asks = [&](std::size_t i) {
            if (i >= blocks.size() || !blocks[i].is<Paragraph>()) return false;
            const Drafts& inlines = blocks[i].children;
            if (!begins_with(inlines, 0, "Q:")) return false;
            for (std::size_t k = 1; k < inlines.size(); ++k) {
                if (inlines[k - 1].is<SoftBreak>() && begins_with(inlines, k, "A:")) return true;
            }
            return i + 1 < blocks.size() && blocks[i + 1].is<Paragraph>() &&
                   begins_with(blocks[i + 1].children, 0, "A:");
        };
        Drafts out;
        for (std::size_t i = 0; i < blocks.size();) {
            if (!asks(i)) {
                out.push_back(std::move(blocks[i++]));
                continue;
            }
            Draft question{Question{}, blocks[i].span, {}, {}, {}};
            Draft answer{Answer{}, blocks[i].span, {}, {}, {}};
            ask(std::move(blocks[i++]), question, answer);
            while (i < blocks.size() && !asks(i) && !blocks[i].is<Heading>()) {
                if (begins_with(blocks[i].children, 0, "A:")) take_mark(blocks[i].children, "A:");
                question.span.end = answer.span.end = blocks[i].span.end;
                answer.children.push_back(std::move(blocks[i++]));
            }
            question.children.push_back(std::move(answer));
            out.push_back(std::move(question));
        }
        return out;
    }

    void ask(Draft paragraph, Draft& question, Draft& answer) {
        Drafts& inlines = paragraph.children;
        take_mark(inlines, "Q:");
        std::size_t cut = inlines.size();
        for (std::size_t k = 1; k < inlines.size() && cut == inlines.size(); ++k) {
            if (inlines[k - 1].is<SoftBreak>() && begins_with(inlines, k, "A:")) cut = k;
        }
        if (cut < inlines.size()) {
            Draft first{Paragraph{}, paragraph.span, {}, {}, {}};
            const auto from = inlines.begin() + static_cast<std::ptrdiff_t>(cut);
            first.children.assign(std::make_move_iterator(from),
                                  std::make_move_iterator(inlines.end()));
            inlines.erase(from - 1, inlines.end());
            take_mark(first.children, "A:");
            first.span = span_of(first.children, paragraph.span);
            answer.children.push_back(std::move(first));
        }
        // Level 0: the sections' pass gives it the next level below its section's.
        Draft heading{Heading{0}, span_of(inlines, paragraph.span), {}, std::move(inlines), {}};
        question.children.push_back(std::move(heading));
    }

    PassContext& context_;
    const Include& include_;
};

int hexadecimal_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

Drafts finish_blocks(Drafts blocks, PassContext& context, const Include& include) {
    return BlockPass(context, include).run(std::move(blocks));
}

std::string project_path(std::string_view source_path, std::string_view path) {
    std::string decoded;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const int high =
            path[at] == '%' && at + 2 < path.size() ? hexadecimal_digit(path[at + 1]) : -1;
        const int low = high >= 0 ? hexadecimal_digit(path[at + 2]) : -1;
        if (low >= 0) {
            decoded.push_back(static_cast<char>(high * 16 + low));
            at += 2;
        } else {
            decoded.push_back(path[at]);
        }
    }
    if (decoded.empty() || decoded.front() == '/' || decoded.find('\0') != std::string::npos ||
        decoded.find('\\') != std::string::npos) {
        return {};
    }
    const std::size_t slash = source_path.rfind('/');
    std::string whole(source_path.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
    whole += decoded;
    return remove_dot_segments(whole);
}

}  // namespace bifolium::manuscript
