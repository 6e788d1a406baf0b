#include "site/sheet.h"

namespace bifolium::site {

namespace {

// Contrast of text on its ground: 7:1 or more for ink and links, 4.5:1 for the rest, light and
// dark.
constexpr std::string_view rules = R"(
:root {
  color-scheme: light dark;
  --ink: #1b2a33; --muted: #4a5b64; --paper: #fff; --ground: #f2f6f7; --line: #cddbdf;
  --primary: #005a70; --band: #003c4b; --fold: #00495c; --kicker: #ffd9a0; --link: #00607a;
  --tint: #e6f2f4; --accent: #b45309; --on-white: #003c4b;
  --warm: #fdf3e3; --warm-ink: #7a3503; --warm-line: #e3bf8b;
  --bad: #fdecea; --bad-ink: #8c1d18; --bad-line: #e5aaa5;
  --good: #e6f4ec; --good-ink: #14532d; --good-line: #a5cfb5;
  --shadow: 0 1px 2px rgb(0 30 40 / .08), 0 10px 30px -18px rgb(0 40 55 / .35);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6eef1; --muted: #a9bcc4; --paper: #16242b; --ground: #0d171c; --line: #2c424c;
    --primary: #8fd3e2; --band: #062a35; --fold: #0a3542; --link: #8fd3e2;
    --tint: #1d3139; --accent: #f0a35e;
    --warm: #33260f; --warm-ink: #ffd9a0; --warm-line: #6b5126;
    --bad: #3a1a18; --bad-ink: #ffc9c4; --bad-line: #7a3a35;
    --good: #12301f; --good-ink: #a9e5c0; --good-line: #2f6144;
    --shadow: 0 1px 2px rgb(0 0 0 / .4);
  }
}
* { box-sizing: border-box }
html {
  font: 106.25%/1.5 Lato, "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", sans-serif;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem;
}
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word }
h1, h2, h3, p, ul, dl, dd, table { margin: 0; padding: 0 }
h1, h2, h3 { line-height: 1.2; font-weight: 800; text-wrap: balance }
ul { list-style: none }
a { color: var(--link) }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.wide { max-width: 72rem; margin: 0 auto; padding-inline: clamp(.9rem, 4vw, 2.5rem) }
.skip { position: absolute; inset-inline-start: .5rem; top: -4rem; padding: .6rem 1rem;
  background: var(--paper); z-index: 1 }
.skip:focus { top: .5rem }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap }

.band { color: #fff; background: linear-gradient(103deg, var(--band) 0 58%, var(--fold) 58% 100%) }
html[dir=rtl] .band { background: linear-gradient(-103deg, var(--band) 0 58%, var(--fold) 58% 100%) }
.band .wide { padding-block: 2.75rem 2rem }
.band .kicker { color: var(--kicker); font-weight: 700 }
.band h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 3.2rem); letter-spacing: -.01em }
.band a { color: #fff }
.band :focus-visible { outline-color: var(--kicker) }
.band h2 { font-size: 1rem; font-weight: 700; margin-top: 1.6rem }
.tongues { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .6rem }
.tongues a { display: block; padding: .35rem .9rem; border: 1px solid rgb(255 255 255 / .45);
  border-radius: 2rem; text-decoration: none }
.tongues a:hover { background: rgb(255 255 255 / .14); text-decoration: underline }
.tongues [aria-current] { background: #fff; color: var(--on-white); font-weight: 700 }

main { padding-block: 2rem 3rem }
.contents { columns: 17rem; column-gap: 2rem; margin-bottom: 2rem }
.contents li { break-inside: avoid; padding-block: .2rem }
.contents h2 { column-span: all; font-size: 1.1rem; margin-bottom: .4rem }
.publication { background: var(--paper); border: 1px solid var(--line); border-radius: 14px;
  box-shadow: var(--shadow); padding: clamp(1.1rem, 3vw, 2.25rem); margin-bottom: 2rem;
  display: grid; column-gap: clamp(1.1rem, 3vw, 2.5rem);
  grid-template: "cover head" auto "cover body" 1fr / 12.5rem minmax(0, 1fr) }
.cover { grid-area: cover; position: relative; align-self: start }
.cover img { display: block; width: 100%; height: auto; border-radius: 2px 5px 5px 2px;
  box-shadow: 0 0 0 1px rgb(0 30 40 / .12), 0 2px 4px rgb(0 20 30 / .25),
    0 18px 34px -14px rgb(0 40 55 / .6) }
.cover::after { content: ""; position: absolute; inset: 0 auto 0 0; width: 5%;
  background: linear-gradient(90deg, rgb(255 255 255 / .22), rgb(0 0 0 / .13) 70%, transparent) }
html[dir=rtl] .cover img { border-radius: 5px 2px 2px 5px }
html[dir=rtl] .cover::after { inset: 0 0 0 auto;
  background: linear-gradient(-90deg, rgb(255 255 255 / .22), rgb(0 0 0 / .13) 70%, transparent) }
.blank { aspect-ratio: 148 / 210; border-radius: 2px 5px 5px 2px; padding: 1rem; color: #fff;
  background: linear-gradient(150deg, var(--fold) 0 55%, var(--band) 55%); font-weight: 800;
  display: flex; align-items: end }
.head { grid-area: head }
.head h2 { font-size: clamp(1.35rem, 1.1rem + 1.1vw, 1.9rem) }
.subtitle { font-size: 1.12rem; color: var(--muted); margin-top: .3rem; text-wrap: balance }
.description { margin-top: .8rem; max-width: 42rem }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin-top: .9rem; font-size: .94rem }
.facts div { display: flex; flex-wrap: wrap; gap: 0 .4rem }
.facts dt { color: var(--muted) }
.facts dd { font-weight: 700 }
.body { grid-area: body; margin-top: 1.5rem; min-width: 0 }
.editions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17.5rem), 1fr));
  gap: .9rem }
.edition { border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.1rem;
  display: flex; flex-direction: column; gap: .6rem; background: var(--paper) }
.alone .edition { grid-column: 1 / -1; border: 0; padding: 0 }
.original { grid-column: 1 / -1; background: var(--tint); border-color: transparent }
.edition h3 { font-size: 1.12rem; display: flex; flex-wrap: wrap; gap: .2rem .6rem;
  align-items: baseline; justify-content: space-between }
h3 span, .tongues a, .links a { display: inline-block }
h3 span::first-letter, .tongues a::first-letter, .links a::first-letter, .kind::first-letter {
  text-transform: uppercase }
.edition .title { color: var(--muted); font-size: .96rem; margin-top: -.45rem }
h3 small { font-size: .9rem; font-weight: 400; color: var(--muted) }
.files { display: grid; gap: .5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 6.4rem), 1fr)) }
@media (min-width: 44rem) {
  .original .files, .alone .files {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5rem), 1fr)) }
}
.files a { display: block; height: 100%; padding: .5rem .6rem .55rem .65rem; min-height: 2.75rem;
  border-radius: 8px; background: var(--tint); text-decoration: none; line-height: 1.35 }
.original .files a { background: var(--paper) }
.files b { font-weight: 800; text-decoration: underline; text-underline-offset: .16em }
.files a:hover b { text-decoration-thickness: 2px }
.kind { display: inline-block; font-weight: 700 }
.files .kind { color: var(--ink) }
.reports .kind { text-decoration: underline }
.size, .size bdi { display: block; color: var(--ink); font-size: .88rem }
.reports { font-size: .92rem; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem }
.states { display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center;
  font-size: .92rem }
.state { padding: .12rem .6rem; border-radius: 6px; border: 1px solid; font-weight: 700 }
.preview { background: var(--warm); color: var(--warm-ink); border-color: var(--warm-line) }
.withheld { background: var(--bad); color: var(--bad-ink); border-color: var(--bad-line) }
.good { background: var(--good); color: var(--good-ink); border-color: var(--good-line) }
.why { font-size: .92rem; padding-inline-start: 1.1rem; list-style: disc }
.links { columns: 12rem; column-gap: 1.5rem }
.links li { break-inside: avoid; padding-block: .22rem }
h1[dir], h2[dir], p[dir], .links li { text-align: match-parent }
.links small { color: var(--muted) }
details { margin-top: 1.3rem }
summary { cursor: pointer; color: var(--link); font-weight: 700; padding-block: .3rem; width: fit-content }
.sums { width: 100%; border-collapse: collapse; font-size: .9rem; margin-top: .5rem }
.sums th { text-align: start; color: var(--muted) }
.sums th, .sums td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; font-weight: 400 }
.amount { white-space: nowrap }
.sums code { font-size: .72rem }
code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .88em;
  overflow-wrap: anywhere }
footer { border-top: 1px solid var(--line); color: var(--muted) }
footer .wide { padding-block: 1.6rem 2.5rem }
footer h2 { font-size: 1.1rem; color: var(--ink) }
footer p { margin-top: .5rem; max-width: 46rem }
footer dd { font-weight: 400 }
.report section { background: var(--paper); border: 1px solid var(--line); border-radius: 14px;
  padding: clamp(1rem, 3vw, 1.75rem); margin-bottom: 1.25rem }
.report h2 { font-size: 1.25rem; margin-bottom: .7rem }
.report p, .report li { max-width: 50rem; overflow-wrap: anywhere }
.points { list-style: disc; padding-inline-start: 1.2rem; display: grid; gap: .4rem }
.found li + li { border-top: 1px solid var(--line); margin-top: .8rem; padding-top: .8rem }
.figures { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin-block: .8rem .6rem }
.figures dt { color: var(--muted); font-size: .92rem }
.figures b { font-size: 1.5rem; font-weight: 800; font-variant-numeric: tabular-nums; line-height: 1.25 }
.sections { border-collapse: collapse; margin-top: 1.2rem; font-size: .94rem; width: 100%; max-width: 50rem }
.sections caption, .report h3 { text-align: start; font-weight: 800; font-size: 1.06rem; color: var(--ink) }
.sections caption { padding-bottom: .3rem }
.sections th, .sections td { padding: .4rem 0 .4rem .9rem; border-bottom: 1px solid var(--line);
  vertical-align: bottom; text-align: end; font-variant-numeric: tabular-nums }
.sections th:first-child { text-align: start; padding-inline-start: 0 }
.sections thead th { color: var(--muted); font-weight: 400 }
.sections tbody th { font-weight: 400 }
.report h3 { margin-top: 1.6rem }
.sentences { padding-inline-start: 1.6rem; display: grid; gap: .8rem; margin: .6rem 0 0 }
.subtle { color: var(--muted); margin-top: .2rem }
.outline { list-style: none; margin: 0; padding: 0; width: fit-content; display: grid; gap: .25rem }
.level-2 { padding-inline-start: 1.2rem }
.level-3 { padding-inline-start: 2.4rem }
.level-4, .level-5, .level-6 { padding-inline-start: 3.6rem }
@media (max-width: 44rem) {
  .publication { grid-template: "cover head" auto "body body" auto / 6.5rem minmax(0, 1fr) }
  .sums, .sums tbody, .sums tr, .sums td, .sums th { display: block; border: 0; padding: 0 }
  .blank { font-size: .85rem; padding: .7rem; line-height: 1.3 }
  .sums thead { display: none }
  .sections :is(th, td):nth-last-child(-n+2) { display: none }
  .sums tr { border-bottom: 1px solid var(--line); padding-block: .4rem }
}
@media (max-width: 23rem) {
  .publication { grid-template: "cover" auto "head" auto "body" auto / minmax(0, 1fr) }
  .cover { width: 8rem; margin-bottom: 1rem }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
@media (forced-colors: active) { .files a, .state, .publication { border: 1px solid } }
@page { margin: 14mm 15mm }
@media print {
  :root { color-scheme: light; --ground: #fff; --shadow: none; --ink: #000; --paper: #fff; --line: #999;
    --muted: #333; --link: #000; --primary: #000; --tint: #fff; --accent: #000 }
  html { font-size: 10pt }
  .skip, .band nav, .contents, .reports { display: none }
  .band, html[dir=rtl] .band { background: none; color: #000; border-bottom: 2pt solid }
  .band .kicker, .band a { color: #000 }
  .wide { max-width: none; padding-inline: 0 }
  .band .wide { padding-block: 0 .6rem }
  main { padding-block: 1rem }
  .publication, .report section { display: flow-root; border: 0; border-radius: 0; padding: 1rem 0;
    margin: 0; box-shadow: none }
  .publication + .publication, .report section + section { border-top: 1pt solid }
  .cover { float: inline-end; width: 30mm; margin-inline-start: 8mm }
  .cover img { box-shadow: none; border: .5pt solid #999 }
  .cover::after { content: none }
  .body { clear: none; margin-top: .8rem }
  .editions { display: flow-root; columns: 2; column-gap: 6mm }
  .edition { break-inside: avoid; margin-bottom: 3mm; padding: 2.5mm 3mm; border-radius: 2mm }
  .alone { columns: auto }
  .original { border-color: var(--line) }
  .files { grid-template-columns: repeat(3, 1fr) }
  .files a { padding: 0; min-height: 0; border-radius: 0 }
  h2, h3, summary, .head { break-after: avoid }
  .head { break-inside: avoid }
  footer { break-inside: avoid }
}
)";

}  // namespace

std::string_view sheet() {
    return rules;
}

}  // namespace bifolium::site
