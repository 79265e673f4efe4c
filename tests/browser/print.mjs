// Pages on paper: A4, text that can be read back, embedded fonts, table heads on every page.
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { attempt, together } from "./report.mjs";

const MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
// The top margin of a page, in points.
const MARGIN = (20 / 25.4) * 72;
// Papers that go out signed. None of the site's own words stands on them.
const OFFICIAL = ["document", "form 02", "form 03", "form 12", "content without a form", "yearly report", "budget form", "all sheets", "all sheets with a report", "criterion", "report"];
const KINDS = [...OFFICIAL, "disclosures", "calendar", "calendar by month", "calendar sheet", "calendar of many units", "improvement", "assessment", "evidence"];
const SITE_WORDS = /do dự án đề nghị|theo trí nhớ|nhớ lại,|chưa đối chiếu|người biên tập|dòng do trường thêm|tóm tắt theo bản|sha-256|chắc chắn đến đâu|tải tệp/iu;
// Lines that a paper's last page has at least, its foot with the address and the code left out.
const LAST_LINES = 4;

const tool = async (name, ...args) => (await promisify(execFile)(name, args, { encoding: "utf8", maxBuffer: 1 << 28 })).stdout;

const words = (text) => text.normalize("NFC").toLowerCase().split(/\s+/u).filter(Boolean);

export async function testPrint(browser, server, samples, folder) {
  mkdirSync(folder, { recursive: true });
  let spanning = 0;
  await together(KINDS, async (kind) => {
    const file = samples.find((sample) => sample.kind === kind)?.file;
    const name = `print ${kind} (${file})`;
    const pdf = join(folder, `${kind.replaceAll(" ", "-")}.pdf`);
    let facts;
    await attempt(`${name}: makes a PDF, black on white from a dark screen`, async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "dark" });
      try {
        const page = await context.newPage();
        await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
        const states = () => page.evaluate(() => [...document.querySelectorAll("main .state")].map((state) => state.checkVisibility() || state.textContent));
        const onScreen = await states();
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        facts = await page.evaluate(readPage);
        facts.lost = (await states()).filter((state, at) => onScreen[at] === true && state !== true);
        writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: false, tagged: true }));
        const problems = [];
        if (facts.colour !== "rgb(0, 0, 0)") problems.push(`text colour ${facts.colour}`);
        if (!["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(facts.background)) problems.push(`background ${facts.background}`);
        return problems;
      } finally {
        await context.close();
      }
    });
    if (!facts) return;
    let pages = [];
    await attempt(`${name}: A4, tagged`, async () => {
      const info = await tool("pdfinfo", pdf);
      const [, width, height] = info.match(/^Page size:\s+([\d.]+) x ([\d.]+) pts/m) ?? [];
      const [short, long] = [Number(width), Number(height)].sort((a, b) => a - b);
      const problems = [];
      if (!(Math.abs(short - 595.28) < 1.5 && Math.abs(long - 841.89) < 1.5)) problems.push(`page size ${width} x ${height} pt`);
      if (!/^Tagged:\s+yes/m.test(info)) problems.push("not tagged");
      return problems;
    });
    if (kind === "calendar sheet") {
      await attempt(`${name}: one page`, async () => {
        const [, count] = (await tool("pdfinfo", pdf)).match(/^Pages:\s+(\d+)/m) ?? [];
        return count === "1" ? [] : [`${count} pages`];
      });
    }
    if (kind.startsWith("all sheets")) {
      await attempt(`${name}: begins with a page of contents`, async () => {
        // where a line ends at the hyphen of a school year, the reader of the PDF joins its halves
        const plain = (text) => words(text).join(" ").replaceAll("-", "");
        const first = plain(await tool("pdftotext", "-l", "1", pdf, "-"));
        const missing = facts.contents.filter((line) => !first.includes(plain(line))).map((line) => `not on the first page: ${line}`);
        return [...(facts.contents.length > 1 ? [] : ["no contents"]), ...missing];
      });
    }
    if (kind === "criterion") {
      await attempt(`${name}: the official sheet, from its head to the two signatures`, async () => {
        const text = words(await tool("pdftotext", pdf, "-")).join(" ");
        const order = ["phiếu đánh giá tiêu chí", "tiêu chuẩn 5:", "tiêu chí 5.1:", "1. mô tả hiện trạng", "2. điểm mạnh", "3. điểm yếu", "4. kế hoạch cải tiến chất lượng", "5. tự đánh giá", "xác nhận của nhóm trưởng"].map((part) => [part, text.indexOf(part)]);
        const wrong = order.filter(([, at], n) => at < 0 || (n > 0 && at < order[n - 1][1])).map(([part]) => `“${part}” is not in its place`);
        const often = ["1. mô tả hiện trạng", "người viết", "ngày …"].filter((part) => text.split(part).length !== 2).map((part) => `“${part}” not once`);
        return [...wrong, ...often];
      });
    }
    if (kind === "report") {
      await attempt(`${name}: has its contents`, async () => {
        const text = (await tool("pdftotext", pdf, "-")).normalize("NFC");
        return ["Mục lục", "Phần I.", "Phần II.", "Phần III. KẾT LUẬN CHUNG", "TM. HỘI ĐỒNG", "CHỦ TỊCH", "Chữ ký", "ngày …", "Phụ lục."].filter((part) => !text.includes(part)).map((part) => `no “${part}”`);
      });
      await attempt(`${name}: the school's name runs above the text of every page but the cover`, () => runningHead(pdf, facts.organ, facts.report));
      const long = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nguyễn Thị Minh Khai xã Tân Hưng Đông huyện Vĩnh Thuận";
      await attempt(`${name}: so does a name of ${long.length} letters`, async () => {
        const page = await browser.newPage();
        try {
          await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
          await page.evaluate((name) => (document.documentElement.dataset.organ = name), long);
          writeFileSync(`${pdf}.long.pdf`, await page.pdf({ preferCSSPageSize: true }));
        } finally {
          await page.close();
        }
        return runningHead(`${pdf}.long.pdf`, long, facts.report);
      });
    }
    await attempt(`${name}: fonts are embedded`, async () => {
      const rows = (await tool("pdffonts", pdf)).trim().split("\n").slice(2);
      // The columns from the right: object (two), uni, sub, emb.
      const bad = rows.filter((row) => row.trim().split(/\s+/).at(-5) !== "yes");
      return rows.length === 0 ? ["no fonts at all"] : bad.map((row) => `not embedded: ${row.trim()}`);
    });
    await attempt(`${name}: Vietnamese text can be read back`, async () => {
      pages = readWords(await tool("pdftotext", "-bbox", pdf, "-"));
      const printed = new Set(pages.flat().map(({ text }) => text));
      const problems = [];
      const missing = words(facts.heading).filter((word) => !printed.has(word));
      if (missing.length > 0) problems.push(`of the heading “${facts.heading}”, missing: ${missing.join(" ")}`);
      const text = (await tool("pdftotext", "-layout", pdf, "-")).normalize("NFC");
      if (kind === "document" && !text.replace(/\s+/g, " ").includes(MOTTO)) problems.push(`“${MOTTO}” is not found`);
      if (/[\ufffd\ue000-\uf8ff]/.test(text)) problems.push("replacement or private characters in the text");
      return problems;
    });
    await attempt(`${name}: nothing of the site's menus; the number alone, centred above the text, on every page but the first (Decree 30)`, () => {
      const numbers = pages.flatMap((page, at) => {
        const found = page.filter(({ y, text }) => y < MARGIN && /^\d+(\/\d+)?$/.test(text));
        const wanted = at === 0 || kind === "calendar sheet" ? [] : [`${at + 1}`];
        const problems = found.map(({ text }) => text).join() === wanted.join() ? [] : [`page ${at + 1}: the numbers ${found.map(({ text }) => text).join(" ")} above`];
        // between the margins: 30 mm and 15 mm, but for the sheets of the office
        const middle = ((facts.fit[1] < 40 ? facts.fit[1] : 85) + page.width - facts.fit[1]) / 2;
        return [...problems, ...found.filter(({ x, right }) => Math.abs((x + right) / 2 - middle) > 15).map(({ text }) => `page ${at + 1}: ${text} is not in the middle`)];
      });
      return [...facts.menus, ...numbers];
    });
    await attempt(`${name}: nothing is cut off or shrunk`, () => {
      const [, margin] = facts.fit;
      const wide = pages.flatMap((page, at) => page.filter(({ right }) => right > page.width - margin + 1.5).map(({ text, right }) => `page ${at + 1}: “${text}” ends at ${Math.round(right)} of ${Math.round(page.width)} pt`));
      // Chromium makes the letters of a page smaller when something on it is wider than the paper.
      const heights = pages.flat().map(({ height }) => Math.round(height * 2) / 2);
      const most = Math.max(...heights);
      return [...wide.slice(0, 5), ...(most < facts.fit[0] * 0.98 ? [`the tallest word has ${most} pt, not ${facts.fit[0]}`] : [])];
    });
    await attempt(`${name}: its last page has more than ${LAST_LINES - 1} lines of its own`, () => {
      const foot = new Set(words(facts.foot));
      const own = pages.at(-1).filter(({ text, y }) => y > MARGIN - 1 && !foot.has(text));
      const lines = new Set(own.map(({ y }) => Math.round(y / 6)));
      return pages.length === 1 || lines.size >= LAST_LINES ? [] : [`${lines.size} lines: ${own.map(({ text }) => text).join(" ").slice(0, 120)}`];
    });
    await attempt(`${name}: codes of evidence stand on one line`, async () => {
      const text = (await tool("pdftotext", "-layout", pdf, "-")).normalize("NFC");
      return [...text.matchAll(/\[H[^\]\s]*(?=\s)/g)].map(([code]) => `broken: ${code}`);
    });
    if (!OFFICIAL.includes(kind)) await attempt(`${name}: every state that the screen shows stands on the paper`, () => facts.lost.map((state) => `“${state}” does not`));
    if (OFFICIAL.includes(kind)) {
      await attempt(`${name}: none of the site's own words`, async () => {
        const text = (await tool("pdftotext", pdf, "-")).normalize("NFC").replace(/\s+/g, " ");
        const [said] = text.match(SITE_WORDS) ?? [];
        return said ? [`“${text.slice(Math.max(0, text.search(SITE_WORDS) - 40)).slice(0, 100)}”`] : [];
      });
      await attempt(`${name}: the name of the school above it is parted between words of a kind, never within a short line`, () => facts.organs.flatMap(({ text, lines, room }) => (text.length > 34 || lines === 1 ? [] : [`“${text}” on ${lines} lines of ${room} px`])));
    }
    await attempt(`${name}: no heading at the foot of a page`, () => pages.slice(0, -1).flatMap((page, at) => orphaned(page, facts.headings).map((line) => `page ${at + 1} ends with “${line}”`)));
    if (OFFICIAL.includes(kind)) await attempt(`${name}: no page holds the signature or the code alone`, () => pages.flatMap((page, at) => (facts.signers.some((signer) => page.some(({ text }) => text === signer)) && page.length < 30 ? [`page ${at + 1}: ${page.length} words`] : [])));
    for (const table of facts.tables) {
      const place = span(table, pages);
      if (!place) continue;
      spanning += 1;
      await attempt(`${name}: the head of the table “${table.caption.slice(0, 50)}” is on each of the pages ${place.from + 1}-${place.to + 1}`, () => headOnPages(table, pages, place));
    }
  });
  // For the test that reads the codes and marks on paper.
  writeFileSync(join(folder, "pages.json"), JSON.stringify(Object.fromEntries(KINDS.map((kind) => [`${kind.replaceAll(" ", "-")}.pdf`, samples.find((sample) => sample.kind === kind)?.file]))));
  await attempt("print: at least two tables run over a page's end, so that repeated heads are really tested", () => (spanning >= 2 ? [] : [`${spanning} found`]));
}

// In the top margin (20 mm) of every page but the first stand the two heads and the page's number, whole, and nothing of the text.
async function runningHead(pdf, organ, report) {
  const sheets = (await tool("pdftotext", "-bbox", pdf, "-")).split("<page ").slice(1);
  if (sheets.length < 10) return [`${sheets.length} pages only`];
  return sheets.flatMap((sheet, at) => {
    const found = [...sheet.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(([, left, top, right, bottom, text]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, text: text.normalize("NFC") }));
    const head = found.filter(({ top }) => top < MARGIN - 1);
    // A letter from another font may part a word in two: letters are compared.
    const letters = (text) => [...text.replace(/\s+/g, "")].sort().join("");
    const wanted = at === 0 ? "" : `${organ}${report}${at + 1}`;
    const problems = [];
    if (letters(head.map(({ text }) => text).join("")) !== letters(wanted.normalize("NFC"))) problems.push(`page ${at + 1}: the top margin holds “${head.map(({ text }) => text).join(" ")}”`);
    for (const { top, bottom, left, right, text } of head) if (top < 8 || bottom > MARGIN + 1 || left < 20 || right > 590) problems.push(`page ${at + 1}: “${text}” leaves the margin (${[left, top, right, bottom]})`);
    const overlaps = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 2.5 && b.top < a.bottom - 2.5;
    for (const [n, word] of head.entries()) for (const other of head.slice(n + 1)) if (overlaps(word, other)) problems.push(`page ${at + 1}: “${word.text}” lies over “${other.text}”`);
    return problems;
  });
}

// Runs in the page.
function readPage() {
  const style = getComputedStyle(document.body);
  const rowText = (row) => row?.innerText ?? "";
  return {
    colour: style.color,
    organ: document.documentElement.dataset.organ,
    report: document.documentElement.dataset.report,
    background: style.backgroundColor,
    // what the tallest words measure (13 pt, a word's box as pdftotext draws it), and the right margin, in points
    fit: document.querySelector("main.calendar-sheet, main.calendar-overview") ? [14, 28] : [14, 42],
    foot: [...document.querySelectorAll(".sheet-foot, .notice")].map((part) => part.innerText).join(" "),
    organs: [...document.querySelectorAll(".p-name")].filter((name) => name.checkVisibility()).map((name) => {
      const range = document.createRange();
      range.selectNodeContents(name);
      return { text: name.innerText, lines: new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size, room: Math.round(name.getBoundingClientRect().width) };
    }),
    contents: [...document.querySelectorAll(".all-sheets > .beside li")].map((line) => line.innerText),
    menus: [...document.querySelectorAll(".brand, .org, .crumbs, .skip, .pager, .tabs, .search")].filter((part) => part.checkVisibility()).map((part) => `on paper: ${part.className}`),
    // what heads a row stands beside it, and is never alone
    headings: [...document.querySelectorAll("main :is(h2, h3, h4, h5, h6)")].filter((heading) => heading.checkVisibility() && !heading.closest(".asked-list > li")).map((heading) => heading.innerText.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim()),
    signers: [...document.querySelectorAll(".s-title")].map((title) => title.innerText.normalize("NFC").toLowerCase().split(/\s+/).at(-1)),
    heading: [...document.querySelectorAll("h1")].find((heading) => heading.checkVisibility())?.innerText ?? "",
    tables: [...document.querySelectorAll("table")]
      .filter((table) => table.tHead && table.tBodies[0]?.rows.length > 1 && table.checkVisibility())
      .map((table) => ({ caption: table.caption?.innerText ?? table.tHead.innerText, head: table.tHead.innerText, rows: [...table.tBodies].flatMap((body) => [...body.rows].map(rowText)) })),
  };
}

// A line at the foot of a page that is (a part of) a heading of three words or more.
function orphaned(page, headings) {
  const last = Math.max(...page.map(({ y }) => y));
  const line = page.filter(({ y }) => Math.abs(y - last) < 4).map(({ text }) => text).join(" ");
  return headings.some((heading) => line.split(" ").length > 2 && heading.includes(line)) ? [line] : [];
}

export function readWords(xml) {
  const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  return xml.split("<page ").slice(1).map((page) => {
    const found = [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)];
    const all = found.flatMap(([, x, y, right, bottom, text]) => words(plain(text)).map((word) => ({ x: Number(x), y: Number(y), right: Number(right), height: bottom - y, text: word })));
    return Object.assign(all, { width: Number(page.match(/width="([\d.]+)"/)[1]) });
  });
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
