// The built site on disk: its files, its HTML read simply, and a small static server.
import { createServer } from "node:http";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, extname } from "node:path";

export function listFiles(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, dec, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : dec ? String.fromCodePoint(Number(dec)) : (ENTITIES[name] ?? all));

// The tags of a page. The Nu checker proves separately that the pages are well formed, so that this simple reading is enough.
export function* tags(html) {
  const text = html.replace(/<!--[\s\S]*?-->/g, "");
  for (const [, name, rest] of text.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi)) {
    const attributes = {};
    for (const [, key, double, single, bare] of rest.matchAll(/([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
      attributes[key.toLowerCase()] = decode(double ?? single ?? bare ?? "");
    }
    yield { name: name.toLowerCase(), attributes };
  }
}

// The addresses a page refers to (links, style sheets, images), and the ids that can be linked to.
export function references(html) {
  const links = [];
  const ids = new Set(["", "top"]);
  for (const { name, attributes } of tags(html)) {
    if (attributes.id !== undefined) ids.add(attributes.id);
    const metadata = name === "link" && /canonical|alternate/.test(attributes.rel ?? "") && /^https:/.test(attributes.href ?? "");
    for (const key of ["href", "src", "poster"]) if (attributes[key] !== undefined && !metadata) links.push(attributes[key]);
    for (const part of (attributes.srcset ?? "").split(",")) if (part.trim()) links.push(part.trim().split(/\s+/)[0]);
  }
  return { links, ids };
}

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json", ".csv": "text/csv; charset=utf-8",
  ".pdf": "application/pdf", ".woff2": "font/woff2",
};

// Serves a folder under a prefix ("/" or "/truong/") on 127.0.0.1; an unknown address is answered with 404.html, as static hosts do.
// `beside`: addresses and HTML of pages that are not the site's.
export function serve(root, prefix, beside = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    const send = (status, file) => {
      const bytes = readFileSync(file);
      response.writeHead(status, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(bytes);
    };
    try {
      if (Object.hasOwn(beside, path)) return response.writeHead(200, { "content-type": TYPES[".html"] }).end(beside[path]);
      if (path.startsWith(prefix) && !path.split("/").includes("..")) {
        const file = join(root, path.slice(prefix.length), path.endsWith("/") ? "index.html" : "");
        if (statSync(file, { throwIfNoEntry: false })?.isFile()) return send(200, file);
      }
      return send(404, join(root, "404.html"));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => resolve({ origin: `http://127.0.0.1:${server.address().port}`, base: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() }));
  });
}

// One page of every kind of template: the largest of its kind, as it holds the most to go wrong.
const U = "^(?!quy-dinh/|tai-nguyen/|lich/|en/)[^/]+/(?!en/)";
const E = "^(?!en/)[^/]+/en/";
export const KINDS = [
  ["portal", /^index\.html$/],
  ["unit", new RegExp(`${U}index\\.html$`)],
  ["managing office", /^pgd-[^/]+\/index\.html$/],
  ["office with schools", /^so-(?!sanh)[^/]+\/index\.html$/],
  ["comparison", /^so-sanh\/index\.html$/],
  ["schools and duties of an office", new RegExp(`${U}lich/don-vi\\.html$`)],
  ["documents", new RegExp(`${U}van-ban/index\\.html$`)],
  ["document", new RegExp(`${U}van-ban/(?!index\\.)[^/]+\\.html$`)],
  ["assessments", new RegExp(`${U}danh-gia/index\\.html$`)],
  ["assessment", new RegExp(`${U}danh-gia/[^/]+/index\\.html$`)],
  ["process of an assessment", new RegExp(`${U}danh-gia/[^/]+/qua-trinh\\.html$`)],
  ["assessment standard", new RegExp(`${U}danh-gia/[^/]+/tieu-chuan-[^/]+\\.html$`)],
  ["criterion", new RegExp(`${U}danh-gia/[^/]+/tieu-chi-[^/]+\\.html$`)],
  ["evidence", new RegExp(`${U}danh-gia/[^/]+/minh-chung\\.html$`)],
  ["report", new RegExp(`${U}danh-gia/[^/]+/bao-cao\\.html$`)],
  ["improvement", new RegExp(`${U}cai-tien/[^/]+\\.html$`)],
  ["disclosures", new RegExp(`${U}cong-khai/index\\.html$`)],
  ["form 01", new RegExp(`${U}cong-khai/.*/bieu-mau-01\\.html$`)],
  ["form 02", new RegExp(`${U}cong-khai/.*/bieu-mau-02\\.html$`)],
  ["form 03", new RegExp(`${U}cong-khai/.*/bieu-mau-03\\.html$`)],
  ["form 04", new RegExp(`${U}cong-khai/.*/bieu-mau-04\\.html$`)],
  ["form 10", new RegExp(`${U}cong-khai/.*/bieu-mau-10\\.html$`)],
  ["form 11", new RegExp(`${U}cong-khai/.*/bieu-mau-(09|11)\\.html$`)],
  ["form 12", new RegExp(`${U}cong-khai/.*/bieu-mau-12\\.html$`)],
  ["content without a form", new RegExp(`${U}cong-khai/\\d{4}-\\d{4}/(?!bieu-mau|index|bao-cao)[^/]+\\.html$`)],
  ["yearly report", new RegExp(`${U}cong-khai/.*/bao-cao-thuong-nien\\.html$`)],
  ["archive of a year", new RegExp(`${U}cong-khai/[^/]+/index\\.html$`)],
  ["years side by side", new RegExp(`${U}cong-khai/cac-nam/[^/]+\\.html$`)],
  ["search", /^tim-kiem\.html$/],
  ["index of pages", new RegExp(`${U}muc-luc\\.html$`)],
  ["budget form", new RegExp(`${U}cong-khai/ngan-sach-[^/]+/(?!index)[^/]+\\.html$`)],
  ["calendar", new RegExp(`${U}lich/\\d{4}-\\d{4}\\.html$`)],
  ["calendar home", new RegExp(`${U}lich/index\\.html$`)],
  ["calendar for parents", new RegExp(`${U}lich/[^/]+/cha-me\\.html$`)],
  ["calendar by month", new RegExp(`${U}lich/[^/]+/theo-thang\\.html$`)],
  ["calendar in groups", new RegExp(`${U}lich/[^/]+/theo-(vai-tro|hinh-thuc|noi-dung)\\.html$`)],
  ["calendar sheet", new RegExp(`${U}lich/[^/]+/ban-in\\.html$`)],
  ["all sheets", new RegExp(`${U}lich/in-tat-ca\\.html$`)],
  ["all sheets with a report", /^mn-noong-luong\/lich\/in-tat-ca\.html$/],
  ["calendar of many units", /^lich\/(index|\d{4}-\d{4}(-trang-\d+)?|trang-\d+)\.html$/],
  ["external assessments", new RegExp(`${U}danh-gia-ngoai/[^/]+\\.html$`)],
  ["publication log", new RegExp(`${U}so-cong-bo/(index|nam-\\d+)\\.html$`), "optional"],
  ["history of a page", new RegExp(`${U}so-cong-bo/lich-su/.*\\.html$`), "optional"],
  ["earlier version", new RegExp(`${U}so-cong-bo/ban/[0-9a-f]+\\.html$`), "optional"],
  ["confirmation of publication", new RegExp(`${U}so-cong-bo/giay-xac-nhan/.*\\.html$`), "optional"],
  ["withdrawn page", new RegExp(`${U}van-ban/ghi-nham\\.html$`), "optional"],
  ["page", new RegExp(`${U}trang/[^/]+\\.html$`), "optional"],
  ["text file", new RegExp(`${U}.*-txt\\.html$`)],
  ["regulations", /^quy-dinh\/index\.html$/],
  ["regulation of standards", /^quy-dinh\/tt(17|18|19|25|42|57)-[^/]+\.html$/],
  ["regulation of disclosures", /^quy-dinh\/(tt36-|tt09-|tt26-|tt48-|finance)[^/]*\.html$/],
  ["standard", /^quy-dinh\/[^/]+\/tieu-chuan-[^/]+\.html$/],
  ["accessibility", /^tro-giup\/tiep-can\.html$/],
  ["404", /^404\.html$/],
  ["English portal", /^en\/index\.html$/],
  ["summary in English", /^en\/(?!lich|quy-dinh|tro-giup)[^/]+\/index\.html$/],
  ["English search", /^en\/tim-kiem\.html$/],
  ["English unit", new RegExp(`${E}index\\.html$`)],
  ["English document", new RegExp(`${E}van-ban/(?!index\\.)[^/]+\\.html$`)],
  ["English criterion", new RegExp(`${E}danh-gia/[^/]+/tieu-chi-[^/]+\\.html$`)],
  ["English form", new RegExp(`${E}cong-khai/.*/bieu-mau-[^/]+\\.html$`)],
  ["English calendar", new RegExp(`${E}lich/.*\\.html$`)],
  ["other English page", /^([^/]+\/)?en\//],
];

export function samplePages(root) {
  const pages = listFiles(root).filter((file) => file.endsWith(".html")).map((file) => ({ file, size: statSync(join(root, file)).size }));
  return KINDS.flatMap(([kind, pattern, optional]) => {
    const found = pages.filter(({ file }) => pattern.test(file)).sort((a, b) => b.size - a.size || (a.file < b.file ? -1 : 1))[0];
    return found || !optional ? [{ kind, file: found?.file }] : [];
  });
}
