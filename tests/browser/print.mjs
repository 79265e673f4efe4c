// Pages on paper: A4, text that can be read back, embedded fonts, table heads on every page.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt } from "./report.mjs";

const MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const KINDS = ["document", "form 02", "criterion", "calendar", "calendar by month", "calendar sheet", "improvement", "assessment", "report"];

function tool(name, ...args) {
  const run = spawnSync(name, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error || run.status !== 0) throw new Error(`${name}: ${run.error?.message ?? run.stderr}`);
  return run.stdout;
}

const words = (text) => text.normalize("NFC").toLowerCase().split(/\s+/u).filter(Boolean);

export async function testPrint(browser, server, samples, folder) {
  mkdirSync(folder, { recursive: true });
  let spanning = 0;
  for (const kind of KINDS) {
    const file = samples.find((sample) => sample.kind === kind)?.file;
    const name = `print ${kind} (${file})`;
    const pdf = join(folder, `${kind.replaceAll(" ", "-")}.pdf`);
    let facts;
    await attempt(`${name}: makes a PDF, black on white from a dark screen`, async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "dark" });
      try {
        const page = await context.newPage();
        await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        facts = await page.evaluate(readPage);
        writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: false, tagged: true }));
        const problems = [];
        if (facts.colour !== "rgb(0, 0, 0)") problems.push(`text colour ${facts.colour}`);
        if (!["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(facts.background)) problems.push(`background ${facts.background}`);
        return problems;
      } finally {
        await context.close();
      }
    });
    if (!facts) continue;
    let pages = [];
    await attempt(`${name}: A4, tagged`, () => {
      const info = tool("pdfinfo", pdf);
      const [, width, height] = info.match(/^Page size:\s+([\d.]+) x ([\d.]+) pts/m) ?? [];
      const [short, long] = [Number(width), Number(height)].sort((a, b) => a - b);
      const problems = [];
      if (!(Math.abs(short - 595.28) < 1.5 && Math.abs(long - 841.89) < 1.5)) problems.push(`page size ${width} x ${height} pt`);
      if (!/^Tagged:\s+yes/m.test(info)) problems.push("not tagged");
      return problems;
    });
    if (kind === "calendar sheet") {
      await attempt(`${name}: one page`, () => {
        const [, count] = tool("pdfinfo", pdf).match(/^Pages:\s+(\d+)/m) ?? [];
        return count === "1" ? [] : [`${count} pages`];
      });
    }
    if (kind === "report") {
      await attempt(`${name}: has its contents and a running head`, () => {
        const text = tool("pdftotext", pdf, "-").normalize("NFC");
        const missing = ["Mục lục", "Phần I.", "Phần II.", "Phần III.", "Phụ lục."].filter((part) => !text.includes(part)).map((part) => `no “${part}”`);
        const heads = text.split("\f").filter((page) => page.includes("Báo cáo tự đánh giá")).length;
        return heads > 10 ? missing : [...missing, `running head on ${heads} pages only`];
      });
    }
    await attempt(`${name}: fonts are embedded`, () => {
      const rows = tool("pdffonts", pdf).trim().split("\n").slice(2);
      // The columns from the right: object (two), uni, sub, emb.
      const bad = rows.filter((row) => row.trim().split(/\s+/).at(-5) !== "yes");
      return rows.length === 0 ? ["no fonts at all"] : bad.map((row) => `not embedded: ${row.trim()}`);
    });
    await attempt(`${name}: Vietnamese text can be read back`, () => {
      pages = readWords(tool("pdftotext", "-bbox", pdf, "-"));
      const printed = new Set(pages.flat().map(({ text }) => text));
      const problems = [];
      const missing = words(facts.heading).filter((word) => !printed.has(word));
      if (missing.length > 0) problems.push(`of the heading “${facts.heading}”, missing: ${missing.join(" ")}`);
      const text = tool("pdftotext", "-layout", pdf, "-").normalize("NFC");
      if (kind === "document" && !text.replace(/\s+/g, " ").includes(MOTTO)) problems.push(`“${MOTTO}” is not found`);
      if (/[\ufffd\ue000-\uf8ff]/.test(text)) problems.push("replacement or private characters in the text");
      return problems;
    });
    for (const table of facts.tables) {
      const place = span(table, pages);
      if (!place) continue;
      spanning += 1;
      await attempt(`${name}: the head of the table “${table.caption.slice(0, 50)}” is on each of the pages ${place.from + 1}-${place.to + 1}`, () => headOnPages(table, pages, place));
    }
  }
  await attempt("print: at least two tables run over a page's end, so that repeated heads are really tested", () => (spanning >= 2 ? [] : [`${spanning} found`]));
}

// Runs in the page.
function readPage() {
  const style = getComputedStyle(document.body);
  const rowText = (row) => row?.innerText ?? "";
  return {
    colour: style.color,
    background: style.backgroundColor,
    heading: [...document.querySelectorAll("h1")].find((heading) => heading.checkVisibility())?.innerText ?? "",
    tables: [...document.querySelectorAll("table")]
      .filter((table) => table.tHead && table.tBodies[0]?.rows.length > 1 && table.checkVisibility())
      .map((table) => ({ caption: table.caption?.innerText ?? table.tHead.innerText, head: table.tHead.innerText, rows: [...table.tBodies].flatMap((body) => [...body.rows].map(rowText)) })),
  };
}

function readWords(xml) {
  const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  return xml.split("<page ").slice(1).map((page) =>
    [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>([^<]*)</g)].flatMap(([, x, y, text]) => words(plain(text)).map((word) => ({ x: Number(x), y: Number(y), text: word }))));
}

// The pages of a table's first and last rows: those that hold all words of the row.
function span(table, pages) {
  const holds = (row) => pages.flatMap((page, at) => (words(row).length > 0 && words(row).every((word) => page.some(({ text }) => text === word)) ? [at] : []));
  const rows = table.rows.map(holds).filter((found) => found.length > 0);
  if (rows.length === 0) return null;
  // A row with few words may be "found" on several pages; only rows found on a single page are sure.
  const sure = rows.filter((found) => found.length === 1).map(([at]) => at);
  if (sure.length < 2) return null;
  const [from, to] = [Math.min(...sure), Math.max(...sure)];
  return to > from ? { from, to, pages: [...new Set(sure)].sort((a, b) => a - b) } : null;
}

// The head repeats on a page when its words stand there in the same places to each other as on the table's first page.
function headOnPages(table, pages, place) {
  const head = words(table.head);
  const shapes = (page) =>
    page.filter(({ text }) => text === head[0]).map((anchor) => ({ x: anchor.x, around: head.map((word) => page.filter(({ text, x, y }) => text === word && Math.abs(y - anchor.y) < 150).map(({ x, y }) => [x - anchor.x, y - anchor.y])) }));
  const alike = (one, other) => Math.abs(one.x - other.x) < 1.5 && one.around.every((spots, at) => spots.some(([x, y]) => other.around[at].some(([x2, y2]) => Math.abs(x - x2) < 1.5 && Math.abs(y - y2) < 1.5)));
  const first = shapes(pages[place.from]);
  if (first.length === 0) return [`the head “${table.head.replace(/\s+/g, " ")}” is not on page ${place.from + 1}`];
  return place.pages.filter((at) => at !== place.from && !shapes(pages[at]).some((shape) => first.some((one) => alike(one, shape)))).map((at) => `no head on page ${at + 1}: “${table.head.replace(/\s+/g, " ").slice(0, 80)}”`);
}
