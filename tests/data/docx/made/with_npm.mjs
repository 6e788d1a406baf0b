// Writes the documents whose producers are docx and html-to-docx, of npm. Usage: in a folder that has
// both packages, node with_npm.mjs FOLDER
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
const require = createRequire(path.join(process.cwd(), "x.js"));
const docx = require("docx");
const html = require("html-to-docx");
const { Document, Packer, Paragraph, TextRun, HeadingLevel, Table, TableRow, TableCell, FootnoteReferenceRun,
        ExternalHyperlink, InternalHyperlink, Bookmark, ImageRun, LevelFormat, TableOfContents,
        InsertedTextRun, DeletedTextRun, CommentRangeStart, CommentRangeEnd, CommentReference, Math: Formula,
        MathRun, MathFraction, MathSuperScript } = docx;
const folder = process.argv[2];
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const p = (...children) => new Paragraph({ children: children.map(c => typeof c === "string" ? new TextRun(c) : c) });
const save = async (name, options) =>
  fs.writeFileSync(path.join(folder, name), await Packer.toBuffer(new Document(options)));

await save("npm-docx-links-and-notes.docx", {
  creator: "Clinic", title: "Links", description: "A test of links",
  footnotes: { 1: { children: [p("First note, 12 words or fewer.")] }, 2: { children: [p("Second note."), p("Its second paragraph.")] } },
  sections: [{ children: [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new Bookmark({ id: "top", children: [new TextRun("Where to ask")] })] }),
    p("Write to ", new ExternalHyperlink({ link: "mailto:ask@example.org", children: [new TextRun("ask@example.org")] }),
      " or see ", new ExternalHyperlink({ link: "https://example.org/(a)", children: [new TextRun({ text: "the page", style: "Hyperlink" })] }), "."),
    p("A claim", new FootnoteReferenceRun(1), " and another", new FootnoteReferenceRun(2), "; back to ",
      new InternalHyperlink({ anchor: "top", children: [new TextRun("the top")] }), "."),
    p(new ImageRun({ type: "png", data: pixel, transformation: { width: 90, height: 60 }, altText: { name: "dot", description: "A single dot", title: "dot" } })),
  ] }] });

await save("npm-docx-lists.docx", {
  numbering: { config: [
    { reference: "steps", levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", start: 4 },
                                   { level: 1, format: LevelFormat.LOWER_ROMAN, text: "%2)" }] }] },
  sections: [{ children: [
    new Paragraph({ text: "Steps", heading: HeadingLevel.HEADING_2 }),
    ...["Wash your hands for 30 seconds.", "Shake the bottle."].map(t => new Paragraph({ text: t, numbering: { reference: "steps", level: 0 } })),
    ...["slowly", "ten times"].map(t => new Paragraph({ text: t, numbering: { reference: "steps", level: 1 } })),
    new Paragraph({ text: "Draw up 0.5 ml.", numbering: { reference: "steps", level: 0 } }),
    ...["round", "and round"].map(t => new Paragraph({ text: t, bullet: { level: 0 } })),
    new Paragraph({ text: "deeper", bullet: { level: 1 } }),
    p("The end."),
  ] }] });

await save("npm-docx-review.docx", {
  comments: { children: [{ id: 0, author: "Ed", date: new Date("2026-01-02T00:00:00Z"), children: [p("Say who.")] }] },
  sections: [{ children: [
    new TableOfContents("Summary", { hyperlink: true, headingStyleRange: "1-3" }),
    new Paragraph({ text: "Review", heading: HeadingLevel.HEADING_1 }),
    p("Take ", new DeletedTextRun({ text: "two", id: 1, author: "Ed", date: "2026-01-02T00:00:00Z" }),
      new InsertedTextRun({ text: "three", id: 2, author: "Ed", date: "2026-01-02T00:00:00Z" }), " tablets, ",
      new CommentRangeStart(0), new TextRun("they say"), new CommentRangeEnd(0),
      new TextRun({ children: [new CommentReference(0)] }), "."),
    new Paragraph({ children: [new TextRun("By weight: "), new Formula({ children: [
      new MathFraction({ numerator: [new MathRun("w")], denominator: [new MathRun("10")] }),
      new MathSuperScript({ children: [new MathRun("x")], superScript: [new MathRun("2")] })] }), new TextRun(" ml.")] }),
  ] }] });

const cell = (text, more = {}) => new TableCell({ children: [p(text)], ...more });
await save("npm-docx-table.docx", { sections: [{ children: [
  new Table({ rows: [
    new TableRow({ tableHeader: true, children: [cell("Time"), cell("Dose", { columnSpan: 2 })] }),
    new TableRow({ children: [cell("Day 1", { rowSpan: 2 }), cell("2.5 mg"), cell("at 8:00")] }),
    new TableRow({ children: [cell("5 mg"), cell("at 20:00")] }),
    new TableRow({ children: [cell("Day 2"), cell("7.5 mg {not attributes}"), cell("a | b")] }),
  ] }), p("After.")] }] });

const page = `<h1>Going home</h1><p>You may <strong>shower</strong> after <em>48 hours</em>.</p>
<ul><li>Keep the dressing dry</li><li>Change it daily<ul><li>with clean hands</li></ul></li></ul>
<ol><li>One tablet at 8:00</li><li>One at 20:00</li></ol>
<table><thead><tr><th>Day</th><th>Walk</th></tr></thead><tbody><tr><td>1</td><td>100 m</td></tr>
<tr><td>2</td><td>250 m</td></tr></tbody></table><blockquote>Rest is medicine.</blockquote>
<p>Call <a href="tel:5550100">555 0100</a> if it is over 38.5&nbsp;°C.</p>`;
fs.writeFileSync(path.join(folder, "npm-html-to-docx-home.docx"), await html(page, null, { title: "Going home", lang: "en-IE" }));
fs.writeFileSync(path.join(folder, "npm-html-to-docx-spanish.docx"), await html(
  "<h2>¿Qué es?</h2><p>Una infusión de células; dura 45&nbsp;min. Tome 1,5&nbsp;l de agua.</p><h2>¿Es segura?</h2><p>Sí, en el 98,4&nbsp;% de los casos.</p>",
  null, { title: "Infusión", lang: "es-ES" }));
