// The page of all findings follows every save.
"use strict";
(() => {
  const own = document.currentScript.dataset.generation;
  new EventSource("/.congkhai/su-kien").addEventListener("message", (event) => {
    if (event.data !== own) location.reload();
  });
})();
