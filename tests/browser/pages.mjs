// Pages in Chromium: accessibility, width, weight, requests, console, keyboard, and pages opened as files.
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { listen } from "./chromium.mjs";
import { attempt, timed, together } from "./report.mjs";
import { KINDS, listFiles, tags } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [1280, 320];
// Where columns stand beside each other and are narrowest.
const BETWEEN = 640;
const SCHEMES = ["light", "dark"];
const KIB = 1024;
const STYLES = ["style.css", "print.css"].map((name) => new URL(`../../themes/mac-dinh/${name}`, import.meta.url));
// The day that the site is built as of (tests/run/needs.sh).
const AS_OF = "2025-10-15";
// A phone, and how many of its screens the longest pages of the sample may take.
const PHONE = { width: 360, height: 740 };
const SCREENS = [
  ["mn-noong-luong/index.html", 3],
  ["thcs-kim-son/index.html", 3],
  ["mn-noong-luong/cong-khai/index.html", 4],
  ["thcs-kim-son/cong-khai/index.html", 4],
  ["thcs-kim-son/cong-khai/2023-2024/bieu-mau-12.html", 10],
  ["mn-noong-luong/cong-khai/2023-2024/bieu-mau-02.html", 8],
];

// On a phone, by which screen an answer on a school's front page is read to its end.
const ANSWERS = [
  ["mn-noong-luong/index.html", [[".fees .sum", 1], [".fee-list", 1], [".who", 1], [".figures li:first-child", 2]]],
  ["thcs-kim-son/index.html", [[".fees .sum", 1], [".fee-list", 1], [".who", 1], [".figures li:first-child", 2]]],
];

// What parents ask, and where a school's front page answers it, or has the one link to the answer.
const QUESTIONS = [
  ["what is paid each month", ".fees .sum strong"],
  ["how large classes are", ".figures li:first-child b"],
  ["how the school was judged", ".lines dt:text('Kiểm định'), main a[href^='danh-gia/']"],
  ["when parents meet", ".lines div:has(dt:text('họp cha mẹ')) dd"],
  ["whom to ask", ".who, .reach a"],
];

// Wider letters and lines, as WCAG 2.2, 1.4.12, lets readers ask for.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

export async function testPages(browser, root, server, samples) {
  await attempt("every page is of a kind that is tested", () => listFiles(root).filter((file) => file.endsWith(".html") && !KINDS.some(([, pattern]) => pattern.test(file))));
  for (const { kind } of samples.filter((sample) => !sample.file)) await attempt(`${kind}: the sample site has such a page`, () => ["none found"]);
  // The largest pages first, so that none is waited for at the end.
  const found = samples.filter((sample) => sample.file).sort((a, b) => statSync(join(root, b.file)).size - statSync(join(root, a.file)).size);
  await timed("pages, one of each kind", () => together(found, ({ kind, file }) => examine(browser, server, `${kind} (${file})`, new URL(file, server.base).href)));
  const address = (kind) => new URL(samples.find((sample) => sample.kind === kind).file, server.base).href;
  await timed("length on a phone", () => lengths(browser, root, server));
  await attempt("motion: only where it is wanted", () => motion(browser, address("document")));
  for (const kind of ["criterion", "calendar", "form 02", "search", "improvement"]) await attempt(`${kind}: forced colours: text, states, bars and the focus stay visible`, () => forcedColours(browser, address(kind)));
  await attempt("all pages: at most 30 KiB of HTML, 12 KiB of CSS for the screen and 4 KiB for paper (gzip)", () => weights(root));
  await attempt("the style sheets as published have the rules of the theme's, one by one", () => sameRules(browser, address("form 02")));
  await timed("all pages", () => wholeSite(browser, root, server));
  for (const kind of ["portal", "document", "criterion"]) {
    const file = samples.find((sample) => sample.kind === kind)?.file;
    await attempt(`${kind} (${file}): the style sheet applies from file://`, () => fromFile(browser, root, file));
  }
  for (const [file, most] of SCREENS) await attempt(`${file}: at most ${most} screens of a phone`, () => screens(browser, new URL(file, server.base).href, most));
  for (const [file, parts] of ANSWERS) await attempt(`${file}: the first screens answer`, () => answers(browser, new URL(file, server.base).href, parts));
  for (const [file] of ANSWERS) await attempt(`${file}: at most one click to each of five answers`, () => clicks(browser, new URL(file, server.base).href));
  await attempt("404.html: answered and styled at an unknown deep address", () => notFound(browser, server));
}

// Everything that is looked at on one page: it is loaded once, then made narrow, dark and large.
async function examine(browser, server, name, address) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 800 }, colorScheme: SCHEMES[0], reducedMotion: "reduce", locale: "vi-VN" });
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  const heard = listen(page);
  try {
    let response;
    const quiet = async () => {
      const problems = await heard();
      if (!response?.ok()) problems.push(`status ${response?.status()}`);
      // the comparison finds schools by their names, too
      const most = name.startsWith("comparison") ? 5 : 4;
      if (requests.length > most) problems.push(`${requests.length} requests: ${requests.join(" ")}`);
      for (const url of requests) if (!url.startsWith(server.origin) && !url.startsWith("data:")) problems.push(`other host: ${url}`);
      return problems;
    };
    await attempt(`${name}: requests and console`, async () => {
      response = await page.goto(address, { waitUntil: "load" });
      return quiet();
    });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme });
        await attempt(`${name} ${width} px ${scheme}: width`, () => tooWide(page, width));
        await attempt(`${name} ${width} px ${scheme}: axe`, () => accessible(page));
      }
    }
    await attempt(`${name}: neither width nor colours ask for more, or say anything`, quiet);
    // below 352 px a year may break, so that nothing is cut
    await page.setViewportSize({ width: 360, height: 800 });
    await attempt(`${name}: what is kept on one line at 360 px stands in running text, and on one line`, () => unbroken(page));
    await page.setViewportSize({ width: WIDTHS.at(-1), height: 800 });
    await attempt(`${name}: keyboard`, () => keyboard(page, address));
    await page.setViewportSize({ width: 320, height: 800 });
    await attempt(`${name}: wider letters and lines at 320 px (WCAG 1.4.12): nothing cut, nothing but unstacked data tables wider than the screen`, async () => {
      await page.evaluate((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [sheet];
      }, SPACING);
      return roomy(page);
    });
    await attempt(`${name}: letters twice as large at 320 px: nothing cut, nothing but unstacked data tables wider than the screen`, async () => {
      await page.evaluate(() => {
        document.adoptedStyleSheets = [];
        document.documentElement.style.fontSize = "200%";
      });
      return roomy(page);
    });
  } finally {
    await context.close();
  }
}

// School years and numbers of documents have an element of their own, which must not become an item of a flex box or a grid beside the words
// around it.
function unbroken(page) {
  return page.evaluate(() => {
    const words = (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "";
    const found = [...document.querySelectorAll("main .nb")].filter((element) => {
      const among = /flex|grid/.test(getComputedStyle(element.parentElement).display) && [...element.parentElement.childNodes].some(words);
      return among || (element.childElementCount === 0 && element.getClientRects().length > 1);
    });
    return found.slice(0, 6).map((element) => `${element.parentElement.localName}.${element.parentElement.className}: “${element.parentElement.textContent.trim().slice(0, 60)}”`);
  });
}

// axe is put into the page once; there are no frames to look into.
async function accessible(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations, passes, rules } = await page.evaluate(async (values) => {
    const found = await axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    const rules = [found.passes, found.violations, found.inapplicable, found.incomplete].flat().map((rule) => rule.id);
    return { violations: found.violations, passes: found.passes.length, rules };
  }, RULES);
  if (!rules.includes("target-size")) return ["the size of targets was not looked at"];
  if (passes < 10) return [`only ${passes} rules applied`];
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} [${rule.impact}] ${node.target.join(" ")}: ${summary(node)}`));
}

const summary = (node) => [...node.any, ...node.all, ...node.none].map((part) => part.message).join("; ").slice(0, 220);

// The elements that stick out, unless something around them scrolls or clips.
function tooWide(page, width) {
  return page.evaluate((limit) => {
    const found = document.documentElement.scrollWidth;
    if (found <= limit) return [];
    const clipped = (element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return true;
      return false;
    };
    const describe = (element) => `${element.localName}${element.id ? `#${element.id}` : ""}${[...element.classList].map((name) => `.${name}`).join("")}`;
    const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > limit + 0.5 && !clipped(element));
    return [`scrollWidth ${found} > ${limit}`, ...out.slice(0, 6).map((element) => `${describe(element.parentElement)} > ${describe(element)}: right edge ${Math.round(element.getBoundingClientRect().right)}`)];
  }, width);
}

// At 320 px no text is cut off by its box, and the page does not grow sideways but for data tables that are not stacked: they need two dimensions
// (WCAG 2.2, 1.4.10 leaves them out).
async function roomy(page) {
  const cut = await page.evaluate(() => {
    const clips = (value) => value === "hidden" || value === "clip";
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      // What is only there for screen readers is one pixel large by intent.
      if (element.closest("svg") || style.display === "inline" || element.clientWidth <= 2 || !element.textContent.trim()) continue;
      const wide = clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const high = clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1 && style.webkitLineClamp === "none";
      if (wide || high) found.push(`cut: ${element.localName}.${element.className}: “${element.textContent.trim().slice(0, 40)}”`);
    }
    return found.slice(0, 6);
  });
  const hidden = (display) => page.evaluate((value) => document.querySelectorAll("table:not(.stack)").forEach((table) => (table.style.display = value)), display);
  await hidden("none");
  const wide = await tooWide(page, 320);
  await hidden("");
  return [...cut, ...wide];
}

// With the colours of the system's high contrast: every text differs from what is behind it, marks of states and bars of charts too, the focus is outlined.
async function forcedColours(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, forcedColors: "active" });
  const page = await context.newPage();
  try {
    await page.goto(address, { waitUntil: "load" });
    await page.keyboard.press("Tab");
    return await page.evaluate(() => {
      const found = [];
      if (!matchMedia("(forced-colors: active)").matches) return ["forced colours are not on"];
      const say = (element, what) => found.length < 6 && found.push(`${what}: ${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 30)}”`);
      const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = getComputedStyle(at).backgroundColor;
          if (!/, 0\)$/.test(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
      };
      let seen = 0;
      for (const element of document.body.querySelectorAll("*")) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        if (!own || !element.checkVisibility() || element.closest("svg, script")) continue;
        seen += 1;
        if (getComputedStyle(element).color === behind(element)) say(element, "text as its background");
      }
      for (const state of document.querySelectorAll(".state")) if (state.checkVisibility() && getComputedStyle(state, "::before").color === behind(state)) say(state, "mark as its background");
      for (const bar of document.querySelectorAll(".chart rect")) if (getComputedStyle(bar).fill === behind(bar.closest("figure"))) say(bar, "bar as its background");
      for (const bar of document.querySelectorAll(".tl-bar")) if (getComputedStyle(bar).stroke === behind(bar.closest("figure"))) say(bar, "outline as its background");
      const focus = getComputedStyle(document.activeElement);
      if (document.activeElement === document.body || focus.outlineStyle === "none" || focus.outlineColor === behind(document.body)) say(document.activeElement, "no visible focus");
      if (seen < 10) found.push(`only ${seen} texts`);
      return found;
    });
  } finally {
    await context.close();
  }
}

// Pages that people read to the end on a phone: at most so many screens of 360 by 740, as they come without scripts.
const LENGTHS = [
  ["overviews of assessments", /\/danh-gia\/[^/]+\/index\.html$/, 8],
  ["plans", /^\/mn-minh-hoa\/cai-tien\/[^/]+\.html$/, 9],
  ["calendars", /\/lich\/(index|\d{4}-\d{4}|[^/]+\/cha-me)\.html$/, 8],
];

async function lengths(browser, root, server) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [what, pattern, most] of LENGTHS) {
    const files = listFiles(root).filter((file) => pattern.test(`/${file}`) && !/^(en|lich)\//.test(file));
    await attempt(`${what}: at most ${most} screens of a phone`, async () => {
      const problems = files.length === 0 ? ["no such page"] : [];
      for (const file of files) {
        await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
        const screens = await page.locator("html").evaluate((html) => html.scrollHeight / 740).catch(() => NaN);
        const height = (await page.locator("body").boundingBox()).height / 740;
        if (!(Math.max(height, screens || 0) <= most)) problems.push(`${file}: ${height.toFixed(1)}`);
      }
      return problems;
    });
  }
  await context.close();
}

// Whoever asks for less motion gets none; otherwise jumps within a page glide.
async function motion(browser, address) {
  const problems = [];
  for (const reducedMotion of ["reduce", "no-preference"]) {
    const context = await browser.newContext({ reducedMotion });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "load" });
    const found = await page.evaluate(() => ({
      scroll: getComputedStyle(document.documentElement).scrollBehavior,
      moving: [...document.querySelectorAll("*")].filter((element) => /[1-9]/.test(getComputedStyle(element).animationDuration + getComputedStyle(element).transitionDuration)).length,
    }));
    await context.close();
    if (found.moving > 0) problems.push(`${reducedMotion}: ${found.moving} elements with animations or transitions`);
    if (found.scroll !== (reducedMotion === "reduce" ? "auto" : "smooth")) problems.push(`${reducedMotion}: scroll-behavior ${found.scroll}`);
  }
  return problems;
}

// The page as it looks on the day that it was built: it has no notice of its age.
async function onItsDay(browser, address) {
  const page = await browser.newPage({ viewport: PHONE });
  await page.clock.setFixedTime(`${AS_OF}T03:00:00Z`);
  await page.goto(address, { waitUntil: "load" });
  return page;
}

// Each part ends within the first so many screens.
async function answers(browser, address, parts) {
  const page = await onItsDay(browser, address);
  try {
    const problems = [];
    for (const [selector, most] of parts) {
      const box = await page.locator(selector).boundingBox();
      if (!box) problems.push(`no ${selector}`);
      else if (box.y + box.height > most * PHONE.height) problems.push(`${selector} ends at ${Math.round(box.y + box.height)} px`);
    }
    return problems;
  } finally {
    await page.close();
  }
}

async function clicks(browser, address) {
  const page = await onItsDay(browser, address);
  try {
    const problems = [];
    for (const [question, where] of QUESTIONS) if (!(await page.locator(where).first().isVisible())) problems.push(`${question}: no ${where}`);
    return problems;
  } finally {
    await page.close();
  }
}

async function screens(browser, address, most) {
  const page = await onItsDay(browser, address);
  try {
    const [height, width] = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
    const problems = height > most * PHONE.height ? [`${height} px are ${(height / PHONE.height).toFixed(1)} screens`] : [];
    return width > PHONE.width ? [...problems, `it scrolls sideways to ${width} px`] : problems;
  } finally {
    await page.close();
  }
}

// Every page of the site: it does not scroll sideways, and says nothing in the console.
export async function wholeSite(browser, root, server) {
  const problems = { wide: [], said: [], out: [] };
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 800 } });
  const pages = [];
  try {
    await together(listFiles(root).filter((name) => name.endsWith(".html")), async (file, worker) => {
      const page = (pages[worker] ??= await context.newPage().then((made) => {
        made.heard = listen(made);
        return made;
      }));
      await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await tooWide(page, width);
        if (wide.length > 0) problems.wide.push(`${file}: ${wide.slice(0, 3).join("; ")}`);
      }
      await page.setViewportSize({ width: BETWEEN, height: 800 });
      problems.out.push(...(await page.evaluate(stickingOut)).map((text) => `${file}: ${text}`));
      problems.said.push(...(await page.heard()).map((line) => `${file}: ${line}`));
    });
    for (const page of pages) problems.said.push(...(await page.heard()));
  } finally {
    await context.close();
  }
  await attempt("all pages: no sideways scrolling at 320 and 1280 px", () => problems.wide);
  await attempt(`all pages: what is kept on one line stays in its box at ${BETWEEN} px`, () => problems.out);
  await attempt("all pages: no message in the console", () => problems.said);
}

// Runs in the page. What does not break may be wider than its column, and then lies over the next one.
function stickingOut() {
  const box = (element) => {
    let at = element.parentElement;
    while (getComputedStyle(at).display === "inline") at = at.parentElement;
    return at;
  };
  const out = [...document.querySelectorAll("main .nb")].filter((element) => element.checkVisibility() && !element.closest(".hide") && element.getBoundingClientRect().right > box(element).getBoundingClientRect().right + 1);
  return out.map((element) => `“${element.textContent}” in ${box(element).localName}.${box(element).className}`);
}

function weights(root) {
  const zipped = (file) => gzipSync(readFileSync(join(root, file)), { level: 9 }).length;
  const problems = [];
  for (const file of listFiles(root).filter((name) => name.endsWith(".html"))) {
    const size = zipped(file);
    if (size > 30 * KIB) problems.push(`${file}: ${size} bytes of HTML`);
    const css = { all: 0, print: 0 };
    for (const { name, attributes } of tags(readFileSync(join(root, file), "utf8"))) {
      if (name === "link" && attributes.rel === "stylesheet") css[attributes.media ?? "all"] += zipped(new URL(attributes.href, new URL(file, "http://x/")).pathname.slice(1));
    }
    // nobody waits for what is only for paper
    if (css.all > 12 * KIB) problems.push(`${file}: ${css.all} bytes of CSS`);
    if (css.print > 4 * KIB) problems.push(`${file}: ${css.print} bytes of CSS for paper`);
    if (!css.all || !css.print) problems.push(`${file}: no style sheet`);
  }
  return problems;
}

// Spaces and comments are left out when a style sheet is published: what Chromium reads of it is what the theme's source says.
async function sameRules(browser, address) {
  const page = await browser.newPage();
  try {
    await page.goto(address, { waitUntil: "load" });
    const sheets = await page.evaluate((sources) => sources.map((source, at) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(source);
      return [document.styleSheets[at], sheet].map(({ cssRules }) => [...cssRules].map((rule) => rule.cssText));
    }), STYLES.map((file) => readFileSync(file, "utf8")));
    const spaceless = (rules) => rules.map((rule) => rule.replace(/([,:;{}])\s+/g, "$1"));
    return sheets.map((pair) => pair.map(spaceless)).flatMap(([published, written]) => {
      if (published.length !== written.length || written.length < 100) return [`${published.length} rules, not ${written.length}`];
      return written.flatMap((rule, at) => (rule === published[at] ? [] : [`${published[at].slice(0, 120)}, not ${rule.slice(0, 120)}`]));
    });
  } finally {
    await page.close();
  }
}

async function keyboard(page, address) {
  // The page itself asks for reduced motion, so that it is where it scrolls to at once.
  await page.setViewportSize({ width: 1280, height: 800 });
  const problems = [];
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        what: element === document.body ? "body" : `${element.localName} “${element.textContent.trim().slice(0, 40)}”`,
        href: element.getAttribute("href"),
        inMain: element.id === "main" || element.closest("main") !== null,
        marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
        seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && Number(style.opacity) > 0 && style.visibility === "visible",
      };
    });
  const fresh = async () => {
    await page.goto("about:blank");
    await page.goto(address, { waitUntil: "load" });
  };
  await fresh();
  await page.keyboard.press("Tab");
  const skip = await focused();
  if (skip.href !== "#main") problems.push(`the first Tab focuses ${skip.what}, not the skip link`);
  if (!skip.seen) problems.push("the skip link is not seen when focused");
  if (!skip.marked) problems.push("the skip link's focus is not marked");
  // Every stop, up to 60, shows where the focus is.
  const first = skip.what + skip.href;
  for (let stop = 1; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    const now = await focused();
    if (now.what === "body" || now.what + now.href === first) break;
    if (!now.marked) problems.push(`focus is not marked: ${now.what}`);
    if (!now.seen) problems.push(`focus is out of sight: ${now.what}`);
  }
  await fresh();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  if ((await page.evaluate(() => location.hash)) !== "#main") problems.push("Enter on the skip link does not go to #main");
  const links = await page.evaluate(() => document.querySelectorAll("main a[href], main [tabindex='0'], main summary").length);
  const here = await focused();
  if (!here.inMain && links > 0) {
    await page.keyboard.press("Tab");
    const next = await focused();
    if (!next.inMain) problems.push(`after the skip link, Tab focuses ${next.what}, outside main`);
  }
  return problems;
}

async function fromFile(browser, root, file) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  const page = await context.newPage();
  const heard = listen(page);
  const look = () =>
    page.evaluate(() => {
      const style = getComputedStyle(document.body);
      return [style.fontFamily, style.lineHeight, style.margin, style.backgroundColor, style.color].join(" | ");
    });
  try {
    await page.goto("about:blank");
    const plain = await look();
    await page.goto(pathToFileURL(join(root, file)).href, { waitUntil: "load" });
    const styled = await look();
    const rules = await page.evaluate(() => document.styleSheets.length);
    const problems = await heard();
    if (styled === plain) problems.push(`body looks as without a style sheet: ${plain}`);
    if (rules === 0) problems.push("no style sheet is loaded");
    return problems;
  } finally {
    await context.close();
  }
}

async function notFound(browser, server) {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  try {
    const address = new URL("khong/co/trang/nay", server.base).href;
    // The browser says in the console that this address is not there; of what the page asks for, everything must be.
    const heard = listen(page, { wanted: (message) => message.location().url !== address });
    const response = await page.goto(address, { waitUntil: "load" });
    const failed = await heard();
    if (response.status() !== 404) failed.push(`status ${response.status()}`);
    if ((await page.evaluate(() => [...document.styleSheets].filter((sheet) => sheet.cssRules.length > 0).length)) === 0) failed.push("not styled");
    return failed;
  } finally {
    await context.close();
  }
}
