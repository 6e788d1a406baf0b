// The board: the last round, for whoever asks, and a bell for those who wait for the next.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>

#include "serve/round.h"

namespace bifolium::serve {

class Board {
public:
    /// `first`: the number that the first round comes after. Another run should have others, so
    /// that a page of an earlier one knows that it is old.
    explicit Board(std::uint64_t first = 0)
        : round_(std::make_shared<const Round>(Round{.number = first})) {}

    std::shared_ptr<const Round> current() const;
    void post(Round);
    /// A build has begun.
    void begin();
    /// Nothing will come any more.
    void close();

    struct News {
        std::uint64_t round = 0;
        bool building = false, closed = false;
        friend bool operator==(const News&, const News&) = default;
    };
    /// Waits until there is other news than these, or until so many seconds have passed.
    News wait(const News& known, unsigned seconds) const;

private:
    News news() const;  // under the lock

    mutable std::mutex mutex_;
    mutable std::condition_variable bell_;
    std::shared_ptr<const Round> round_;
    bool building_ = false, closed_ = false;
};

}  // namespace bifolium::serve
