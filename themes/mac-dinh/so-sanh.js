// Puts up to six schools side by side: ?truong=mn-a,mn-b&nam=2024-2025 always shows the same table. What each school has disclosed lies in a script
// of its own, the middle of all schools of a kind in another. Schools stand in the order in which they were chosen; nothing is sorted or coloured.
// Where figures cannot be compared the page says so and gives no middle. Optional: the pages of each kind need no script.
(function () {
  "use strict";
  var page = document.getElementById("so-sanh");
  if (!page) return;
  var root = page.dataset.root;
  var most = Number(page.dataset.most);
  var part = function (name) { return page.querySelector("[data-" + name + "]"); };
  var word = function (name, values) {
    return page.querySelector("[data-words]").getAttribute("data-word-" + name).replace(/\{(\w+)\}/g, function (hole, key) { return key in values ? values[key] : hole; });
  };
  var field = page.querySelector("select");
  var wrap = page.querySelector(".table-wrap");
  // numbers come as Vietnamese writes them
  var written = function (text) {
    return text.replace(/[.,]/g, function (mark) { return page.dataset.marks[mark === "." ? 0 : 1]; });
  };
  var element = function (name, text, href) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (href) made.href = href;
    return made;
  };

  var schools = {}, middles = {}, waiting = {};
  window.congkhaiSoLieu = function (data) { schools[data.ma] = data; };
  window.congkhaiSoGiua = function (data) { middles[data.loai] = data.nam; };
  function load(address) {
    return waiting[address] = waiting[address] || new Promise(function (done) {
      var script = document.createElement("script");
      script.src = root + address;
      script.onload = function () { done(true); };
      // it is asked for again when the reader chooses again
      script.onerror = function () {
        delete waiting[address];
        script.remove();
        done(false);
      };
      document.head.appendChild(script);
    });
  }

  var asked = new URLSearchParams(location.search);
  // a folder of this site and nothing else
  var chosen = (asked.get("truong") || "").split(",").filter(function (slug, at, all) {
    return /^[a-z0-9]+([._/-]+[a-z0-9]+)*$/.test(slug) && slug.indexOf("..") < 0 && all.indexOf(slug) === at;
  });
  var year = asked.get("nam");
  var warnings = [];
  var unique = function (list) { return list.filter(function (one, at) { return list.indexOf(one) === at; }); };

  function show() {
    warnings = chosen.length > most ? [word("full", { most: most })] : [];
    chosen = chosen.slice(0, most);
    var mine = chosen.join();
    Promise.all(chosen.map(function (slug) { return load(slug + "/so-sanh.js"); })).then(function () {
      var kinds = unique(chosen.filter(function (slug) { return schools[slug]; }).map(function (slug) { return schools[slug].loai[0]; }));
      // of a kind without a page nothing real has been disclosed
      return kinds.length === 1 && page.dataset.kinds.split(" ").indexOf(kinds[0] + ".html") >= 0 ? load("so-sanh/" + kinds[0] + ".js") : null;
    }).then(function (loaded) {
      if (mine !== chosen.join()) return;
      if (loaded === false) warnings.push(word("broken", {}));
      draw();
    });
  }

  function draw() {
    var there = chosen.filter(function (slug) { return schools[slug]; });
    chosen.forEach(function (slug) { if (!schools[slug]) warnings.push(word("nothing", { school: slug })); });
    var years = unique([].concat.apply([], there.map(function (slug) { return Object.keys(schools[slug].nam); }))).sort().reverse();
    var have = function (year) { return there.filter(function (slug) { return schools[slug].nam[year]; }).length; };
    // the newest year that most of them have
    if (years.indexOf(year) < 0) year = years.reduce(function (best, year) { return !best || have(year) > have(best) ? year : best; }, "");
    field.replaceChildren.apply(field, years.map(function (one) { return new Option(one, one, one === year, one === year); }));
    field.closest("p").hidden = years.length < 2;
    part("chosen").replaceChildren.apply(part("chosen"), chosen.map(token));
    wrap.hidden = !there.length;
    if (there.length) table(there);
    part("warnings").replaceChildren.apply(part("warnings"), unique(warnings).map(function (text) { return element("li", text); }));
    part("status").textContent = there.length ? page.querySelector("caption").textContent : "";
    var said = new URLSearchParams();
    if (chosen.length) said.set("truong", chosen.join());
    if (year) said.set("nam", year);
    try { history.replaceState(null, "", said.toString() ? "?" + said.toString().replace(/%2C/g, ",") : location.pathname); } catch { /* a page opened from a disk keeps its address */ }
  }

  function token(slug) {
    var name = schools[slug] ? schools[slug].ten : slug;
    var row = element("li", name + " ");
    var button = element("button", word("remove", {}));
    button.type = "button";
    button.setAttribute("aria-label", word("remove", {}) + ": " + name);
    button.addEventListener("click", function () {
      chosen = chosen.filter(function (other) { return other !== slug; });
      show();
      page.querySelector("input").focus();
    });
    row.append(button);
    return row;
  }

  function table(there) {
    var kinds = unique(there.map(function (slug) { return schools[slug].loai[0]; }));
    if (kinds.length > 1) warnings.push(word("kinds", { kinds: unique(there.map(function (slug) { return schools[slug].loai[1]; })).join("; ") }));
    there.forEach(function (slug) {
      var own = schools[slug].nam[year];
      if (!own) warnings.push(word("year", { school: schools[slug].ten, year: year }));
      else if (Object.keys(own).some(function (id) { return own[id].minhHoa; })) warnings.push(word("invented", { school: schools[slug].ten }));
    });
    var head = element("tr");
    head.append(heading("col", word("figure", {})));
    there.forEach(function (slug) { head.append(heading("col", schools[slug].ten, root + slug + "/index.html")); });
    ["middle", "range", "law"].forEach(function (name) { head.append(heading("col", word(name, {}))); });
    var rows = Array.from(page.querySelectorAll("[data-figure]")).map(function (figure) { return row(figure, there, kinds); }).filter(Boolean);
    wrap.querySelector("caption").textContent = word("caption", { count: there.length, year: year });
    wrap.querySelector("thead").replaceChildren(head);
    wrap.querySelector("tbody").replaceChildren.apply(wrap.querySelector("tbody"), rows);
  }

  function heading(scope, text, href) {
    var cell = element("th", href ? "" : text);
    cell.scope = scope;
    if (href) cell.append(element("a", text, href));
    return cell;
  }

  function row(figure, there, kinds) {
    var id = figure.dataset.figure;
    var values = there.map(function (slug) { return (schools[slug].nam[year] || {})[id]; });
    var known = values.filter(Boolean);
    if (!known.length) return null;
    var made = element("tr");
    made.append(heading("row", figure.textContent));
    values.forEach(function (value, at) {
      var cell = element("td", value ? "" : word("none", {}));
      if (value) cell.append(element("a", written(value.so), root + there[at] + "/" + value.trang));
      cell.className = value ? "num" : "empty";
      made.append(cell);
    });
    var laws = unique(known.map(function (value) { return value.theo[0]; }));
    if (laws.length > 1) warnings.push(word("laws", { figure: figure.textContent, laws: unique(known.map(function (value) { return value.theo[1]; })).join("; ") }));
    var middle = kinds.length === 1 && laws.length === 1 && (((middles[kinds[0]] || {})[year] || {})[id] || {})[laws[0]];
    var bounds = unique(known.map(function (value) { return value.luat ? bound(value.luat) : ""; }).filter(Boolean));
    made.append(
      element("td", middle ? word("of", { middle: written(middle[1]), count: middle[0] }) : "–"),
      element("td", middle ? word("from", { from: written(middle[2]), to: written(middle[3]) }) : "–"),
      element("td", bounds.join("; ") || "–"));
    return made;
  }

  // at least, or at most; where each age or grade has its own, from the least to the largest of them
  function bound(law) {
    var number = law[1] === law[2] ? written(law[1]) : written(law[1]) + "–" + written(law[2]);
    return word(law[0] ? "least" : "largest", { number: number });
  }

  page.hidden = false;
  part("names").addEventListener("chon", function (event) {
    if (chosen.indexOf(event.detail.slug) < 0) chosen.push(event.detail.slug);
    show();
  });
  field.addEventListener("change", function () { year = field.value; show(); });
  show();
})();
