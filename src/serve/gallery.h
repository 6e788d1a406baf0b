// The editions whose pages somebody looks at: laid out when they are first wanted, kept while they
// are looked at, and kept past a mistake, so that the last good pages stay in sight.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "serve/leaves.h"
#include "serve/round.h"

namespace bifolium::serve {

struct Shown {
    std::shared_ptr<const Leaves> leaves;  ///< Null: there is nothing to see.
    std::string version;                   ///< Another one, other pages.
    bool is_kept = false;                  ///< Of an earlier build, which was in order.
};

class Gallery {
public:
    Gallery(app::BuildCommand command, app::Machine machine)
        : command_(std::move(command)), machine_(std::move(machine)) {}

    /// From any thread. What is laid out already is not laid out again.
    Shown show(const EditionState&, std::uint64_t round);
    /// PNG of one of its pages; empty if there is no such page. From any thread.
    std::string picture(const EditionState&, std::uint64_t round, std::size_t page,
                        double pixels_per_inch);

private:
    struct Place {
        std::mutex one_at_a_time;
        Shown good, draft;
    };
    std::shared_ptr<Place> place(const Name&);

    const app::BuildCommand command_;
    const app::Machine machine_;
    std::mutex mutex_;
    std::list<std::pair<Name, std::shared_ptr<Place>>> places_;  // looked at last: first
    struct Picture {
        std::string key, bytes;
    };
    std::list<Picture> pictures_;  // the same
    std::size_t picture_bytes_ = 0;
};

}  // namespace bifolium::serve
