// Search without a server. The index lies in scripts beside this one: chung.js (counts), tu/N.js (words), muc/N.js (titles).
// A word lies in the shard that its hash names; only the shards and titles of one query are loaded.
(function () {
  "use strict";
  var page = document.getElementById("tim-kiem");
  if (!page) return;
  var base = page.getAttribute("data-index");
  var root = page.getAttribute("data-root");
  var input = page.querySelector("input");
  var status = page.querySelector("[role=status]");
  var list = page.querySelector("ol");
  var more = page.querySelector("button");
  var loaded = {};
  var waiting = {};
  var SHOWN = 8;

  window.congkhaiTim = function (name, data) {
    loaded[name] = data;
    (waiting[name] || []).forEach(function (done) { done(data); });
    delete waiting[name];
  };

  function load(name) {
    return new Promise(function (done) {
      if (loaded[name]) return done(loaded[name]);
      if (waiting[name]) return waiting[name].push(done);
      waiting[name] = [done];
      var script = document.createElement("script");
      script.src = base + name + ".js";
      script.onerror = function () { window.congkhaiTim(name, {}); };
      document.head.appendChild(script);
    });
  }

  // the same folding as in the index: no marks, no case; đ and the letters that look like it as d
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đðɖ]/g, "d").normalize("NFC");
  }

  function hash(text) {
    var value = 0x811c9dc5;
    var bytes = new TextEncoder().encode(text);
    for (var i = 0; i < bytes.length; i++) value = Math.imul(value ^ bytes[i], 0x01000193) >>> 0;
    return value;
  }

  function words(text) {
    return text.normalize("NFC").toLowerCase().split(/[^\p{L}\p{N}./-]+/u).map(function (word) { return word.replace(/^[./-]+|[./-]+$/g, ""); })
      .filter(function (word) { return word; });
  }

  // the index has numbers with their marks (15/QĐ-UBND) and the parts of all such words, but no single letters
  function partsOf(word) {
    return word.split(/[./-]+/).filter(function (part) { return Array.from(part).length > 1; });
  }

  // folded word → page → score; exact forms count more
  function pagesOf(word, shards) {
    var key = fold(word);
    var forms = shards[key] || {};
    var exact = key !== word;
    var found = {};
    Object.keys(forms).forEach(function (form) {
      var postings = forms[form];
      var factor = form === word ? 2 : exact ? 0.4 : 1;
      // a weight, how many pages have it, and each page as the distance from the one before
      for (var i = 0; i < postings.length;) {
        var weight = postings[i++] * factor;
        var last = i + postings[i];
        for (var id = 0; i++ < last;) {
          id += postings[i];
          found[id] = (found[id] || 0) + weight;
        }
      }
    });
    return found;
  }

  function search(query) {
    var asked = words(query);
    // the query that the list answers
    function done() { list.setAttribute("data-q", query); }
    if (!asked.length) { status.textContent = ""; list.replaceChildren(); offer(); done(); return Promise.resolve(); }
    return load("chung").then(function (common) {
      if (!common.tu) { status.textContent = page.getAttribute("data-broken"); return; }
      var pairs = asked.slice(1).map(function (word, i) { return asked[i] + " " + word; });
      // a pair lies with its first word
      var looked = asked.concat.apply(asked, asked.map(partsOf));
      var names = Array.from(new Set(looked.map(function (word) { return "tu/" + (hash(fold(word)) % common.tu); })));
      return Promise.all(names.map(load)).then(function (parts) {
        var shards = Object.assign.apply(null, [Object.create(null)].concat(parts));
        var byWord = [];
        asked.forEach(function (word) {
          var found = pagesOf(word, shards);
          var parts = Object.keys(found).length ? [] : partsOf(word);
          // QĐ-UBND, or the beginning of a number: the pages that have its parts
          if (parts.length) parts.forEach(function (part) { byWord.push(pagesOf(part, shards)); });
          else byWord.push(found);
        });
        var scores = {};
        byWord.forEach(function (found) {
          Object.keys(found).forEach(function (id) { scores[id] = (scores[id] || 0) + found[id]; });
        });
        // pages with all words first, then neighbours in a title
        Object.keys(scores).forEach(function (id) {
          var all = byWord.every(function (found) { return found[id]; });
          scores[id] += all ? 1000 : 0;
        });
        pairs.forEach(function (pair) {
          var found = pagesOf(pair, shards);
          Object.keys(found).forEach(function (id) { if (scores[id]) scores[id] += 200 + found[id]; });
        });
        var ids = Object.keys(scores).map(Number).sort(function (a, b) { return scores[b] - scores[a] || a - b; });
        var complete = ids.filter(function (id) { return scores[id] >= 1000; });
        if (complete.length) ids = complete;
        return show(ids, looked, common.khoi, SHOWN);
      });
    }).then(done);
  }

  function show(ids, asked, size, count) {
    var shown = ids.slice(0, count);
    var blocks = Array.from(new Set(shown.map(function (id) { return "muc/" + Math.floor(id / size); })));
    return Promise.all(blocks.map(load)).then(function () {
      list.replaceChildren.apply(list, shown.map(function (id) {
        var entry = loaded["muc/" + Math.floor(id / size)][id % size];
        return item(entry, asked);
      }));
      var text = page.getAttribute(ids.length ? "data-found" : "data-none");
      status.textContent = text.replace("{count}", ids.length >= 400 ? "400+" : ids.length).replace("{shown}", shown.length);
      offer(shown.length < ids.length && function () {
        show(ids, asked, size, count + SHOWN).then(function () { list.children[count].querySelector("a").focus(); });
      });
    });
  }

  // a theme need not have the button
  function offer(next) {
    if (!more) return;
    more.hidden = !next;
    more.onclick = next || null;
  }

  function item(entry, asked) {
    var li = document.createElement("li");
    var link = document.createElement("a");
    link.href = root + entry[0];
    highlight(link, entry[1], asked);
    var where = document.createElement("p");
    where.className = "detail";
    where.textContent = entry[2];
    var extract = document.createElement("p");
    highlight(extract, entry[3] + "…", asked);
    li.append(link, where, extract);
    return li;
  }

  function highlight(into, text, asked) {
    var keys = asked.map(fold);
    text.split(/([\p{L}\p{N}./-]+)/u).forEach(function (part) {
      if (keys.indexOf(fold(part).replace(/^[./-]+|[./-]+$/g, "")) >= 0) {
        var mark = document.createElement("mark");
        mark.textContent = part;
        into.appendChild(mark);
      } else into.appendChild(document.createTextNode(part));
    });
  }

  var timer;
  function later() {
    clearTimeout(timer);
    timer = setTimeout(function () {
      search(input.value);
      var address = input.value ? "?q=" + encodeURIComponent(input.value) : location.pathname;
      try { history.replaceState(null, "", address); } catch { /* a page opened from a disk keeps its address */ }
    }, 150);
  }
  input.addEventListener("input", later);
  page.querySelector("[role=search]").hidden = false;
  var asked = new URLSearchParams(location.search).get("q");
  if (asked) { input.value = asked; search(asked); }
})();
