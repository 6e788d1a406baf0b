// Gradients on a page. A shading has colours only: where a gradient's opacity changes along its
// way, a second shading of opacities masks the first, both in a form of their own. ISO
// 32000-1, 11.6.5.3.
#include <utility>

#include "base/compress.h"
#include "pdf/page.h"
#include "pdf/syntax.h"

namespace bifolium::pdf {

void PageWriter::show_shading(const image::Ink& ink, Channel channel, Layer& layer) {
    if (std::holds_alternative<image::RadialGradient>(ink)) {
        std::string matrix;
        for (const double v : own_matrix(ink, {}, layer.content.height())) {
            matrix += number(v, 6) + " ";
        }
        layer.content.operation(matrix + "cm");
    }
    const std::string name = "Sh" + std::to_string(layer.resources.shadings.size() + 1);
    layer.resources.shadings[name] = shading(ink, channel, layer.content.height(), services_.store);
    layer.content.operation("/" + name + " sh");
}

void PageWriter::draw_gradient(const image::Ink& ink, const std::function<void(Layer&)>& draw) {
    const std::optional<double> whole = gradient_opacity(ink);
    opacity(whole.value_or(1) * scope_opacity());
    if (whole) return draw(layers_.back());
    Store& store = services_.store;
    const auto new_layer = [&] {
        return Layer{.content = ContentWriter(content().height()),
                     .form = store.stream({}, Filter::flate)};
    };
    Layer opacities = new_layer();
    opacities.content.save();
    show_shading(ink, Channel::opacity, opacities);
    opacities.content.restore();
    finish_form(opacities, Name{"DeviceGray"});
    const HPDF_Dict mask = store.dictionary();
    store.set(mask, "Type", Name{"Mask"});
    store.set(mask, "S", Name{"Luminosity"});
    store.set(mask, "G", opacities.form);
    const HPDF_Dict state = store.dictionary();
    store.set(state, "Type", Name{"ExtGState"});
    store.set(state, "SMask", mask);
    Layer colours = new_layer();
    colours.resources.states["M"] = state;
    colours.content.operation("/M gs");
    draw(colours);
    finish_form(colours, std::nullopt);
    const std::string name = "Gr" + std::to_string(own().pictures.size() + 1);
    own().pictures[name] = colours.form;
    content().operation("/" + name + " Do");
}

}  // namespace bifolium::pdf
