// Threads, and nowhere else in the program: editions run side by side here.
#pragma once

#include "base/workers.h"

namespace bifolium::app {

/// Runs the jobs one after another on the caller's thread.
class OneWorker final : public Workers {
public:
    void each(std::size_t count, const Job&) override;
    std::size_t count() const override { return 1; }
};

/// Runs the jobs on `count` threads; each takes the next job that nobody has.
class Threads final : public Workers {
public:
    explicit Threads(std::size_t count);
    void each(std::size_t count, const Job&) override;
    std::size_t count() const override { return count_; }

private:
    std::size_t count_;
};

}  // namespace bifolium::app
