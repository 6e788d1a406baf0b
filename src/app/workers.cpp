#include "app/workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace bifolium::app {

void OneWorker::each(std::size_t count, const Job& job) {
    for (std::size_t i = 0; i < count; ++i) job(i, 0);
}

Threads::Threads(std::size_t count) : count_(std::max<std::size_t>(1, count)) {}

void Threads::each(std::size_t count, const Job& job) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&](std::size_t worker) {
        for (std::size_t i = next++; i < count; i = next++) job(i, worker);
    };
    std::vector<std::jthread> threads;
    for (std::size_t worker = 1; worker < std::min(count_, count); ++worker) {
        threads.emplace_back(work, worker);
    }
    work(0);
}

}  // namespace bifolium::app
