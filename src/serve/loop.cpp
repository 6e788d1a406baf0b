#include "serve/loop.h"

#include <uv.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "serve/inputs.h"
#include "serve/rhythm.h"

namespace bifolium::serve {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t poll_every_ms = 400;
/// A disk's clock may be so coarse that two saves have one time: after these looks without a change
/// it is built once more.
constexpr int looks_until_settled = 6;
constexpr int killed_by = 128;  // plus the signal, as a shell says it

}  // namespace

struct Loop::State {
    /// A watched folder. libuv lets go of a closed handle later.
    struct Folder {
        uv_fs_event_t handle{};
        fs::path path;
        State* state = nullptr;
    };

    Watching watching;
    Reactions reactions;
    uv_loop_t loop{};
    uv_timer_t pause{}, poll{};
    uv_signal_t interrupt{}, terminate{};
    uv_work_t work{};
    Rhythm rhythm;
    Inputs inputs;
    std::set<fs::path> changed;         // since the last build began
    std::vector<fs::path> being_built;  // the build's own, while it runs
    Built built;                        // the last one
    std::map<fs::path, Folder*> folders;
    int unsettled_looks = 0;
    bool ending = false;

    State(Watching how, Reactions react) : watching(how), reactions(std::move(react)) {
        uv_loop_init(&loop);
        uv_timer_init(&loop, &pause);
        uv_timer_init(&loop, &poll);
        uv_signal_init(&loop, &interrupt);
        uv_signal_init(&loop, &terminate);
        pause.data = poll.data = interrupt.data = terminate.data = work.data = this;
    }
    ~State() { uv_loop_close(&loop); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    static State& of(void* data) { return *static_cast<State*>(data); }

    std::int64_t now() {
        uv_update_time(&loop);
        return static_cast<std::int64_t>(uv_now(&loop));
    }

    void start() {
        uv_signal_start(&interrupt, on_signal, SIGINT);
        uv_signal_start(&terminate, on_signal, SIGTERM);
        if (watching == Watching::by_polling) start_polling();
        begin_build();
    }

    void start_polling() {
        watching = Watching::by_polling;
        uv_timer_start(
            &poll, [](uv_timer_t* timer) { of(timer->data).look(); }, poll_every_ms, poll_every_ms);
    }

    void look() {
        if (rhythm.building()) return;
        const std::vector<fs::path> found = inputs.changed();
        for (const fs::path& path : found) note(path);
        if (!found.empty()) unsettled_looks = looks_until_settled;
        if (found.empty() && unsettled_looks > 0 && --unsettled_looks == 0) begin_build();
    }

    /// Folders come and go: each is watched, and none twice.
    void watch_folders() {
        const std::set<fs::path> current = inputs.folders();
        for (auto at = folders.begin(); at != folders.end();) {
            const bool stays = current.contains(at->first);
            if (!stays) forget(at->second);
            at = stays ? std::next(at) : folders.erase(at);
        }
        for (const fs::path& path : current) {
            if (folders.contains(path) || watch(path)) continue;
            reactions.say("the system tells of no more folders: looking every 0.4 s instead");
            stop_watching();
            start_polling();
            return;
        }
    }

    /// False if the system has no more watches to give.
    bool watch(const fs::path& path) {
        auto* folder = new Folder{.path = path, .state = this};
        uv_fs_event_init(&loop, &folder->handle);
        folder->handle.data = folder;
        const int error = uv_fs_event_start(&folder->handle, on_event, path.c_str(), 0);
        if (error == 0) {
            folders.emplace(path, folder);
            return true;
        }
        forget(folder);
        return error != UV_ENOSPC && error != UV_EMFILE;  // one that is gone again is no loss
    }

    static void forget(Folder* folder) {
        uv_close(reinterpret_cast<uv_handle_t*>(&folder->handle),
                 [](uv_handle_t* handle) { delete static_cast<Folder*>(handle->data); });
    }

    void stop_watching() {
        for (const auto& [path, folder] : folders) forget(folder);
        folders.clear();
    }

    static void on_event(uv_fs_event_t* handle, const char* name, int, int) {
        const Folder& folder = *static_cast<Folder*>(handle->data);
        State& state = *folder.state;
        const fs::path path = name == nullptr ? folder.path : folder.path / name;
        if (state.inputs.concerns(path)) state.note(path);
    }

    void note(const fs::path& path) {
        changed.insert(path);
        rhythm.changed(now());
        set_pause();
    }

    void set_pause() {
        const auto wait = rhythm.wait(now());
        if (!wait || ending) return;
        uv_timer_start(
            &pause, [](uv_timer_t* timer) { of(timer->data).begin_build(); },
            static_cast<std::uint64_t>(*wait), 0);
    }

    void begin_build() {
        if (rhythm.building() || ending) return;
        rhythm.build_began();
        being_built.assign(changed.begin(), changed.end());
        changed.clear();
        uv_queue_work(
            &loop, &work,
            [](uv_work_t* request) {
                State& state = of(request->data);
                state.built = state.reactions.build(state.being_built);
            },
            [](uv_work_t* request, int) { of(request->data).end_build(); });
    }

    void end_build() {
        rhythm.build_ended();
        ending = ending || built.exit_code.has_value();
        if (ending) return close_all();
        inputs.take(built.asked);
        // First the watches, then a look: what happened before there was a watch is seen.
        if (watching == Watching::by_events) watch_folders();
        for (const fs::path& path : inputs.changed()) note(path);
        set_pause();
    }

    static void on_signal(uv_signal_t* signal, int number) {
        State& state = of(signal->data);
        // Every file is written whole or not at all, so nothing breaks where a build stops.
        if (state.ending) std::_Exit(killed_by + number);
        state.ending = true;
        if (!state.rhythm.building()) return state.close_all();
        state.reactions.say("ending with this build; Ctrl-C again ends now");
    }

    void close_all() {
        stop_watching();
        for (uv_timer_t* timer : {&pause, &poll}) {
            uv_close(reinterpret_cast<uv_handle_t*>(timer), nullptr);
        }
        for (uv_signal_t* signal : {&interrupt, &terminate}) {
            uv_close(reinterpret_cast<uv_handle_t*>(signal), nullptr);
        }
    }
};

Loop::Loop(Watching watching, Reactions reactions)
    : state_(std::make_unique<State>(watching, std::move(reactions))) {}

Loop::~Loop() = default;

int Loop::run() {
    state_->start();
    uv_run(&state_->loop, UV_RUN_DEFAULT);
    return state_->built.exit_code.value_or(0);
}

}  // namespace bifolium::serve
