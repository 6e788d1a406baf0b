"""Chromium without a window, and axe in it: what a page looks like to a reader's browser."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import judges

AXE = judges.FOLDER / "axe/node_modules/axe-core/axe.min.js"
PUPPETEER = judges.FOLDER / "ace/node_modules/puppeteer-core"

# Opens each page of each job, runs axe, and says what was found: a line of JSON for each.
SCRIPT = """
const fs = require("fs");
const puppeteer = require(process.argv[2]);
const axe = fs.readFileSync(process.argv[3], "utf8");
(async () => {
  const browser = await puppeteer.launch({
    executablePath: process.argv[4], headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]});
  for (const job of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const page = await browser.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setViewport({width: job.width, height: 900});
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: job.scheme}]);
    await page.setJavaScriptEnabled(job.script);
    await page.goto("file://" + job.file, {waitUntil: "load"});
    const out = {asked};
    if (job.script) {
      await page.evaluate(() => {
        for (const each of document.querySelectorAll("details")) each.open = true;
      });
      out.width = await page.evaluate(() => document.documentElement.scrollWidth);
      out.text = await page.evaluate(() => document.body.innerText);
      await page.evaluate(axe);
      const result = await page.evaluate(() => axe.run({resultTypes: ["violations"]}));
      out.violations = result.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3)
        .map((node) => node.html.slice(0, 200)).join(" | "));
      out.passes = result.passes.length;
    }
    console.log(JSON.stringify(out));
    await page.close();
  }
  await browser.close();
})().catch((error) => { console.error(error); process.exit(1); });
"""


def looked_at(jobs):
    """jobs: {"file", "width", "scheme", "script"}. What the browser found of each."""
    chromium = shutil.which("chromium")
    if not AXE.exists() or not PUPPETEER.exists() or chromium is None or shutil.which("node") is None:
        judges.missing("axe-core (or Node, Chromium)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        script = pathlib.Path(folder, "look.js")
        script.write_text(SCRIPT)
        run = subprocess.run(["node", script, PUPPETEER, AXE, chromium], input=json.dumps(jobs),
                             capture_output=True, text=True, timeout=300, check=False,
                             env={**os.environ, "HOME": folder, "TMPDIR": folder})
    if run.returncode != 0:
        raise AssertionError(run.stderr)
    return [json.loads(line) for line in run.stdout.splitlines()]
