// Gradients and masks on a page. A shading has colours only: where a gradient's opacity changes
// along its way, a second shading of opacities masks the first, both in a form of their own. ISO
// 32000-1, 11.6.5.3.
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

void PageWriter::draw_masked(HPDF_Dict mask_form, std::string_view kind,
                             const std::function<void(Layer&)>& draw) {
    Store& store = services_.store;
    const HPDF_Dict mask = store.dictionary();
    store.set(mask, "Type", Name{"Mask"});
    store.set(mask, "S", Name{kind});
    store.set(mask, "G", mask_form);
    const HPDF_Dict state = store.dictionary();
    store.set(state, "Type", Name{"ExtGState"});
    store.set(state, "SMask", mask);
    Layer masked{.content = ContentWriter(content().height()),
                 .form = store.stream({}, Filter::flate)};
    masked.resources.states["M"] = state;
    masked.content.operation("/M gs");
    draw(masked);
    finish_form(masked, std::nullopt);
    const std::string name = "Gr" + std::to_string(own().pictures.size() + 1);
    own().pictures[name] = masked.form;
    content().operation("/" + name + " Do");
}

void PageWriter::draw_gradient(const image::Ink& ink, const std::function<void(Layer&)>& draw) {
    const std::optional<double> whole = gradient_opacity(ink);
    opacity(whole.value_or(1) * scope_opacity());
    if (whole) return draw(layers_.back());
    Layer opacities{.content = ContentWriter(content().height()),
                    .form = services_.store.stream({}, Filter::flate)};
    opacities.content.save();
    show_shading(ink, Channel::opacity, opacities);
    opacities.content.restore();
    finish_form(opacities, Name{"DeviceGray"});
    draw_masked(opacities.form, "Luminosity", draw);
}

}  // namespace bifolium::pdf
