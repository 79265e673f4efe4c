// Shows of a list or table only what holds the words typed, whatever their marks. Optional: without it the list is whole.
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
    groups.forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
    status.textContent = !words.length ? "" : found ? box.dataset.found.replace("{n}", found) : box.dataset.none;
  }
  box.hidden = false;
  input.addEventListener("input", show);
  window.addEventListener("pageshow", show);
})();
