#include "l10n/localize.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "l10n/generated.h"
#include "l10n/glossary.h"
#include "l10n/isolation.h"

namespace bifolium::l10n {

using namespace document;

namespace {

/// Copies a document node by node, leaving out what the edition does not want, and putting the
/// generated nodes in their places.
class Localizer {
public:
    Localizer(const Document& source, const Language& language, AtomTable& atoms,
              Diagnostics& diagnostics)
        : source_(source),
          language_(language),
          atoms_(atoms),
          diagnostics_(diagnostics),
          builder_(source.metadata()),
          words_(language, atoms),
          copies_(source.nodes().size()) {}

    Localized run() {
        const bool incomplete = !words_.found();
        if (incomplete) {
            diagnostics_.report({Severity::error, "l10n.no-labels", source_.metadata().span,
                                 "Bifolium has no words of its own (\"Contents\", \"Warning\") in "
                                 "'" +
                                     language_.locale.tag + "'; they stay English",
                                 "give it a catalogue, or leave this language out"});
        }
        choose();
        builder_[NodeId(0)].origin = {NodeId(0), false};
        Generator generator(source_, language_, words_, kept_, atoms_, builder_);
        generator.front();
        copy_body(generator);
        generator.back();
        for (const auto& [reference, note] : references_) {
            std::get<NoteReference>(builder_[reference].content).note = copies_[note.index()];
        }
        return {std::move(builder_).finish(), incomplete};
    }

private:
    bool is_unwanted(const Node& node) const {
        const auto unwanted = [&](Atom name) {
            return language_.without.contains(atoms_.text(name));
        };
        const auto* container = std::get_if<Container>(&node.content);
        return (container != nullptr && unwanted(container->name)) ||
               std::any_of(node.classes.begin(), node.classes.end(), unwanted);
    }

    /// Which nodes stay: selection by medium, then the notes that somebody still refers to.
    void choose() {
        const auto nodes = source_.nodes();
        kept_.assign(nodes.size(), true);
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            if (!kept_[i] || !is_unwanted(nodes[i])) continue;
            refuse_critical(i, nodes[i].end.index());
            std::fill(kept_.begin() + i, kept_.begin() + nodes[i].end.index(), false);
        }
        std::vector<bool> wanted(nodes.size(), false);
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            const auto* reference = std::get_if<NoteReference>(&nodes[i].content);
            if (kept_[i] && reference != nullptr && reference->note.valid()) {
                wanted[reference->note.index()] = true;
            }
        }
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            if (!std::holds_alternative<Notes>(nodes[i].content) || !kept_[i]) continue;
            bool any = false;
            for (NodeId note = source_.first_child(NodeId(i)); note.valid();
                 note = source_.next_sibling(note)) {
                if (wanted[note.index()]) {
                    any = true;
                    continue;
                }
                std::fill(kept_.begin() + note.index(), kept_.begin() + source_[note].end.index(),
                          false);
            }
            if (!any) kept_[i] = false;
        }
        check_links();
    }

    void refuse_critical(std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = begin; i < end; ++i) {
            const Node& node = source_[NodeId(i)];
            if (node.severity != Weight::critical) continue;
            diagnostics_.report({Severity::error, "l10n.critical-dropped", node.span,
                                 "this edition would leave out a critical block",
                                 "take its class that selects by medium away"});
            return;
        }
    }

    void check_links() {
        std::set<std::string_view> alive;
        for (std::uint32_t i = 0; i < source_.nodes().size(); ++i) {
            const Atom id = source_[NodeId(i)].identifier;
            if (kept_[i] && id.valid()) alive.insert(atoms_.text(id));
        }
        for (std::uint32_t i = 0; i < source_.nodes().size(); ++i) {
            const Node& node = source_[NodeId(i)];
            const auto* link = std::get_if<Link>(&node.content);
            if (!kept_[i] || link == nullptr || !link->target.starts_with('#')) continue;
            if (alive.contains(std::string_view(link->target).substr(1))) continue;
            diagnostics_.report({Severity::error, "l10n.link-to-dropped", node.span,
                                 "this edition leaves out what '" + link->target + "' leads to",
                                 "leave the link out of it too"});
        }
    }

    void copy_body(Generator& generator) {
        std::vector<std::uint32_t> ends;
        const auto nodes = source_.nodes();
        const std::vector<std::uint32_t> order = reading_order(source_, language_.locale, atoms_);
        for (std::uint32_t at = 0; at < order.size(); ++at) {
            const std::uint32_t i = order[at];
            while (!ends.empty() && ends.back() == at) {
                builder_.close();
                ends.pop_back();
            }
            if (!kept_[i]) continue;
            copies_[i] = builder_.open(localized(nodes[i]), nodes[i].span);
            Node& copy = builder_[copies_[i]];
            copy.language = nodes[i].language;
            copy.identifier = nodes[i].identifier;
            copy.direction = nodes[i].direction;
            copy.classes = nodes[i].classes;
            copy.severity = nodes[i].severity;
            copy.origin = {NodeId(i), false};
            if (const auto* reference = std::get_if<NoteReference>(&nodes[i].content)) {
                if (reference->note.valid()) references_.emplace_back(copies_[i], reference->note);
            }
            ends.push_back(at + nodes[i].end.index() - i);
            generator.inside(NodeId(i));
        }
        for (std::size_t n = ends.size(); n > 0; --n) builder_.close();
    }

    Content localized(const Node& node) {
        if (const auto* variable = std::get_if<Variable>(&node.content)) {
            return Text{value_of(variable->name, node.span)};
        }
        if (const auto* image = std::get_if<Image>(&node.content)) {
            Image copy = *image;
            copy.alternative = filled(image->alternative, node.span);
            return copy;
        }
        const auto* link = std::get_if<Link>(&node.content);
        if (link != nullptr && leads_to_other_text(*link)) {
            const auto address = language_.addresses.find(link->target);
            if (address == language_.addresses.end()) return InlineSpan{};
            return Link{address->second, link->title};
        }
        return node.content;
    }

    std::string value_of(const std::string& name, Span span) {
        const auto value = language_.variables.find(name);
        if (value != language_.variables.end()) return value->second;
        if (language_.undefined.contains(name)) return "{{" + name + "}}";
        diagnostics_.report({Severity::error, "l10n.missing-variable", span,
                             "'" + name + "' has no text in '" + language_.locale.tag + "'",
                             "add it under 'vars:' in bifolium.yaml"});
        return "{{" + name + "}}";
    }

    /// `{{name}}` in an alternative text, which is no node.
    std::string filled(const std::string& text, Span span) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = text.find("{{", at);
            const std::size_t end =
                begin == std::string::npos ? std::string::npos : text.find("}}", begin);
            if (end == std::string::npos) return out + text.substr(at);
            const std::string name = text.substr(begin + 2, end - begin - 2);
            out += text.substr(at, begin - at);
            const bool plain = name.find_first_of(" {}#/") == std::string::npos && !name.empty();
            out += plain ? value_of(name, span) : "{{" + name + "}}";
            at = end + 2;
        }
        return out;
    }

    const Document& source_;
    const Language& language_;
    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    Builder builder_;
    Words words_;
    std::vector<bool> kept_;
    std::vector<NodeId> copies_;
    std::vector<std::pair<NodeId, NodeId>> references_;  // copy, and the note in the source
};

}  // namespace

Localized localize(const Document& source, const Language& language, AtomTable& atoms,
                   Diagnostics& diagnostics) {
    Localized made = Localizer(source, language, atoms, diagnostics).run();
    if (language.locale.direction == Direction::right_to_left) {
        made.document = isolate_left_to_right(made.document);
    }
    return made;
}

}  // namespace bifolium::l10n
