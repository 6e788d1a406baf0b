// Scopes of a page's marks: what clips, moves or fades them. Several marks that fade together are a
// transparency group, a form with its own stream, so that what they hide of each other stays
// hidden; a mark alone, or text alone, just gets the opacity itself.
#include <algorithm>
#include <variant>

#include "base/compress.h"
#include "pdf/page.h"

namespace bifolium::pdf {

namespace {

/// Holds any page, whatever moves or turns it.
constexpr double farthest_pt = 32000;

}  // namespace

HPDF_Dict resource_dictionary(const PageResources& own, PageServices& services) {
    Store& store = services.store;
    const HPDF_Dict resources = store.dictionary();
    store.set(resources, "Font", services.shared_fonts);
    if (own.states.empty()) store.set(resources, "ExtGState", services.graphics_states);
    const auto add = [&](const char* key, const std::map<std::string, HPDF_Dict>& objects) {
        if (objects.empty()) return;
        const HPDF_Dict dictionary = store.dictionary();
        for (const auto& [name, object] : objects) store.set(dictionary, name.c_str(), object);
        store.set(resources, key, dictionary);
    };
    add("XObject", own.pictures);
    add("Shading", own.shadings);
    add("Pattern", own.patterns);
    add("ExtGState", own.states);
    return resources;
}

void PageWriter::find_groups() {
    struct Held {
        std::size_t marks = 0;
        bool more_than_text = false;
    };
    std::vector<Held> held(sheet_.scopes.size());
    for (const paint::Mark& mark : sheet_.marks) {
        for (paint::ScopeId at = mark.scope; at.valid(); at = sheet_.scopes[at.index()].parent) {
            Held& scope = held[at.index()];
            ++scope.marks;
            scope.more_than_text |= !std::holds_alternative<paint::Glyphs>(mark.what);
        }
    }
    is_group_.resize(held.size());
    for (std::size_t i = 0; i < held.size(); ++i) {
        const paint::Scope& scope = sheet_.scopes[i];
        is_group_[i] = scope.mask != nullptr ||
                       (scope.opacity < 1 && held[i].marks > 1 && held[i].more_than_text);
    }
}

std::vector<paint::ScopeId> PageWriter::chain(paint::ScopeId scope) const {
    std::vector<paint::ScopeId> out;
    while (scope.valid()) {
        out.push_back(scope);
        scope = sheet_.scopes.at(scope.index()).parent;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<Transform> PageWriter::transforms() const {
    std::vector<Transform> out;
    for (std::size_t i = layers_.back().scopes; i < scopes_.size(); ++i) {
        out.push_back(sheet_.scopes[scopes_[i].index()].transform);
    }
    return out;
}

double PageWriter::scope_opacity() const {
    double opacity = 1;
    for (std::size_t i = layers_.back().scopes; i < scopes_.size(); ++i) {
        opacity *= sheet_.scopes[scopes_[i].index()].opacity;
    }
    return opacity;
}

void PageWriter::enter_scope(paint::ScopeId scope) {
    const std::vector<paint::ScopeId> wanted = chain(scope);
    std::size_t common = 0;
    while (common < wanted.size() && common < scopes_.size() && wanted[common] == scopes_[common]) {
        ++common;
    }
    while (scopes_.size() > common) leave_scope();
    for (std::size_t i = common; i < wanted.size(); ++i) {
        const paint::Scope& entered = sheet_.scopes.at(wanted[i].index());
        content().save();
        if (entered.transform != Transform{}) content().concatenate(entered.transform);
        if (entered.clip) content().clip(*entered.clip, FillRule::nonzero);
        scopes_.push_back(wanted[i]);
        if (is_group_[wanted[i].index()]) begin_group();
    }
}

void PageWriter::leave_scope() {
    if (is_group_[scopes_.back().index()]) end_group();
    content().restore();
    scopes_.pop_back();
}

void PageWriter::begin_group() {
    const HPDF_Dict form = services_.store.stream({}, Filter::flate);
    services_.structure.begin_form(form);
    layers_.push_back(
        {.content = ContentWriter(content().height()), .form = form, .scopes = scopes_.size()});
}

/// The form's entries and bytes; `space` is that of its colours where it is a mask.
void PageWriter::finish_form(Layer& layer, std::optional<Name> space) {
    Store& store = services_.store;
    const HPDF_Array box = store.array();
    for (const double edge : {-farthest_pt, -farthest_pt, farthest_pt, farthest_pt}) {
        store.push(box, edge);
    }
    const HPDF_Dict kind = store.dictionary();
    store.set(kind, "Type", Name{"Group"});
    store.set(kind, "S", Name{"Transparency"});
    if (space) store.set(kind, "CS", *space);
    store.set(layer.form, "Type", Name{"XObject"});
    store.set(layer.form, "Subtype", Name{"Form"});
    store.set(layer.form, "BBox", box);
    store.set(layer.form, "Group", kind);
    store.set(layer.form, "Resources", resource_dictionary(layer.resources, services_));
    if (layer.form == nullptr) return;
    Store::bytes(layer.form) = deflate(std::move(layer.content).finish(), bifolium::Wrapping::zlib);
}

void PageWriter::end_group() {
    Layer group = std::move(layers_.back());
    layers_.pop_back();
    if (const auto key = services_.structure.key()) {
        services_.store.set(group.form, "StructParents", *key);
    }
    services_.structure.end_form();
    finish_form(group, std::nullopt);
    if (group.form == nullptr) return;
    services_.forms.push_back(group.form);
    const auto show = [&](Layer& layer) {
        const std::string name = "Gr" + std::to_string(layer.resources.pictures.size() + 1);
        layer.resources.pictures[name] = group.form;
        layer.content.operation("/" + name + " Do");
    };
    opacity(scope_opacity());
    const paint::Scope& scope = sheet_.scopes[scopes_.back().index()];
    if (scope.mask == nullptr) return show(layers_.back());
    PageWriter mask(*scope.mask, services_, content().height());
    mask.draw_all();
    Layer& whole = mask.layers_.front();
    whole.form = services_.store.stream({}, Filter::flate);
    mask.finish_form(whole,
                     scope.mask_by_luminance ? std::optional(Name{"DeviceRGB"}) : std::nullopt);
    draw_masked(whole.form, scope.mask_by_luminance ? "Luminosity" : "Alpha", show);
}

}  // namespace bifolium::pdf
