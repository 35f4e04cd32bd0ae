// A report as a page, read by tools of others: html-validate, axe-core, and
// Chromium at three widths, in both schemes, by keyboard and in print.
// node read.js CHROMIUM FILE...; modules are found by NODE_PATH.
const fs = require("fs");
const puppeteer = require("puppeteer-core");
const { HtmlValidate } = require("html-validate");

const [, , chromium, ...files] = process.argv;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
  "best-practice"];
let failed = false;

function fail(file, text) {
  failed = true;
  console.error("FAILED: " + file + ": " + text);
}

async function open(browser, file, width, scheme) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // axe-core is a script
  await page.emulateMediaFeatures(
    [{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height: 1000 });
  page.on("request", (r) => {
    if (!r.url().startsWith("file://" + file)) fail(file, "asks for " + r.url());
  });
  await page.goto("file://" + file);
  return page;
}

// Words that are cut: sentences over a table that lead out of the window, and
// texts of a chart beyond its edge.
function cut() {
  const found = [];
  for (const c of document.querySelectorAll("caption"))
    if (c.checkVisibility() &&
        c.getBoundingClientRect().right > window.innerWidth)
      found.push("leads out of the window: " + c.textContent.slice(0, 60));
  for (const svg of document.querySelectorAll("svg")) {
    const box = svg.getBoundingClientRect();
    for (const t of svg.querySelectorAll("text")) {
      const b = t.getBoundingClientRect();
      if (b.left < box.left - 2 || b.right > box.right + 2 ||
          b.top < box.top - 2 || b.bottom > box.bottom + 2)
        found.push("is cut in " + svg.querySelector("title").textContent +
          ": " + t.textContent);
    }
  }
  return found.slice(0, 10);
}

// What is folded away is read, too, once in each scheme.
function unfolded(width, scheme) {
  return (width === 320) === (scheme === "light") && width !== 768;
}

async function read(browser, file, width, scheme) {
  const page = await open(browser, file, width, scheme);
  const where = file + " at " + width + " px, " + scheme;
  const wide = await page.evaluate(() =>
    document.documentElement.scrollWidth);
  if (wide > width) fail(where, "is " + wide + " px wide");
  for (const text of await page.evaluate(cut)) fail(where, text);
  if (unfolded(width, scheme)) await page.evaluate(() =>
    document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  await page.evaluate(fs.readFileSync(
    require.resolve("axe-core/axe.min.js"), "utf8"));
  const found = await page.evaluate((only) =>
    axe.run(document, { runOnly: only }), rules);
  if (found.passes.length < 20) fail(where, "axe-core looked at little");
  for (const v of found.violations)
    fail(where, v.id + ", " + v.nodes.length + " times: " + v.nodes[0].html);
  await page.close();
}

// Every stop of the Tab key, in the order of the page, each to be seen.
async function keys(browser, file) {
  const page = await open(browser, file, 768, "light");
  const want = await page.evaluate(() => [...document.querySelectorAll(
    "a[href],summary,[tabindex]")].filter((e) => e.checkVisibility()).length);
  const n = Math.min(want, 60);
  let before = -1;
  for (let i = 0; i < n; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const all = [...document.querySelectorAll("*")];
      const box = e.getBoundingClientRect();
      return { place: all.indexOf(e), outline: getComputedStyle(e).outlineStyle,
        left: box.left, height: box.height, name: e.className };
    });
    if (i === 0 && at.name !== "skip") fail(file, "no skip link comes first");
    if (at.place <= before) fail(file, "keys go back at stop " + i);
    if (at.outline === "none") fail(file, "stop " + i + " is not to be seen");
    if (at.left < -1 || at.height < 1) fail(file, "stop " + i + " is hidden");
    before = at.place;
  }
  if (n < 20) fail(file, "only " + n + " stops of the Tab key");
  await page.close();
}

// On paper nothing is wider than the sheet.
async function print(browser, file) {
  const page = await open(browser, file, 1280, "dark");
  await page.emulateMediaType("print");
  const dark = await page.evaluate(() =>
    getComputedStyle(document.documentElement).backgroundColor);
  if (dark !== "rgb(255, 255, 255)") fail(file, "is printed on " + dark);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (pdf.length < 50000) fail(file, "prints as " + pdf.length + " bytes");
  await page.setViewport({ width: 657, height: 1000 }); // A4 less its margins
  const wide = await page.evaluate(() =>
    document.documentElement.scrollWidth);
  if (wide > 657) fail(file, "is wider than its sheet: " + wide);
  const end = await page.evaluate(() => {
    const first = document.querySelector("main section");
    return first.id === "page-brief" ? first.getBoundingClientRect().bottom : 0;
  });
  if (end > 986) fail(file, "page 1 ends on sheet 2: " + Math.round(end));
  await page.close();
}

async function main() {
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
  const browser = await puppeteer.launch({ executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu"], headless: true });
  for (const file of files) {
    const report = await validator.validateString(
      fs.readFileSync(file, "utf8"));
    for (const r of report.results)
      for (const m of r.messages.slice(0, 10))
        fail(file, "line " + m.line + ": " + m.ruleId + ": " + m.message);
    for (const width of [320, 768, 1280])
      for (const scheme of ["light", "dark"])
        await read(browser, file, width, scheme);
    await keys(browser, file);
    await print(browser, file);
  }
  await browser.close();
  if (!failed) console.log("passed");
  process.exit(failed ? 1 : 0);
}
main().catch((e) => { console.error(e); process.exit(1); });
