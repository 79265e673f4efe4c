// node tests/search-size.mjs SITE [QUERY…]: how much one search fetches, compressed, as the page's script would ask for it. For large sites:
// all.sh measures the sample site in a browser.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const LIMIT = 60_000;
const SHOWN = 8;
const [site, ...asked] = process.argv.slice(2);
if (!site) {
  console.error("usage: node search-size.mjs SITE [QUERY…]");
  process.exit(2);
}
const queries = asked.length ? asked : ["danh gia", "1.10", "36/2017/TT-BGDĐT", "hoc phi", "biểu mẫu 02", "công khai tài chính năm học 2023-2024", "kế hoạch cải tiến chất lượng giáo dục"];
const folder = join(resolve(site), "tai-nguyen/tim");
const loaded = new Map();
let fetched = 0;
globalThis.congkhaiTim = (name, data) => loaded.set(name, data);

function load(name) {
  const bytes = readFileSync(join(folder, `${name}.js`));
  fetched += gzipSync(bytes).length;
  (0, eval)(bytes.toString());
  return loaded.get(name);
}

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").normalize("NFC");
const hash = (text) => new TextEncoder().encode(text).reduce((value, byte) => Math.imul(value ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
const words = (text) => text.normalize("NFC").toLowerCase().split(/[^\p{L}\p{N}./-]+/u).map((word) => word.replace(/^[./-]+|[./-]+$/g, "")).filter(Boolean);

let worst = 0;
for (const query of queries) {
  fetched = 0;
  const common = load("chung");
  new Set(words(query).map((word) => `tu/${hash(fold(word)) % common.tu}`)).forEach(load);
  // the results shown may lie in as many blocks
  const inWords = fetched;
  fetched = 0;
  for (let n = 0; n < Math.min(SHOWN, Math.ceil(common.trang / common.khoi)); n += 1) load(`muc/${Math.floor((n * common.trang) / common.khoi / SHOWN)}`);
  worst = Math.max(worst, inWords + fetched);
  console.log(`${String(inWords + fetched).padStart(7)} bytes  ${query}`);
}
console.log(`${worst} bytes at most, ${LIMIT} allowed`);
process.exit(worst < LIMIT ? 0 : 1);
