// Opens the pages of `bifolium serve` in Chromium and prints what is wrong with them, as a JSON list.
// node serve_browser.cjs NODE_MODULES CHROMIUM ADDRESS MANUSCRIPT
"use strict";
const fs = require("fs");
const path = require("path");
const [modules, chromium, address, manuscript] = process.argv.slice(2);
const puppeteer = require(path.join(modules, "puppeteer-core"));
const axe = fs.readFileSync(path.join(modules, "@daisy/axe-core-for-ace/axe.min.js"), "utf8");
const faults = [];
const edition = "/edition/en/msc/standard/";

const open = async (browser, where, width, scheme) => {
  const page = await browser.newPage();
  await page.setBypassCSP(true);  // for axe, which is put into the page
  await page.setViewport({ width, height: width < 500 ? 844 : 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const name = `${where} ${width} ${scheme}`;
  page.on("console", (said) => {
    const is_asked_for = where === "/nothing" && said.text().includes("status of 404");
    if (!is_asked_for) faults.push(`${name}: console: ${said.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${name}: ${error}`));
  await page.goto(address + where, { waitUntil: "load" });
  return page;
};

const judge = async (page, name) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { iframes: false }));
  for (const violation of found.violations) {
    faults.push(`${name}: ${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wider > 0) faults.push(`${name}: ${wider} pixels wider than the screen`);
};

const all_pages = async (browser) => {
  for (const where of ["/", edition, "/edition/ar/msc/standard/", "/nothing"]) {
    for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
      const page = await open(browser, where, width, scheme);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await judge(page, `${where} ${width} ${scheme}`);
      await page.close();
    }
  }
};

// An edit while somebody reads in the middle.
const live = async (browser) => {
  const page = await open(browser, edition, 1280, "light");
  await page.evaluate(() => document.querySelectorAll("#pages li")[3].scrollIntoView());
  const book = await (await page.$("#frame iframe")).contentFrame();
  await book.goto(`${address}${edition}book/EPUB/text/section-001.xhtml`);
  await book.evaluate(() => scrollTo(0, 300));
  const look = () => page.evaluate(() => ({
    top: document.querySelectorAll("#pages li")[3].getBoundingClientRect().top,
    source: document.querySelectorAll("#pages img")[3].getAttribute("src"),
    book: document.querySelector("#frame iframe").contentWindow.scrollY,
    chapter: document.querySelector("#frame iframe").contentWindow.location.pathname,
    text: document.querySelector("#frame iframe").contentDocument.body.textContent.includes("Quixotic"),
    errors: document.querySelectorAll("#findings .bad").length,
    banner: document.querySelector("#banner").textContent }));
  const until = async (what, holds) => {
    for (let tries = 0; tries < 200; ++tries) {
      const seen = await look();
      if (holds(seen)) return seen;
      await new Promise((done) => setTimeout(done, 50));
    }
    faults.push(`${what}: ${JSON.stringify(await look())}`);
    return look();
  };
  const before = await look();
  const source = fs.readFileSync(manuscript, "utf8");
  const at = source.indexOf("\n\n", source.indexOf("\n## ") + 5);
  fs.writeFileSync(manuscript, `${source.slice(0, at)}\n\nQuixotic words.${source.slice(at)}`);
  const after = await until("an edit", (seen) => seen.source !== before.source && seen.text);
  if (Math.abs(after.top - before.top) > 2) faults.push(`the page moved: ${after.top - before.top}`);
  if (Math.abs(after.book - before.book) > 2) faults.push(`the book moved: ${after.book}`);
  if (after.chapter !== before.chapter) faults.push(`another chapter: ${after.chapter}`);
  fs.writeFileSync(manuscript, `${source}\n[dead](#nowhere)\n`);
  const broken = await until("an error", (seen) => seen.errors === 1 && seen.banner !== "");
  if (broken.source !== after.source) faults.push("the last good pages are gone");
  await judge(page, "with an error");
  fs.writeFileSync(manuscript, source);
  await until("the error mended", (seen) => seen.errors === 0 && seen.banner === "");
  await page.close();
};

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"] });
  try {
    await all_pages(browser);
    await live(browser);
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify(faults));
})();
