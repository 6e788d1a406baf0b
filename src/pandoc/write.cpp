#include "pandoc/write.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pandoc/block_writer.h"
#include "pandoc/settle.h"

namespace bifolium::pandoc {

namespace {

using Kind = Token::Kind;

constexpr std::size_t longest_heading = 120;  ///< In bytes, of bold words that look like one.

bool is_blank(const Inlines& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](const Inline& node) {
        return node.as<Space>() != nullptr || node.as<LineBreak>() != nullptr ||
               (node.as<Styled>() != nullptr && is_blank(node.children) &&
                node.attributes.classes.empty());
    });
}

/// The one picture that a paragraph is, with blanks and spans around it.
const Inline* lone_picture(const Inlines& inlines) {
    const Inline* found = nullptr;
    for (const Inline& node : inlines) {
        if (node.as<Space>() != nullptr || node.as<LineBreak>() != nullptr) continue;
        const Inline* here = nullptr;
        if (node.as<Picture>() != nullptr) here = &node;
        if (const auto* styled = node.as<Styled>()) {
            if (styled->style == Style::plain && node.children.empty()) continue;
            if (node.attributes.classes.empty()) here = lone_picture(node.children);
        }
        if (here == nullptr || found != nullptr) return nullptr;
        found = here;
    }
    return found;
}

const Inline* figure_in(const Block& block) {
    const Block* paragraph = only_paragraph(block);
    return paragraph == nullptr ? nullptr : lone_picture(paragraph->inlines);
}

/// The sign that somebody typed where Word has lists; 0 for none.
std::string typed_marker(std::string_view words) {
    for (const std::string_view mark : {"•", "·", "▪", "◦", "‣", "–", "-", "*", "o"}) {
        if (words.starts_with(mark) && words.substr(mark.size()).starts_with(' ')) {
            return std::string(mark);
        }
    }
    std::size_t digits = 0;
    while (digits < words.size() && words[digits] >= '0' && words[digits] <= '9') ++digits;
    const bool numbers = digits > 0 && digits < 3 && digits + 1 < words.size() &&
                         (words[digits] == '.' || words[digits] == ')') && words[digits + 1] == ' ';
    return numbers ? "1." : std::string();
}

}  // namespace

BlockWriter::BlockWriter(const WriteOptions& options, const Targets& targets, Written& written)
    : options_(options), targets_(targets), written_(written) {}

void BlockWriter::begin_line() {
    for (Prefix& prefix : prefixes_) {
        written_.markdown += prefix.used ? prefix.rest : prefix.first;
        prefix.used = true;
    }
}

void BlockWriter::part() {
    const bool marker_waits =
        !prefixes_.empty() && !prefixes_.back().used && !prefixes_.back().first.empty();
    if (blank_needed_ && !marker_waits) {
        const std::size_t begin = written_.markdown.size();
        begin_line();
        std::string& out = written_.markdown;
        while (out.size() > begin && out.back() == ' ') out.pop_back();
        end_line();
    }
    blank_needed_ = true;
}

void BlockWriter::line(std::string_view text) {
    begin_line();
    written_.markdown += text;
    end_line();
}

void BlockWriter::notice(std::string_view code, std::uint32_t begin, std::string message,
                         std::string hint) {
    std::uint32_t end = here();
    while (end > begin && written_.markdown[end - 1] == '\n') --end;
    written_.notices.push_back({code, begin, end, std::move(message), std::move(hint)});
}

void BlockWriter::put(const Tokens& tokens, bool one_line, bool in_cell) {
    InlinePlace place{options_.escapes, one_line, in_cell};
    write_inlines(
        tokens, place, written_.markdown,
        [this] {
            end_line();
            begin_line();
        },
        written_.notices);
}

void BlockWriter::write(const Blocks& blocks) {
    bool skip_caption = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) block(blocks, i, skip_caption);
}

/// `skip_caption`: the block at `i` is a caption that was written with what it belongs to.
void BlockWriter::block(const Blocks& blocks, std::size_t& i, bool& skip_caption) {
    if (std::exchange(skip_caption, false)) return;
    const Block& block = blocks[i];
    const Block* next = i + 1 < blocks.size() ? &blocks[i + 1] : nullptr;
    const bool is_list = block.is<List>();
    const CaptionOf before = captions(block);
    const CaptionOf after = next == nullptr ? CaptionOf::nothing : captions(*next);
    if (left_out(block)) return;
    if ((before == CaptionOf::any || before == CaptionOf::table) && next != nullptr &&
        next->is<Table>()) {
        table(*next, only_paragraph(block));
        ++i;
    } else if (block.is<Table>()) {
        // A caption may follow its table, unless the next table's stands there.
        const bool is_next = i + 2 < blocks.size() && blocks[i + 2].is<Table>();
        const bool own = (after == CaptionOf::any || after == CaptionOf::table) && !is_next;
        table(block, own ? only_paragraph(*next) : nullptr);
        skip_caption = own;
    } else if (figure_in(block) != nullptr) {
        const bool own = after == CaptionOf::any || after == CaptionOf::picture;
        paragraph(*only_paragraph(block), own ? only_paragraph(*next) : nullptr);
        skip_caption = own;
    } else if (block.is<Division>()) {
        division(block);
    } else if (block.is<Paragraph>()) {
        paragraph(block, nullptr);
    } else if (const auto* head = block.as<Heading>()) {
        heading(block, head->level);
    } else if (const auto* code = block.as<CodeBlock>()) {
        code_block(*code);
    } else if (is_list) {
        list(block);
    } else if (block.is<DefinitionList>()) {
        definitions(block);
    } else if (block.is<Quote>()) {
        quote(block);
    } else if (block.is<Rule>()) {
        part();
        line("***");
    } else if (block.is<Figure>()) {
        figure(block);
    } else if (const auto* raw = block.as<RawBlock>()) {
        part();
        notice("import.not-taken", here(), "a passage in " + raw->format + " is not taken over",
               "write it in Markdown, if readers need it");
        written_.left_out.push_back(raw->text);
    }
    if (!is_list) last_list_ = 0;
}

/// Word's own list of contents: the edition makes its own.
bool BlockWriter::left_out(const Block& block) {
    if (!is_contents_style(style_of(block))) return false;
    std::string words;
    for (const Block& child : block.children) words += words_of(child.inlines) + " ";
    const bool first = written_.left_out.empty() || !written_.left_out.back().starts_with("\f");
    written_.left_out.push_back("\f" + words);
    if (first) {
        notice("import.contents-list", here(),
               "Word's list of contents is left out: the editions make their own",
               "'contents: 2' in the front matter says how many levels it has");
    }
    return true;
}

void BlockWriter::division(const Block& block) {
    if (block.attributes.has_class("text-box")) return contained("text-box", block.children);
    write(block.children);
}

void BlockWriter::contained(std::string_view name, const Blocks& blocks) {
    part();
    line("::: " + std::string(name));
    blank_needed_ = false;
    const bool was_at_top = std::exchange(at_top_, false);
    const bool was_tight = std::exchange(tight_, false);
    last_list_ = 0;
    write(blocks);
    at_top_ = was_at_top;
    tight_ = was_tight;
    last_list_ = 0;
    line(":::");
    blank_needed_ = true;
}

/// Bold words on a line of their own, that end like no sentence, look like a heading.
void BlockWriter::propose(const Tokens& tokens, std::uint32_t begin) {
    std::string words;
    for (const Token& token : tokens) {
        if (token.kind == Kind::text || token.kind == Kind::code) words += token.text;
    }
    notice("import.bold-paragraph", begin, "'" + words + "' is a bold paragraph: is it a heading?",
           "write '" + std::string(static_cast<std::size_t>(std::min(last_level_ + 1, 6)), '#') +
               " " + words + "', or import with --headings-from-bold");
}

void BlockWriter::paragraph(const Block& block, const Block* caption) {
    if (is_blank(block.inlines)) return;
    Tokens tokens;
    if (const Inline* shown = lone_picture(block.inlines)) {
        // A caption is plain words; one that is more stays a paragraph of its own.
        Tokens words = caption == nullptr ? Tokens() : tokens_of(caption->inlines);
        std::string plain;
        bool is_plain = true;
        for (const Token& token : words) {
            if (token.kind == Kind::text) plain += token.text;
            is_plain = is_plain &&
                       (token.kind == Kind::text || token.kind == Kind::open ||
                        token.kind == Kind::close) &&
                       token.pair != Token::Pair::link;
        }
        for (const Inline& node : block.inlines) {
            if (node.as<Picture>() == nullptr) flatten({node}, tokens);
        }
        std::erase_if(tokens, [](const Token& token) { return token.kind != Kind::notice; });
        picture(*shown, *shown->as<Picture>(), is_plain ? plain : std::string(), tokens);
        part();
        begin_line();
        put(tokens, false);
        end_line();
        if (is_plain || caption == nullptr) return;
        return paragraph(*caption, nullptr);
    }
    tokens = tokens_of(block.inlines);
    const bool any = std::any_of(tokens.begin(), tokens.end(),
                                 [](const Token& t) { return t.kind != Kind::notice; });
    std::string words;
    for (const Token& token : tokens) words += token.kind == Kind::text ? token.text : "";
    const bool looks_like_heading =
        at_top_ && words.size() <= longest_heading && all_strong(tokens) && !words.ends_with('.') &&
        !words.ends_with(',') && !words.ends_with(';') &&
        std::none_of(tokens.begin(), tokens.end(),
                     [](const Token& t) { return t.kind == Kind::line_break; });
    if (looks_like_heading && options_.headings_from_bold) {
        const int level = last_level_;
        heading(block, std::min(level + 1, 6));
        last_level_ = level;
        return;
    }
    if (!any) return put(tokens, false);  // notices only
    if (!tight_)
        part();
    else
        blank_needed_ = true;
    begin_line();
    const std::uint32_t begin = here();
    put(tokens, false);
    end_line();
    if (looks_like_heading) propose(tokens, begin);
    const std::string marker = typed_marker(words);
    if (!marker.empty() && marker != last_typed_) {
        notice("import.typed-list", begin,
               "a list was typed by hand: its items begin with '" + marker + "'",
               marker == "1." ? "take the backslashes away, so that it is a list: '1. words'"
                              : "write '- ' for '" + marker + " ', so that it is a list");
    }
    last_typed_ = marker;
}

void BlockWriter::heading(const Block& block, int level) {
    Tokens tokens = tokens_of(block.inlines);
    strip_strong(tokens);
    const bool any = std::any_of(tokens.begin(), tokens.end(),
                                 [](const Token& t) { return t.kind != Kind::notice; });
    if (!any) return put(tokens, true);
    part();
    begin_line();
    written_.markdown += std::string(static_cast<std::size_t>(level), '#') + " ";
    put(tokens, true);
    std::string& out = written_.markdown;
    if (out.ends_with('#')) out.insert(out.size() - 1, 1, '\\');
    const std::string& name = block.attributes.identifier;
    if (!name.empty() && targets_.wanted.contains(name)) out += " {#" + as_identifier(name) + "}";
    end_line();
    if (at_top_) last_level_ = level;
}

void BlockWriter::code_block(const CodeBlock& code) {
    part();
    std::size_t longest = 2, run = 0;
    for (const char c : code.text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    line(fence);
    std::string_view rest = code.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        line(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    line(fence);
}

void BlockWriter::list(const Block& block) {
    const auto& kind = *block.as<List>();
    if (block.children.empty()) return;
    const bool tight =
        std::all_of(block.children.begin(), block.children.end(), [](const Block& item) {
            // Word's lists are set tight, whatever pandoc calls their paragraphs.
            return item.children.empty() ||
                   (item.children.front().is<Paragraph>() &&
                    std::all_of(item.children.begin() + 1, item.children.end(),
                                [](const Block& child) { return child.is<List>(); }));
        });
    // Two lists in a row would be one, but for another mark.
    char mark = kind.ordered ? '.' : '-';
    if (last_list_ == mark) mark = kind.ordered ? ')' : '*';
    if (tight_ && !tight) blank_needed_ = true;
    if (!tight_ || !tight) part();
    const std::uint32_t begin = here();
    int number = kind.start;
    const bool was_tight = std::exchange(tight_, tight);
    const bool was_at_top = std::exchange(at_top_, false);
    bool first = true;
    for (const Block& item : block.children) {
        const std::string marker =
            (kind.ordered ? std::to_string(number++) : std::string()) + mark + " ";
        if (!first && !tight) part();
        first = false;
        prefixes_.push_back({marker, std::string(marker.size(), ' '), false});
        blank_needed_ = false;
        last_list_ = 0;
        write(item.children);
        if (!prefixes_.back().used) line("");
        prefixes_.pop_back();
        blank_needed_ = true;
    }
    tight_ = was_tight;
    at_top_ = was_at_top;
    last_list_ = mark;
    if (kind.ordered && kind.numbering != Numbering::digits) {
        notice("import.list-numbering", begin,
               std::string("this list was numbered by ") +
                   (kind.numbering == Numbering::roman ? "Roman numbers" : "letters") +
                   "; here it counts 1, 2, 3",
               "where the text names an item, such as \"step b\", write its number; or let the "
               "style sheet number by letters: list-style-type: lower-alpha");
    }
}

void BlockWriter::definitions(const Block& block) {
    const bool was_at_top = std::exchange(at_top_, false);
    for (const Block& entry : block.children) {
        if (entry.is<Term>()) {
            const Tokens tokens = tokens_of(entry.inlines);
            part();
            begin_line();
            put(tokens, true);
            end_line();
            continue;
        }
        prefixes_.push_back({": ", "  ", false});
        blank_needed_ = false;
        const bool was_tight = std::exchange(tight_, entry.children.size() == 1);
        write(entry.children);
        if (!prefixes_.back().used) line("");
        prefixes_.pop_back();
        tight_ = was_tight;
        blank_needed_ = true;
    }
    at_top_ = was_at_top;
}

void BlockWriter::quote(const Block& block) {
    part();
    prefixes_.push_back({"> ", "> ", true});
    blank_needed_ = false;
    const bool was_at_top = std::exchange(at_top_, false);
    const bool was_tight = std::exchange(tight_, false);
    write(block.children);
    tight_ = was_tight;
    at_top_ = was_at_top;
    prefixes_.pop_back();
    blank_needed_ = true;
}

/// Of pandoc 3: a picture in a paragraph, and its caption.
void BlockWriter::figure(const Block& block) {
    const Block* caption = nullptr;
    Blocks inside;
    for (const Block& child : block.children) {
        if (child.is<Caption>() && child.children.size() == 1) {
            caption = only_paragraph(child.children.front());
        } else if (child.is<Caption>()) {
            inside.insert(inside.end(), child.children.begin(), child.children.end());
        } else {
            inside.push_back(child);
        }
    }
    if (inside.size() == 1 && figure_in(inside.front()) != nullptr) {
        return paragraph(*only_paragraph(inside.front()), caption);
    }
    write(inside);
    if (caption != nullptr) paragraph(*caption, nullptr);
}

void BlockWriter::write_notes() {
    // Notes may hold notes: the list may grow.
    for (std::size_t i = 0; i < notes_.size(); ++i) {
        part();
        prefixes_.push_back({"[^" + std::to_string(i + 1) + "]: ", "    ", false});
        blank_needed_ = false;
        at_top_ = false;
        write(*notes_[i]);
        if (!prefixes_.back().used) line("");
        prefixes_.pop_back();
        blank_needed_ = true;
    }
}

Written write(const Tree& tree, std::string head, const WriteOptions& options) {
    Written out;
    out.markdown = std::move(head);
    const Targets targets = targets_of(tree);
    Tree settled{.abstract = tree.abstract, .blocks = tree.blocks};
    settle(settled.abstract, options);
    settle(settled.blocks, options);
    BlockWriter writer(options, targets, out);
    writer.write(settled.abstract);
    writer.write(settled.blocks);
    writer.write_notes();
    return out;
}

}  // namespace bifolium::pandoc
