#include "manuscript/passages.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "manuscript/emit.h"
#include "manuscript/inline_pass.h"
#include "manuscript/markdown.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

/// What stands before each passage while cmark reads it: nothing after it can open a block, and to
/// emphasis and bare addresses it is what a line's beginning would be.
constexpr char guard = '(';

int number_of(const std::string& label) {
    int number = 0;
    const char* end = label.data() + label.size();
    const auto [at, error] = std::from_chars(label.data(), end, number);
    return error == std::errc() && at == end && number > 0 ? number : 0;
}

/// Takes the guard away, turns what only a whole book can resolve into its own kind, and says where
/// the passage is.
void settle(Drafts& drafts, Span span) {
    for (Draft& draft : drafts) {
        draft.span = span;
        if (const auto* mark = std::get_if<NoteMark>(&draft.matter)) {
            draft.matter = Content{NoteReference{NodeId(), number_of(mark->label)}};
        }
        settle(draft.children, span);
    }
}

void take_guard(Drafts& inlines) {
    if (inlines.empty()) return;
    auto* piece = std::get_if<Piece>(&inlines.front().matter);
    if (piece == nullptr || !piece->text.starts_with(guard)) return;
    piece->text.erase(0, 1);
    ++inlines.front().span.begin;
    if (piece->text.empty()) inlines.erase(inlines.begin());
}

class PassageReader {
public:
    PassageReader(std::span<const Passage> passages,
                  const std::set<std::string, std::less<>>& variables, AtomTable& atoms,
                  Diagnostics& diagnostics)
        : passages_(passages), variables_(variables), atoms_(atoms), diagnostics_(diagnostics) {
        std::string text;
        for (const Passage& passage : passages_) {
            begins_.push_back(static_cast<std::uint32_t>(text.size()));
            text += guard;
            for (const char c : passage.text) text += c == '\n' || c == '\r' ? ' ' : c;
            text += "\n\n";
        }
        source_ = sources_.add("", std::move(text));
    }

    Document run() {
        Diagnostics found;
        const std::string_view text = sources_.text(source_);
        const Body body(sources_, {source_, 0, static_cast<std::uint32_t>(text.size())});
        Drafts read = read_markdown(body, found);
        Asides none;
        PassContext context{.source = text,
                            .variables = variables_,
                            .diagnostics = found,
                            .asides = none,
                            .atoms = atoms_};
        Drafts paragraphs(passages_.size());
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            paragraphs[i] = Draft{Paragraph{}, passages_[i].span, {}, {}, {}};
        }
        for (Draft& block : read) {
            const std::size_t which = passage_at(block.span.begin);
            take_guard(block.children);
            finish_inlines(block.children, context);
            settle(block.children, passages_[which].span);
            paragraphs[which].children = std::move(block.children);
        }
        for (Diagnostic finding : found.all()) {
            finding.span = passages_[passage_at(finding.span.begin)].span;
            diagnostics_.report(std::move(finding));
        }
        return emit(Metadata{}, paragraphs, atoms_, diagnostics_);
    }

private:
    std::size_t passage_at(std::uint32_t offset) const {
        const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
        return static_cast<std::size_t>(next - begins_.begin()) - 1;
    }

    std::span<const Passage> passages_;
    const std::set<std::string, std::less<>>& variables_;
    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    Sources sources_;
    SourceId source_;
    std::vector<std::uint32_t> begins_;
};

}  // namespace

Document parse_passages(std::span<const Passage> passages,
                        const std::set<std::string, std::less<>>& variables, AtomTable& atoms,
                        Diagnostics& diagnostics) {
    if (passages.empty()) return Builder(Metadata{}).finish();
    return PassageReader(passages, variables, atoms, diagnostics).run();
}

}  // namespace bifolium::manuscript
