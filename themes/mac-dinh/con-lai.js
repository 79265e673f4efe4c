// Says how many days are left until each open deadline, on the day that the page's states are as of. On any other day it says nothing of them:
// the states would not fit. Of a page that is more than two weeks old it says so at its top. Of a list or table of units it shows only what
// holds the words typed, whatever their marks. It runs before the page is first painted, so that nothing moves. Optional: the page says
// everything, and lists all, without it.
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  // "{n} {n:day|days} left": the word for one, and for more
  var count = function (text, n) { return text.replace(/\{n:(.*?)\|(.*?)\}/, n === 1 ? "$1" : "$2").replace("{n}", n); };
  var number = function (iso) { return Date.parse(iso + "T00:00:00Z") / 86400000; };
  // today in Vietnam (UTC+7), whatever the reader's own clock is set to
  var today = Math.floor((Date.now() + 7 * 3600000) / 86400000);
  var age = today - number(words.asOf);
  if (age > 14) {
    var note = document.createElement("p");
    note.className = "stale";
    note.textContent = words.stale.replace("{n}", age);
    document.querySelector("main").prepend(note);
  }
  if (age !== 0) return;
  document.querySelectorAll("time[data-open]").forEach(function (time) {
    var day = number(time.dateTime);
    if (!Number.isFinite(day)) return;
    var left = day - today;
    var text = left > 0 ? count(words.left, left) : left === 0 ? words.today : count(words.over, -left);
    var span = document.createElement("span");
    span.className = "days";
    span.textContent = text;
    time.after(" ", span);
  });
})();
(function () {
  "use strict";
  var box = document.querySelector("[data-list]");
  var list = box && document.getElementById(box.getAttribute("data-list"));
  if (!list) return;
  var input = box.querySelector("input");
  var status = box.querySelector("[role=status]");
  var fold = function (text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  };
  var all = function (selector) { return Array.from(list.querySelectorAll(selector)); };
  // a unit is an item of a list, below a heading, or a row of a table, of which its head speaks; the row of totals stays
  var rows = all("li, tbody tr:not(.total)").map(function (row) {
    var heading = row.closest("section").querySelector("h2");
    return { row: row, text: fold((row.querySelector("th") || row).textContent + " " + heading.textContent) };
  });
  var groups = all("section");
  function show() {
    var words = fold(input.value).split(/\s+/).filter(Boolean);
    var found = 0;
    rows.forEach(function (one) {
      var fits = words.every(function (word) { return one.text.indexOf(word) >= 0; });
      one.row.hidden = !fits;
      if (fits) found += 1;
    });
    // what stands between the box and the list makes room for what was found
    for (var other = box.nextElementSibling; other && !other.contains(list); other = other.nextElementSibling) other.hidden = words.length > 0;
    groups.forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
    status.textContent = !words.length ? "" : found ? box.dataset.found.replace("{n}", found) : box.dataset.none;
  }
  box.hidden = false;
  input.addEventListener("input", show);
  window.addEventListener("pageshow", show);
})();
