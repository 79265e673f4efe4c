// Says how many days are left until each open deadline, on the day that the page's states are as of. On any other day it says nothing of them:
// the states would not fit. Of a page that is more than two weeks old it says so at its top. Optional: the page says everything without it.
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
