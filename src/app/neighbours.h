// Neighbours: the other texts of a project, as links into them need them: which file is whose, what
// editions there are, and at which address a reader finds them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/project.h"
#include "cache/inputs.h"
#include "document/document.h"
#include "manuscript/parse.h"

namespace bifolium::app {

/// A publication as others see it. Its outline is read when somebody links to it.
struct Neighbour {
    std::vector<std::string> files;
    std::vector<std::string> languages;  ///< In which readers find it, best first.
    std::vector<Edition> editions;       ///< Borrow the project as it was read.
    std::optional<manuscript::Outline> outline;
    cache::Inputs inputs;  ///< What the outline was read from.
};

struct Neighbours {
    std::string url;  ///< Of the output folder, with a slash at its end; empty: nobody said.
    /// The project as it was read, whatever the command line chose of it.
    std::shared_ptr<const Project> project;
    std::map<std::string, Neighbour, std::less<>> by_id;           ///< By publication.
    std::map<std::string, std::string, std::less<>> publications;  ///< By file.
};
Neighbours neighbours_of(const Project&);

/// The text that has this file, read when it is asked for first; null if none has. What it was read
/// from is added to `inputs`.
const manuscript::Outline* outline_at(Neighbours&, const std::string& file, const Files&,
                                      cache::Inputs& inputs);

/// All that the addresses of links to a file depend on: an input that is no file. Its name among
/// paths, and back; nothing for the name of something else.
std::string neighbour_input(const std::string& file);
std::optional<std::string> file_of_neighbour_input(const std::string& name);
cache::Input input_of_neighbour(const Neighbours&, const std::string& file);

/// Where readers of an edition find what a link leads to: the same form and variant in their own
/// language, or what is nearest to it. Nothing without a url.
struct Address {
    std::string url;
    std::string language;  ///< Of what is there.
};
std::optional<Address> address_of(const Neighbours&, const std::string& target, const Edition& from,
                                  Form);

/// The addresses of all links in a document into other texts, by target.
std::map<std::string, std::string, std::less<>> addresses_in(const document::Document&,
                                                             const Neighbours&, const Edition& from,
                                                             Form);

/// What readers of an edition will not get as the author may think.
void report_links(const document::Document& manuscript, const Neighbours&, const Edition& from,
                  Diagnostics&);

/// Links to what is not published: `missing` are paths below the output folder. Each link is told
/// of once, whatever the editions: `told` has the places.
void report_unpublished(const document::Document& manuscript, const Neighbours&,
                        const Edition& from, const std::set<std::string>& missing,
                        std::set<std::pair<std::uint32_t, std::uint32_t>>& told, Diagnostics&);

}  // namespace bifolium::app
