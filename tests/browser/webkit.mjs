// node webkit.mjs SITE FOLDER: one page of every kind in WebKit, 360 px wide; pictures of all go into the folder.
// A window of WebKitGTK does not get that narrow: the pages are looked at in a frame.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { attempt, eventually, finish } from "./report.mjs";
import { samplePages, serve } from "./site.mjs";
import { webkit } from "./webdriver.mjs";

const WIDTH = 360;
const TALLEST = 3000;
const FRAME = "/khung";
const FEATURES = {
  "inset": ["inset", "0"], ":has": ["selector(:has(a))"], "content with words for nobody": ["content", '"x" / ""'], "position: sticky": ["position", "sticky"],
  "clip-path": ["clip-path", "polygon(0 0, 1px 0, 1px 1px)"], "text-wrap: balance": ["text-wrap", "balance"], "overflow: clip": ["overflow", "clip"],
};

const [site, folder] = process.argv.slice(2).map((path) => resolve(path));
if (!site || !folder) {
  console.error("usage: node webkit.mjs SITE FOLDER");
  process.exit(2);
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await serve(site, "/", { [FRAME]: `<!doctype html><html lang="vi"><title>Khung</title><style>body{margin:0}iframe{border:0;width:${WIDTH}px;height:740px;display:block}</style><iframe title="Trang"></iframe>` });
let browser;
try {
  await attempt("WebKit starts", async () => {
    browser = await webkit();
    await browser.resize(WIDTH, TALLEST + 100);
  });
  if (browser) {
    console.log(`# WebKitGTK ${browser.version}`);
    await attempt("WebKit knows what the style sheet uses", () => features(browser));
    const pages = samplePages(site).filter(({ file }) => file);
    for (const { kind, file } of pages) await attempt(`${kind} (${file})`, () => look(browser, kind, file));
    const file = (wanted) => pages.find(({ kind }) => kind === wanted).file;
    await attempt("form 12: the first column stays in sight when the table is scrolled", () => sticky(browser, file("form 12")));
    await attempt("calendar: what is folded unfolds", () => unfolds(browser, file("calendar")));
    await attempt("home of a school: the menu opens", () => menu(browser, file("unit")));
    await attempt("search: finds, without marks", () => searches(browser));
  }
} finally {
  await browser?.close();
  server.close();
}
finish("webkit tests");

// Opens a page in the frame and stays in it.
async function open(file) {
  await browser.enter(null);
  await browser.open(new URL(FRAME, server.base).href);
  const [frame] = await browser.find("iframe");
  await browser.run((address) => { document.querySelector("iframe").src = address; }, new URL(file, server.base).href);
  await eventually(() => browser.run(() => {
    const inside = document.querySelector("iframe").contentDocument;
    return inside.URL !== "about:blank" && inside.readyState === "complete";
  }), true);
  await browser.enter(frame);
  return frame;
}

async function features(browser) {
  await browser.open(new URL(FRAME, server.base).href);
  const known = await browser.run((all) => Object.fromEntries(Object.entries(all).map(([name, [a, b]]) => [name, b ? CSS.supports(a, b) : CSS.supports(a)])), FEATURES);
  return Object.entries(known).filter(([, yes]) => !yes).map(([name]) => name);
}

async function look(browser, kind, file) {
  browser.said.length = 0;
  await open(file);
  const problems = await browser.run((limit) => {
    const found = [];
    const width = document.documentElement.scrollWidth;
    if (width > limit) found.push(`scrolls sideways to ${width} px`);
    if (getComputedStyle(document.body).margin !== "0px") found.push("no style sheet");
    for (const image of document.images) if (image.checkVisibility() && image.complete && !image.naturalWidth) found.push(`a picture is not shown: ${image.getAttribute("src")}`);
    return found;
  }, WIDTH);
  problems.push(...(await roles(browser)));
  const height = await browser.run(() => document.documentElement.scrollHeight);
  await browser.enter(null);
  // the picture is taken when the taller frame has been painted
  await browser.run((tall) => {
    document.querySelector("iframe").style.height = `${tall}px`;
    return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted, 100))));
  }, Math.min(height, TALLEST));
  writeFileSync(join(folder, `${kind.replaceAll(" ", "-")}.png`), await browser.picture());
  return [...problems, ...browser.said];
}

// Tables that are laid out otherwise on a phone are tables to screen readers all the same.
async function roles(browser) {
  const problems = [];
  const kinds = ["table.stack", "table.of-criteria", "table.of-works", "table.grid", "table.wide"];
  for (const kind of kinds) {
    for (const [part, wanted] of [["", ["table", "grid"]], [" tbody tr:has(td)", ["row"]], [" tbody th[scope=row]", ["rowheader"]], [" tbody td:not(:empty)", ["cell", "gridcell"]]]) {
      // what is not shown has no role
      const shown = await browser.run((selector) => [...document.querySelectorAll(selector)].findIndex((element) => element.checkVisibility()), `${kind}${part}`);
      if (shown < 0) continue;
      const element = (await browser.find(`${kind}${part}`))[shown];
      const role = (await browser.role(element)).toLowerCase();
      if (!wanted.includes(role)) problems.push(`${kind}${part} is a “${role}”`);
    }
  }
  return problems;
}

async function sticky(browser, file) {
  await open(file);
  const [before, after, moved] = await browser.run(() => {
    const wrap = [...document.querySelectorAll(".table-wrap")].find((box) => box.scrollWidth > box.clientWidth + 100);
    const head = wrap.querySelector("tbody tr th:not([colspan])");
    const left = () => head.getBoundingClientRect().left - wrap.getBoundingClientRect().left;
    const was = left();
    wrap.scrollLeft = 400;
    return [was, left(), wrap.scrollLeft];
  });
  // a column of numbers before it goes out of sight
  return moved > 50 && after >= -1 && after <= Math.max(before, 1) ? [] : [`scrolled by ${moved} px, the column moved from ${before} to ${after}`];
}

async function unfolds(browser, file) {
  await open(file);
  // the first that is not folded away itself
  const at = await browser.run(() => {
    const all = [...document.querySelectorAll("main details > summary")];
    const first = all.findIndex((summary) => summary.checkVisibility());
    all[first].scrollIntoView({ block: "center", behavior: "instant" });
    return first;
  });
  const shown = () => browser.run((nth) => document.querySelectorAll("main details > summary")[nth].nextElementSibling.checkVisibility(), at);
  if (await shown()) return ["it is not folded"];
  await browser.click((await browser.find("main details > summary"))[at]);
  return (await eventually(shown, true)) ? [] : ["it stays folded"];
}

async function menu(browser, file) {
  await open(file);
  const shown = () => browser.run(() => document.querySelector(".menu a").getBoundingClientRect().height > 0);
  if (await shown()) return ["it is open"];
  const [link] = await browser.find("a.open-menu");
  await browser.click(link);
  return (await eventually(shown, true)) ? [] : ["it stays shut"];
}

async function searches(browser) {
  browser.said.length = 0;
  await open("tim-kiem.html");
  const [field] = await browser.find("#tim-gi");
  await browser.click(field);
  await browser.type(field, "hoc phi");
  const found = await eventually(() => browser.run(() => document.querySelector(".found")?.dataset.q === "hoc phi" && document.querySelectorAll(".found li a").length > 2), true);
  return [...(found ? [] : ["nothing"]), ...browser.said];
}
