// Says how many days are left until each open deadline. Optional: the page says everything without it.
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  // today in Vietnam (UTC+7), whatever the reader's own clock is set to
  var today = Math.floor((Date.now() + 7 * 3600000) / 86400000);
  document.querySelectorAll("time[data-open]").forEach(function (time) {
    var day = Date.parse(time.dateTime + "T00:00:00Z") / 86400000;
    if (!Number.isFinite(day)) return;
    var left = day - today;
    var text = left > 0 ? words.left.replace("{n}", left) : left === 0 ? words.today : words.over.replace("{n}", -left);
    var span = document.createElement("span");
    span.className = "days";
    span.textContent = text;
    time.after(" ", span);
  });
})();
