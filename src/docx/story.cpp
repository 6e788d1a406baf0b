#include "docx/story.h"

#include <algorithm>
#include <utility>

#include "docx/story_reader.h"

namespace bifolium::docx {

namespace {

constexpr int deepest_boxes = 4;  ///< Boxes in boxes; what lies deeper is told as lost.

std::string applied(std::string_view xml, std::vector<Edit> edits) {
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    std::string out;
    std::size_t at = 0;
    for (const Edit& edit : edits) {
        if (edit.begin < at) continue;
        out += xml.substr(at, edit.begin - at);
        out += edit.text;
        at = edit.end;
    }
    out += xml.substr(at);
    return out;
}

/// Boxes in boxes come out one after the other.
std::string unfolded(std::string xml, std::vector<Edit> edits, const Styles& styles,
                     Recorded recorded) {
    for (int round = 0; round < deepest_boxes && !edits.empty(); ++round) {
        xml = applied(xml, std::move(edits));
        Story ignored;
        StoryReader reader(styles, recorded, ignored, Place::body);
        if (!reader.read(xml, ignored.text)) break;
        edits = reader.take_edits();
    }
    return xml;
}

}  // namespace

std::vector<std::string> drawing_words(const Package& package, const std::string& part) {
    std::vector<std::string> out;
    const Result<std::string> xml = package.part(part);
    if (!xml) return out;
    bool in_text = false;
    const xml::Limits limits{.bytes = std::size_t{64} << 20, .depth = 200};
    const auto read = xml::read(*xml, limits, [&](const xml::Event& event) {
        if (const auto* opened = std::get_if<xml::Opened>(&event)) {
            in_text = opened->name == "t" || opened->name == "v";
            if (in_text) out.emplace_back();
        } else if (const auto* text = std::get_if<xml::Characters>(&event)) {
            if (in_text) out.back() += text->text;
        } else {
            in_text = false;
        }
    });
    if (!read) out.clear();
    return out;
}

Result<Story> read_story(const Package& package, const Styles& styles, Recorded recorded) {
    const std::string name = package.document_name();
    const Result<std::string> xml = package.part(name);
    if (!xml) return xml.failure();
    Story story;
    StoryReader body(styles, recorded, story, Place::body);
    if (const auto read = body.read(*xml, story.text); !read) {
        return Failure{"its text cannot be read: " + read.failure().what};
    }
    std::vector<Edit> edits = body.take_edits();
    if (!edits.empty()) story.unfolded = unfolded(*xml, std::move(edits), styles, recorded);

    std::map<std::string, std::vector<Paragraph>> notes;
    for (const auto& [id, relationship] : package.relationships(name)) {
        const std::string& type = relationship.type;
        const bool is_note = type == "footnotes" || type == "endnotes";
        if (!is_note && type != "header" && type != "footer") continue;
        const Result<std::string> part = package.part(relationship.target);
        if (!part) continue;
        Story ignored;
        StoryReader reader(styles, recorded, is_note ? story : ignored,
                           is_note ? Place::note : Place::header);
        const auto read = reader.read(*part, is_note ? ignored.text : story.margins);
        if (!read || !is_note) continue;
        for (auto& [number, paragraphs] : reader.take_notes()) {
            notes[(type == "footnotes" ? "f" : "e") + number] = std::move(paragraphs);
        }
    }
    for (const std::string& mark : body.note_marks()) {
        const auto found = notes.find(mark);
        if (found == notes.end()) continue;
        std::move(found->second.begin(), found->second.end(), std::back_inserter(story.notes));
        notes.erase(found);
    }
    return story;
}

}  // namespace bifolium::docx
