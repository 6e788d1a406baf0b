#include "layout/runs.h"

#include <utility>

#include "layout/junction.h"
#include "layout/sizing.h"

namespace bifolium::layout {

namespace {

bool divides(const Box& box) {
    return box.kind == BoxKind::block || box.kind == BoxKind::table ||
           box.kind == BoxKind::table_row_group;
}

/// Every forced break below `box`, in the order of the flow.
void collect_forced(const Context& context, const Box& box, std::vector<std::uint32_t>& path,
                    std::vector<std::pair<BreakToken, Force>>& found) {
    if (!divides(box)) return;
    bool after_flow = false;
    for (std::size_t i = 0; i < box.children.size(); ++i) {
        path.push_back(static_cast<std::uint32_t>(i));
        if (after_flow) {
            const Force force = junction(context, box, i).force;
            if (ends_page(force)) found.push_back({{path, nullptr}, force});
        }
        const bool flows = in_flow(context, box.children[i]);
        if (flows) collect_forced(context, box.children[i], path, found);
        path.pop_back();
        after_flow = flows;
    }
}

}  // namespace

std::vector<Run> runs_of(const Context& context, const Box& root) {
    std::vector<std::pair<BreakToken, Force>> forced;
    std::vector<std::uint32_t> path;
    collect_forced(context, root, path, forced);
    std::vector<Run> runs;
    Run run;
    run.name = page_name_from(context, root, run.from);
    run.begins_group = true;
    for (auto& [token, force] : forced) {
        run.until = token;
        runs.push_back(
            std::exchange(run, Run{.from = token, .until = {}, .force = force, .name = {}}));
        run.name = page_name_from(context, root, token);
        run.begins_group = run.name != runs.back().name || begins_page_group(context, root, token);
    }
    run.until = BreakToken::end();
    runs.push_back(std::move(run));
    return runs;
}

}  // namespace bifolium::layout
