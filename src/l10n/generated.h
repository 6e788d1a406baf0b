// Generated nodes: cover, contents, labels and back matter, made from the front matter and our own
// words. Internal to localize(). They are real nodes of the edition's Document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "l10n/labels.h"
#include "l10n/localize.h"

namespace bifolium::l10n {

/// Our words in the edition's language, or in English where we have none in it.
class Words {
public:
    Words(const Language&, AtomTable&);
    std::string operator[](std::string_view key) const { return std::string(labels_[key]); }
    bool found() const { return labels_.found(); }
    Atom language() const { return language_; }

private:
    Labels labels_;
    Atom language_;
};

class Generator {
public:
    Generator(const document::Document& source, const Language&, const Words&,
              const std::vector<bool>& kept, AtomTable&, document::Builder&);

    void front();                   ///< Cover and contents, before the first node.
    void inside(document::NodeId);  ///< What a node of the source begins with: labels.
    void back();                    ///< The back matter, after the last node.

private:
    void cover();
    void preview();
    void contents();
    void fact(std::string_view key, const std::vector<std::string>& values, bool always);
    document::NodeId open(document::Content);
    void text(std::string text, Atom language);
    void identify(document::NodeId, std::string_view wanted);

    const document::Document& source_;
    const Language& language_;
    const Words& words_;
    const std::vector<bool>& kept_;
    AtomTable& atoms_;
    document::Builder& builder_;
    bool titled_ = false;  // the front matter has a title, so there are cover and back matter
    int top_level_ = 1;    // of the outermost headings
};

}  // namespace bifolium::l10n
