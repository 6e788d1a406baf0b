#include "manuscript/emit.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/limits.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

/// Blocks and inlines are bounded each where they are made; together they lie no deeper than this.
constexpr std::size_t deepest = 2 * std::size_t{limits::nesting} + 50;

class Emitter {
public:
    Emitter(Metadata metadata, AtomTable& atoms, Diagnostics& diagnostics)
        : atoms_(atoms), diagnostics_(diagnostics), builder_(metadata) {
        inherited_ = {metadata.language, Weight::normal};
    }

    Document run(const Drafts& drafts) {
        for (const Draft& draft : drafts) emit(draft, inherited_, 1);
        for (const auto& [reference, number] : references_) {
            builder_[reference].content = NoteReference{notes_[number], number};
        }
        return std::move(builder_).finish();
    }

private:
    struct Inherited {
        Atom language;
        Weight severity;
    };

    void emit(const Draft& draft, Inherited inherited, std::size_t depth) {
        const auto* content = std::get_if<Content>(&draft.matter);
        if (content == nullptr || (depth > deepest && !draft.children.empty())) {
            if (content != nullptr) tell_too_deep(draft.span);
            for (const Draft& child : draft.children) emit(child, inherited, depth);
            return;
        }
        // Where a link or a tag was taken away, its text joins the text around it.
        const auto* text = std::get_if<Text>(content);
        if (text != nullptr && last_text_.valid()) {
            std::get<Text>(builder_[last_text_].content).text += text->text;
            return;
        }
        const Attributes& attributes = draft.attributes;
        if (!attributes.language.empty()) inherited.language = atoms_.intern(attributes.language);
        const auto& classes = attributes.classes;
        if (draft.title == "critical" ||
            std::find(classes.begin(), classes.end(), "critical") != classes.end()) {
            inherited.severity = Weight::critical;
        }
        const NodeId id = builder_.open(*content, draft.span);
        Node& node = builder_[id];
        node.language = inherited.language;
        node.severity = inherited.severity;
        node.direction = attributes.direction;
        if (!attributes.identifier.empty()) node.identifier = atoms_.intern(attributes.identifier);
        for (const std::string& name : classes) node.classes.push_back(atoms_.intern(name));
        if (const auto* note = std::get_if<Note>(content)) notes_[note->number] = id;
        if (const auto* reference = std::get_if<NoteReference>(content)) {
            references_.emplace_back(id, reference->number);
        }
        last_text_ = NodeId();
        for (const Draft& child : draft.children) emit(child, inherited, depth + 1);
        builder_.close();
        last_text_ = text != nullptr ? id : NodeId();
    }

    void tell_too_deep(Span span) {
        if (told_too_deep_) return;
        told_too_deep_ = true;
        diagnostics_.report({Severity::error, "manuscript.too-deep", span,
                             "this is nested too deep; what lies deeper is taken as text",
                             "unfold it"});
    }

    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    Builder builder_;
    Inherited inherited_;
    std::map<int, NodeId> notes_;
    std::vector<std::pair<NodeId, int>> references_;
    NodeId last_text_;  // the sibling before, where it is a text
    bool told_too_deep_ = false;
};

}  // namespace

Document emit(Metadata metadata, const Drafts& drafts, AtomTable& atoms, Diagnostics& diagnostics) {
    return Emitter(std::move(metadata), atoms, diagnostics).run(drafts);
}

}  // namespace bifolium::manuscript
