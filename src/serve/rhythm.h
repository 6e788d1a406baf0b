// Rhythm: when the next build should begin. A save is seldom one event: editors truncate and write,
// or write beside and rename, and a program saves ten files at once. So a build waits until it has
// been quiet for a moment, but not for ever. No clock here: the caller says what time it is.
#pragma once

#include <cstdint>
#include <optional>

namespace bifolium::serve {

class Rhythm {
public:
    /// In milliseconds: longer than editors pause within a save, shorter than a person notices.
    static constexpr std::int64_t quiet = 20;
    /// A file that never rests is built all the same.
    static constexpr std::int64_t patience = 500;

    void changed(std::int64_t now);
    /// What changes from here on may be too late for this build: it will be built again.
    void build_began();
    void build_ended();
    bool building() const { return building_; }
    /// Milliseconds until a build should begin; none while one runs or where nothing changed.
    std::optional<std::int64_t> wait(std::int64_t now) const;

private:
    struct Restless {
        std::int64_t first = 0, last = 0;
    };
    std::optional<Restless> restless_;
    bool building_ = false;
};

}  // namespace bifolium::serve
