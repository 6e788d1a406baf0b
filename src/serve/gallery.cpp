#include "serve/gallery.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace bifolium::serve {

namespace {

constexpr std::size_t most_places = 6;
constexpr std::size_t most_picture_bytes = 64u << 20;

}  // namespace

std::shared_ptr<Gallery::Place> Gallery::place(const Name& name) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(places_.begin(), places_.end(),
                                    [&](const auto& place) { return place.first == name; });
    if (found != places_.end()) {
        places_.splice(places_.begin(), places_, found);
    } else {
        places_.emplace_front(name, std::make_shared<Place>());
        if (places_.size() > most_places) places_.pop_back();
    }
    return places_.front().second;
}

Shown Gallery::show(const EditionState& edition, std::uint64_t round) {
    const std::shared_ptr<Place> here = place(edition.name);
    const std::lock_guard lock(here->one_at_a_time);
    const bool is_good = !edition.withheld;
    if (!edition.version.empty() && here->good.leaves && here->good.version == edition.version) {
        Shown shown = here->good;
        shown.is_kept = !is_good;
        return shown;
    }
    // A page in error is better than none: what it is, the findings say.
    const std::string version = is_good ? edition.version : fmt::format("draft-{}", round);
    Shown& shown = is_good ? here->good : here->draft;
    if (shown.version != version) {
        shown = {Leaves::lay_out(command_, edition.name, machine_), version, false};
    }
    return shown;
}

std::string Gallery::picture(const EditionState& edition, std::uint64_t round, std::size_t page,
                             double pixels_per_inch) {
    const Shown shown = show(edition, round);
    if (!shown.leaves || page >= shown.leaves->size()) return {};
    const std::string key =
        fmt::format("{}/{}/{}/{}/{}/{}", edition.name.language, edition.name.publication,
                    edition.name.variant, shown.version, page, pixels_per_inch);
    {
        const std::lock_guard lock(mutex_);
        for (auto at = pictures_.begin(); at != pictures_.end(); ++at) {
            if (at->key != key) continue;
            pictures_.splice(pictures_.begin(), pictures_, at);
            return pictures_.front().bytes;
        }
    }
    std::string bytes = shown.leaves->picture(page, pixels_per_inch);
    const std::lock_guard lock(mutex_);
    picture_bytes_ += bytes.size();
    pictures_.push_front({key, bytes});
    while (picture_bytes_ > most_picture_bytes && pictures_.size() > 1) {
        picture_bytes_ -= pictures_.back().bytes.size();
        pictures_.pop_back();
    }
    return bytes;
}

}  // namespace bifolium::serve
