// The preview's part in the browser: reloads when the page has changed, swaps the stylesheet, shows findings. Everything shown is set as text.
"use strict";
(() => {
  const own = document.currentScript;
  const version = own.dataset.version;
  let css = own.dataset.css;
  const kept = "congkhai-preview";

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const returnToPlace = () => {
    try {
      const place = JSON.parse(sessionStorage.getItem(kept) || "null");
      sessionStorage.removeItem(kept);
      if (place && place.path === location.pathname) scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    } catch {
      // a browser that keeps nothing begins at the top
    }
  };

  const reload = () => {
    try {
      sessionStorage.setItem(kept, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    } catch {
      // see above
    }
    location.reload();
  };

  const swapStylesheet = (next) => {
    const old = [...document.querySelectorAll('link[rel="stylesheet"]')].find((link) => css && link.href.split("?")[0].endsWith("/" + css));
    if (!old) return reload();
    const fresh = old.cloneNode();
    fresh.href = old.getAttribute("href").replace(css, next);
    fresh.addEventListener("load", () => old.remove(), { once: true });
    old.after(fresh);
    css = next;
  };

  let overlay;
  let shown;
  const showOverlay = (text) => {
    if (text === shown) return;
    shown = text;
    overlay?.remove();
    overlay = undefined;
    if (!text) return;
    overlay = element("div", "ck-overlay");
    overlay.setAttribute("role", "alert");
    const close = element("button", "ck-close", "Đóng");
    close.type = "button";
    close.addEventListener("click", () => overlay?.remove());
    overlay.append(close, element("p", "ck-title", "Nguồn có lỗi; đang xem bản đúng gần nhất."), element("pre", "", text));
    document.body.append(overlay);
  };

  // the cell that a finding is about: row and column among the figures of its table
  const cellOf = ({ table, row, column }) => {
    const rows = document.getElementById(table)?.querySelectorAll("tbody tr") ?? [];
    const cells = rows[row]?.cells;
    if (!cells) return undefined;
    const most = Math.max(...[...rows].map((r) => r.cells.length));
    const columns = document.getElementById(table).querySelectorAll("tbody tr td[data-label]").length ? rows[row].querySelectorAll("td") : cells;
    return columns[column + Math.max(0, columns.length - most)] ?? rows[row];
  };

  let panel;
  const showFindings = (findings) => {
    const open = panel?.open ?? false;
    panel?.remove();
    panel = undefined;
    document.querySelectorAll(".ck-note").forEach((note) => note.remove());
    document.querySelectorAll(".ck-mark").forEach((cell) => cell.classList.remove("ck-mark"));
    if (!findings.length) return;
    panel = element("details", "ck-panel");
    panel.open = open;
    panel.append(element("summary", "", `${findings.length} điều cần xem ở trang này`));
    const list = element("ol");
    for (const finding of findings) {
      const item = element("li");
      item.append(element("strong", "", finding.code ? `${finding.severity} ${finding.code}: ` : `${finding.severity}: `), element("span", "", finding.message));
      item.append(element("small", "", finding.line ? `${finding.file}:${finding.line}:${finding.column}` : finding.file));
      if (finding.hint) item.append(element("small", "", `gợi ý: ${finding.hint}`));
      const cell = finding.cell && cellOf(finding.cell);
      if (cell) {
        cell.classList.add("ck-mark");
        const note = element("span", "ck-note", finding.message);
        (cell.cells ? cell.cells[cell.cells.length - 1] : cell).append(note);
        const go = element("button", "", "Xem ô này");
        go.type = "button";
        go.addEventListener("click", () => cell.scrollIntoView({ block: "center" }));
        item.append(go);
      }
      list.append(item);
    }
    const all = element("a", "", "Mọi điều cần xem của cả trang");
    all.href = "/.congkhai/";
    panel.append(list, all);
    document.body.append(panel);
  };

  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    let status;
    try {
      status = await (await fetch(`/.congkhai/trang-thai?trang=${encodeURIComponent(location.pathname)}`)).json();
    } catch {
      return;
    }
    if (mine !== asked) return;
    showOverlay(status.overlay);
    if (status.overlay === null && status.version !== null && status.version !== version) return reload();
    showFindings(status.findings);
    if (status.css && status.css !== css) swapStylesheet(status.css);
    document.documentElement.dataset.generation = status.generation;
  };

  // a page with an official paper can be shown on the portal that the school already has
  const paper = document.querySelector("main article");
  if (paper) {
    const go = element("a", "ck-elsewhere", "Đưa lên cổng của trường");
    go.href = `/.congkhai/len-cong?trang=${encodeURIComponent(location.pathname)}`;
    paper.before(go);
  }

  returnToPlace();
  addEventListener("load", returnToPlace, { once: true });
  new EventSource("/.congkhai/su-kien").addEventListener("message", look);
})();
