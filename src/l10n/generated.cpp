#include "l10n/generated.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/lookup.h"

namespace bifolium::l10n {

using namespace document;

namespace {

constexpr std::array<std::string_view, 5> callout_keys{"note", "tip", "important", "warning",
                                                       "caution"};

std::string_view primary_subtag(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

int level_of(const Node& node) {
    const auto* heading = std::get_if<Heading>(&node.content);
    return heading == nullptr ? 0 : heading->level;
}

}  // namespace

Words::Words(const Language& language, AtomTable& atoms)
    : labels_(language.locale.tag),
      language_(
          atoms.intern(primary_subtag(labels_.language()) == primary_subtag(language.locale.tag)
                           ? language.locale.tag
                           : labels_.language())) {}

Generator::Generator(const Document& source, const Language& language, const Words& words,
                     const std::vector<bool>& kept, AtomTable& atoms, Builder& builder)
    : source_(source),
      language_(language),
      words_(words),
      kept_(kept),
      atoms_(atoms),
      builder_(builder) {
    const Metadata& facts = source.metadata();
    titled_ = !facts.title.empty() && !facts.title_is_derived;
    const bool has_level_one = std::any_of(source.nodes().begin(), source.nodes().end(),
                                           [](const Node& node) { return level_of(node) == 1; });
    top_level_ = titled_ && !has_level_one ? 2 : 1;
}

NodeId Generator::open(Content content) {
    const NodeId id = builder_.open(std::move(content), source_.metadata().span);
    builder_[id].origin = {NodeId(), true};
    builder_[id].language = source_.metadata().language;
    return id;
}

void Generator::text(std::string text, Atom language) {
    builder_[open(Text{std::move(text)})].language = language;
    builder_.close();
}

void Generator::identify(NodeId node, std::string_view wanted) {
    std::string id(wanted);
    for (int n = 2; find_identifier(source_, atoms_.find(id)).valid(); ++n) {
        id = std::string(wanted) + "-" + std::to_string(n);
    }
    builder_[node].identifier = atoms_.intern(id);
}

void Generator::front() {
    if (titled_) cover();
    if (!titled_ && language_.preview) preview();
    if (language_.contents_levels > 0) contents();
}

void Generator::cover() {
    const Metadata& facts = source_.metadata();
    identify(open(Cover{}), "cover");
    if (language_.preview) preview();
    if (!language_.cover_image.empty()) {
        Image motif;
        motif.path = language_.cover_image;
        motif.decorative = true;  // the title says all there is to say
        const NodeId image = open(std::move(motif));
        builder_[image].classes.push_back(atoms_.intern("motif"));
        builder_.close();
    }
    const auto line = [&](Content content, const std::string& words) {
        if (words.empty()) return;
        open(std::move(content));
        text(words, facts.language);
        builder_.close();
    };
    line(Kicker{}, facts.kicker);
    line(Title{.is_heading = top_level_ == 2}, facts.title);
    line(Subtitle{}, facts.subtitle);
    builder_.close();
}

/// Said once to a screen reader; preview.css repeats it on every page.
void Generator::preview() {
    builder_[open(Paragraph{})].classes.push_back(atoms_.intern("preview-notice"));
    text(words_["machine-translated-notice"], words_.language());
    builder_.close();
}

void Generator::contents() {
    struct Entry {
        NodeId heading;
        Atom target;
        int depth;
    };
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < source_.nodes().size(); ++i) {
        const Node& node = source_[NodeId(i)];
        const int depth = level_of(node) - top_level_ + 1;
        if (!kept_[i] || level_of(node) == 0 || depth > language_.contents_levels) continue;
        const Atom target = source_[node.parent].identifier;
        if (target.valid()) entries.push_back({NodeId(i), target, std::max(depth, 1)});
    }
    if (entries.empty()) return;
    const NodeId section = open(Section{});
    identify(section, "contents");
    builder_[section].classes.push_back(atoms_.intern("contents-page"));
    open(Heading{top_level_});
    text(words_["contents"], words_.language());
    builder_.close();
    open(Contents{});
    std::vector<bool> open_lists;  // below the outermost: true for a level, false for an entry
    int depth = 0;                 // entries among them
    const auto close_last = [&] {
        if (!open_lists.back()) --depth;
        open_lists.pop_back();
        builder_.close();
    };
    for (const Entry& entry : entries) {
        const int wanted = std::min(entry.depth, depth + 1);  // no level is left out
        while (depth >= wanted) close_last();
        if (wanted > 1 && !open_lists.back()) {
            open(ContentsLevel{});
            open_lists.push_back(true);
        }
        open(ContentsEntry{});
        open_lists.push_back(false);
        ++depth;
        open(ContentsLink{"#" + std::string(atoms_.text(entry.target))});
        text(text_of(source_, entry.heading), source_[entry.heading].language);
        builder_.close();
    }
    while (!open_lists.empty()) close_last();
    builder_.close();
    builder_.close();
}

void Generator::inside(NodeId node) {
    const Content& content = source_[node].content;
    if (const auto* callout = std::get_if<Callout>(&content)) {
        open(CalloutLabel{});
        text(words_[callout_keys[static_cast<std::size_t>(callout->kind)]], words_.language());
        builder_.close();
    }
    if (std::holds_alternative<Notes>(content) && language_.heads_notes) {
        const NodeId heading = source_.first_child(source_[node].parent);
        const int above = heading.valid() ? level_of(source_[heading]) : 0;
        open(Heading{above == 0 ? top_level_ : std::min(above + 1, 6)});
        text(words_["notes"], words_.language());
        builder_.close();
    }
}

void Generator::fact(std::string_view key, const std::vector<std::string>& values, bool always) {
    std::vector<std::string> given;
    for (const std::string& value : values) {
        if (!value.empty()) given.push_back(value);
    }
    if (given.empty() && !always) return;
    open(Term{});
    text(words_[key], words_.language());
    builder_.close();
    open(Definition{});
    const bool recorded = !given.empty();
    if (!recorded) given.push_back(words_["not-recorded"]);
    for (std::string& value : given) {
        open(Paragraph{});
        text(std::move(value), recorded ? source_.metadata().language : words_.language());
        builder_.close();
    }
    builder_.close();
}

void Generator::back() {
    if (!titled_) return;
    const Metadata& facts = source_.metadata();
    const auto day = [&](const std::string& iso) {
        return iso.empty() ? iso : text::date(language_.locale, iso);
    };
    identify(open(BackMatter{}), "about");
    open(Heading{top_level_});
    text(words_["about"], words_.language());
    builder_.close();
    open(DefinitionList{});
    fact("authors", facts.authors, false);
    fact("publisher", {facts.publisher}, false);
    fact("contact", {facts.contact}, true);
    fact("reviewed", {day(facts.reviewed)}, true);
    fact("next-review", {day(facts.next_review)}, true);
    fact("sources", facts.sources, true);
    fact("version", {facts.version}, true);
    fact("date", {day(facts.date)}, true);
    fact("language", {text::own_name(atoms_.text(facts.language))}, true);
    fact("rights", {facts.rights}, false);
    builder_.close();
    builder_.close();
}

}  // namespace bifolium::l10n
