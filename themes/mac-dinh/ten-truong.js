// Finds a unit by its name, commune or kind among all units of a large portal, whatever the marks typed. The names lie in a script of their own,
// which is fetched when the reader turns to the box, so that it also works on pages opened from a disk. On the search page it chooses the unit
// whose pages are searched, on the page that compares the schools to compare. Optional: the lists of communes and kinds lead to every unit without it.
(function () {
  "use strict";
  var SHOWN = 20;
  var fold = function (text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  };
  var units, waiting = [];
  window.congkhaiTruong = function (data) {
    units = data.truong.map(function (unit) {
      var where = [data.noi[unit[2]], data.loai[unit[3]]].filter(Boolean).join(" · ");
      var former = (unit[4] || []).join("; ");
      var more = [where, former && data.tenCu + ": " + former, unit[5]].filter(Boolean).join(" · ");
      return { slug: unit[0], name: unit[1], more: more, text: fold([unit[1], where, former].join(" ")) };
    });
    waiting.forEach(function (ready) { ready(); });
    waiting = [];
  };

  document.querySelectorAll("[data-names]").forEach(function (box) {
    var input = box.querySelector("input[type=search]");
    var chosen = box.querySelector("input[type=hidden]");
    var status = box.querySelector("[role=status]");
    var list = box.querySelector("ul");
    // names are chosen, not followed
    var picks = chosen || box.hasAttribute("data-picks");

    function load(ready) {
      if (units) return ready();
      waiting.push(ready);
      if (waiting.length > 1) return;
      var script = document.createElement("script");
      script.src = box.dataset.names;
      // the next word typed tries again
      script.onerror = function () {
        waiting = [];
        script.remove();
        status.textContent = box.dataset.broken;
      };
      document.head.appendChild(script);
    }

    function item(unit) {
      var row = document.createElement("li");
      var link = document.createElement(picks ? "button" : "a");
      if (picks) {
        link.type = "button";
        link.addEventListener("click", function () { choose(unit); input.focus(); });
      } else link.href = box.dataset.root + unit.slug + "/index.html";
      link.textContent = unit.name;
      var where = document.createElement("span");
      where.className = "detail";
      where.textContent = unit.more;
      row.append(link, where);
      return row;
    }

    function show() {
      var words = fold(input.value).split(/\s+/).filter(Boolean);
      if (!words.length) { list.replaceChildren(); status.textContent = ""; return; }
      load(function () {
        var found = units.filter(function (unit) { return words.every(function (word) { return unit.text.indexOf(word) >= 0; }); });
        // names that begin with what was typed come first, then those that hold it as a whole; else their own order
        var typed = words.join(" ");
        var rank = function (unit) { var at = unit.text.indexOf(typed); return at < 0 ? 2 : at && 1; };
        found.sort(function (a, b) { return rank(a) - rank(b); });
        list.replaceChildren.apply(list, found.slice(0, SHOWN).map(item));
        var said = !found.length ? box.dataset.none : found.length > SHOWN ? box.dataset.found : box.dataset.all;
        status.textContent = said.replace("{n}", found.length).replace("{shown}", SHOWN);
      });
    }

    function choose(unit) {
      list.replaceChildren();
      status.textContent = "";
      if (chosen) {
        chosen.value = unit ? unit.slug : "";
        if (unit) input.value = unit.name;
        chosen.dispatchEvent(new Event("change"));
      } else {
        input.value = "";
        box.dispatchEvent(new CustomEvent("chon", { detail: unit }));
      }
    }

    box.hidden = false;
    input.addEventListener("focus", function () { load(function () {}); });
    input.addEventListener("input", function () {
      if (chosen && chosen.value) choose(null);
      show();
    });
    window.addEventListener("pageshow", function () { if (!picks) show(); });
    if (!chosen) return;
    // an address may have chosen a unit; one that is not there searches everywhere
    var everywhere = document.querySelector("[data-everywhere]");
    if (everywhere) everywhere.addEventListener("click", function () { input.value = ""; });
    var asked = new URLSearchParams(location.search).get("truong");
    if (asked) load(function () { choose(units.find(function (unit) { return unit.slug === asked; })); });
  });
})();
