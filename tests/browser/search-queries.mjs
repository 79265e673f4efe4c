// What parents type, and the pages of the sample site that answer it: written down from the pages, before the search was built. A query is
// answered if one of its pages is among the first three results. `*` stands for anything but a slash.
const FEES = ["mn-noong-luong/index.html", "mn-noong-luong/cong-khai/2024-2025/tai-chinh.html"];
const STAFF = ["mn-noong-luong/cong-khai/2024-2025/dieu-kien.html", "mn-noong-luong/cong-khai/2023-2024/bieu-mau-04.html", "thcs-kim-son/cong-khai/2023-2024/bieu-mau-12.html"];
const ROOMS = ["mn-noong-luong/cong-khai/2024-2025/dieu-kien.html", "mn-noong-luong/cong-khai/2023-2024/bieu-mau-03.html", "thcs-kim-son/cong-khai/2023-2024/bieu-mau-11.html"];
// no school has written down a day: its calendar and its front page say so, and Kim Sơn's pledge says how often parents meet
const MEETING = ["*/index.html", "*/lich/2025-2026.html", "mn-noong-luong/lich/2024-2025.html", "mn-noong-luong/lich/index.html", "thcs-kim-son/cong-khai/2023-2024/bieu-mau-09.html"];

export const QUERIES = [
  // the newest fees, not those of two years ago
  ["học phí", FEES],
  ["hoc phi", FEES],
  ["tien an", FEES],
  // the section of the current year that the menu hangs on
  ["thuc don", ["mn-noong-luong/tep/minh-hoa/thuc-don-tuan-txt.html", "mn-noong-luong/cong-khai/2024-2025/ke-hoach-ket-qua.html"]],
  ["giao vien", STAFF],
  ["tieu chi 1.10", ["*/danh-gia/*/tieu-chi-1-10.html"]],
  ["99a/KH-MNNL", ["mn-noong-luong/van-ban/ke-hoach-khao-thi-kiem-dinh.html"]],
  ["co so vat chat", ROOMS],
  ["ngan sach 2023", ["mn-noong-luong/cong-khai/ngan-sach-2023/*"]],
  ["H1-1.1-01", ["mn-minh-hoa/danh-gia/*/minh-chung.html", "mn-minh-hoa/danh-gia/*/tieu-chi-1-1.html"]],
  ["mien giam hoc phi", ["mn-noong-luong/cong-khai/2024-2025/tai-chinh.html", "mn-noong-luong/cong-khai/2023-2024/mien-giam.html"]],
  ["kim son", ["thcs-kim-son/index.html"]],
  ["bieu mau 02", ["mn-noong-luong/cong-khai/2023-2024/bieu-mau-02.html"]],
  ["luong", ["mn-noong-luong/cong-khai/2024-2025/tai-chinh.html", "mn-noong-luong/cong-khai/2023-2024/khoan-chi.html"]],
  // electricity (điện) or room (diện tích)
  ["dien", ROOMS],
  ["lich hop phu huynh", MEETING],
  ["hop phu huynh", MEETING],
  // children in a class
  ["si so lop", ["mn-noong-luong/cong-khai/2024-2025/ke-hoach-ket-qua.html", "mn-noong-luong/cong-khai/2023-2024/bieu-mau-02.html", "thcs-kim-son/cong-khai/2023-2024/bieu-mau-11.html"]],
  ["hoc phi noong luong", FEES],
  ["tien an ban tru 2024", FEES],
  // where it would stand: the school's general information, a school's home
  ["so dien thoai", ["mn-noong-luong/cong-khai/2024-2025/thong-tin-chung.html", "*/index.html"]],
  ["suy dinh duong", ["mn-noong-luong/cong-khai/2023-2024/bieu-mau-02.html", "mn-noong-luong/cong-khai/cac-nam/bieu-mau-02.html"]],
  ["hoc fi", FEES],
  ["hocphi", FEES],
  // "Người đứng đầu" stands on each home
  ["hieu truong la ai", ["*/index.html", "mn-noong-luong/cong-khai/2024-2025/thong-tin-chung.html"]],
  ["bao nhieu tien", FEES],
  // what an outside body or the school itself found
  ["truong co tot khong", ["*/danh-gia/index.html", "*/danh-gia/*/index.html", "*/cong-khai/2023-2024/kiem-dinh.html", "mn-noong-luong/cong-khai/2024-2025/dieu-kien.html"]],
  ["tuyen sinh", ["mn-noong-luong/tep/minh-hoa/thong-bao-tuyen-sinh-2025-2026-txt.html", "mn-noong-luong/cong-khai/2024-2025/ke-hoach-ket-qua.html", "thcs-kim-son/cong-khai/2023-2024/bieu-mau-09.html"]],
  ["thong tu 36", ["quy-dinh/tt36-2017.html"]],
  ["36/2017", ["quy-dinh/tt36-2017.html"]],
];

/** How many of them must be answered. */
export const ANSWERED = 30;

/** What the index may cost one of them, as gzip sends it, on a site of 10,000 pages too. */
export const MOST_BYTES = 60_000;

/** Whether an address is one of `pages`. */
export function isOneOf(pages, address) {
  return pages.some((page) => new RegExp(`^${page.replace(/[.]/g, "\\.").replace(/[*]/g, "[^/]*")}$`).test(address));
}
