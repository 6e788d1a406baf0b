#include <deque>
#include <map>
#include <string>
#include <utility>

#include "manuscript/structure.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

/// Labels are a file's own, and are compared as CommonMark compares link labels (ASCII letters
/// without case, runs of blanks as one).
using Label = std::pair<std::uint32_t, std::string>;

Label label_of(Span span, std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (blank && (out.empty() || out.back() == ' ')) continue;
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        out.push_back(blank ? ' ' : small);
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return {span.source.index(), std::move(out)};
}

class NotePlacer {
public:
    explicit NotePlacer(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void run(Drafts& top) {
        collect(top);
        Drafts out;
        bool in_front = true;  // before the first section
        for (Draft& block : top) {
            if (block.is<Section>() && in_front) {
                in_front = false;
                finish_unit(out);
            }
            refer(block);
            const bool section = block.is<Section>();
            out.push_back(std::move(block));
            if (section) finish_unit(out.back().children);
        }
        finish_unit(out);
        top = std::move(out);
        for (const auto& [label, note] : notes_) {
            if (note.number != 0) continue;
            report("note.unused", note.draft.span, "nobody refers to the note '" + note.label + "'",
                   "refer to it with [^" + note.label + "], or remove it");
        }
    }

private:
    struct NoteEntry {
        Draft draft;
        std::string label;
        int number = 0;
    };

    void collect(Drafts& drafts) {
        Drafts kept;
        for (Draft& draft : drafts) {
            collect(draft.children);
            const auto* body = std::get_if<NoteBody>(&draft.matter);
            if (body == nullptr) {
                kept.push_back(std::move(draft));
                continue;
            }
            std::string label = body->label;
            const Label key = label_of(draft.span, label);
            if (notes_.contains(key)) {
                report("note.duplicate", draft.span, "a second note is called '" + label + "'",
                       "give it a name of its own: the first is used");
                continue;
            }
            notes_.emplace(key, NoteEntry{std::move(draft), std::move(label), 0});
        }
        drafts = std::move(kept);
    }

    void refer(Draft& draft) {
        if (const auto* mark = std::get_if<NoteMark>(&draft.matter)) {
            const auto note = notes_.find(label_of(draft.span, mark->label));
            if (note == notes_.end()) {
                report("note.undefined", draft.span, "no note is called '" + mark->label + "'",
                       "write it below: '[^" + mark->label + "]: …'");
                draft.matter = Content(Text{"[^" + mark->label + "]"});
            } else {
                if (note->second.number == 0) {
                    note->second.number = ++last_number_;
                    waiting_.push_back(&note->second);
                }
                draft.matter = Content(NoteReference{NodeId(), note->second.number});
            }
        }
        for (Draft& child : draft.children) refer(child);
    }

    /// The notes that were first referred to since the last call. A note may refer to others.
    void finish_unit(Drafts& blocks) {
        if (waiting_.empty()) return;
        Draft notes{Notes{}, waiting_.front()->draft.span, {}, {}, {}};
        while (!waiting_.empty()) {
            NoteEntry& entry = *waiting_.front();
            waiting_.pop_front();
            Draft note = std::move(entry.draft);
            note.matter = Content(Note{entry.number});
            entry.draft.span = note.span;
            for (Draft& child : note.children) refer(child);
            notes.children.push_back(std::move(note));
        }
        blocks.push_back(std::move(notes));
    }

    void report(std::string_view code, Span span, std::string message, std::string hint) {
        diagnostics_.report({Severity::error, code, span, std::move(message), std::move(hint)});
    }

    Diagnostics& diagnostics_;
    std::map<Label, NoteEntry> notes_;
    std::deque<NoteEntry*> waiting_;
    int last_number_ = 0;
};

}  // namespace

void place_notes(Drafts& top, Diagnostics& diagnostics) {
    NotePlacer(diagnostics).run(top);
}

}  // namespace bifolium::manuscript
