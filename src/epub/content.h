// The Document's nodes as XHTML, by document/markup.h: each node that has an element becomes that
// element once, in the author's order. What a book needs beside that (a note's number that leads
// back, a task's box) is marked with the class `marker`: like a list label in a PDF it is left out
// when texts are compared.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "epub/package.h"
#include "epub/plan.h"
#include "image/library.h"
#include "xml/xhtml_writer.h"

namespace bifolium::epub {

/// What the text asks of the rest of the package, collected while it is written.
struct Needs {
    std::map<std::string, image::ImageId> images;  ///< By file name, as in image::Library.
    /// Widths and heights of pictures as written, each pair with its class of our own: inline
    /// styles are not for books.
    std::map<std::pair<std::string, std::string>, std::string> sizes;
    bool pictures = false;          ///< Some picture carries meaning.
    bool all_pictures_told = true;  ///< Each of those has a text alternative.
    bool headings = false;
};

class ContentWriter {
public:
    ContentWriter(const Edition&, const Plan&, Diagnostics&);
    /// The part's nodes, to stand in a body.
    void write(const Part&, xml::XhtmlWriter&);
    const Needs& needs() const { return needs_; }

private:
    struct Open {
        NodeId end;
        int elements;
        bool line_after;
    };
    const document::Node& node(NodeId id) const { return edition_->document[id]; }
    void open(NodeId);
    void close();
    void begin(NodeId, std::string_view element);
    void words(NodeId, std::string_view text);
    void classes(NodeId);
    void language(NodeId);
    void particulars(NodeId);
    void image(NodeId, const document::Image&);
    void spans(const document::CellSpan&);
    void link(NodeId, const document::Link&);
    void reference(NodeId, const document::NoteReference&);
    void marker(NodeId);
    void note_marker(NodeId, const document::Note&);
    void task_marker(bool done);
    std::string size_class(const document::Image&);
    Direction direction(NodeId);
    bool inside_link(NodeId) const;

    const Edition* edition_;
    const Plan* plan_;
    Diagnostics* diagnostics_;
    xml::XhtmlWriter* out_ = nullptr;  ///< While writing.
    Needs needs_;
    std::vector<Open> open_;
    std::map<NodeId, NodeId> first_reference_;  ///< Of a note: where the text points to it.
    std::map<Atom, Direction> directions_;
};

}  // namespace bifolium::epub
