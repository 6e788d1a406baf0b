// Editions that were made before: one of the same settings from files of the same content is not
// made again. Its findings are told again, and its files written again where they are gone.
//
// A wrong edition would be worse than a slow build: what cannot be shown to depend on recorded
// inputs alone is not kept.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/build.h"
#include "app/disk_files.h"
#include "app/edition_key.h"
#include "app/edition_record.h"
#include "cache/memory.h"
#include "cache/store.h"

namespace bifolium::app {

/// An edition's end, made now or long ago.
struct Made {
    EditionResult facts;
    Report report;
};

/// What drawings depend on besides files, worked out only where there are drawings.
struct OfDrawings {
    std::function<Digest()> painter;                 ///< Which program paints them, in which fonts.
    std::function<void()> load_styles;               ///< All that Shared::lettering_digest needs.
    std::set<std::vector<std::string>> style_paths;  ///< Of all editions.
};

class EditionMemory {
public:
    /// Borrows all but the last.
    EditionMemory(cache::Store&, const DiskFiles&, Shared&, OfDrawings);

    /// As publish() made it, but for the bytes of its outputs.
    std::optional<Made> recall(const EditionSettings&);
    /// Gets the bytes of what is published and does not stand in the output folder. False if they
    /// are not to be had: then the edition must be made again.
    bool fetch(Made&) const;
    /// As publish() made it, before anybody ruled on it.
    void remember(const EditionSettings&, const Report&);

    /// All that was looked at for what was recalled.
    const cache::Inputs& inputs() const { return inputs_; }

private:
    using KnownSources = std::map<std::string, std::optional<SourceId>>;
    template <class T>
    bool place(const Placed<T>&, const cache::Inputs&, KnownSources&, T& out);
    std::optional<SourceId> source_of(const std::string& path, const cache::Inputs&);
    std::optional<Made> restored(const EditionRecord&, const std::string& publication,
                                 const cache::Inputs&);
    cache::Input look(const std::string& path);
    cache::Inputs inputs_of_drawings();
    const Digest& painter();
    Digest lettering();
    std::vector<cache::Inputs> groups_of(const Edition&);

    cache::Store& store_;
    const DiskFiles& files_;
    Shared& shared_;
    cache::Memory memory_;
    Digest program_;
    OfDrawings of_drawings_;
    std::optional<Digest> painter_;
    cache::Inputs inputs_;
};

/// All that stages recorded of what they read in this run.
cache::Inputs recorded(const Shared&);
/// Is every one of these paths an input that was recorded? If not, nothing may be remembered.
bool are_recorded(const std::set<std::string>& read, const Shared&);

}  // namespace bifolium::app
