// Search without a server. The index lies in scripts beside this one: chung.js (counts, years, words of one meaning), tu/N.js (words and pairs
// of words), doi/H.js and doi/H-N.js (second words and pairs of a word that has too many), don-vi/U.js and don-vi/U/N.js (a unit's pages, and
// those of them that long lists leave out), muc/N.js (titles and extracts), tu-vung.js (syllables). A word lies in the shard that its hash
// names, a pair with its first word; only what one query needs is loaded.
(function () {
  "use strict";
  var page = document.getElementById("tim-kiem");
  if (!page) return;
  var base = page.getAttribute("data-index");
  var root = page.getAttribute("data-root");
  var input = page.querySelector("input");
  var status = page.querySelector(":scope > [role=status]");
  var list = page.querySelector("ol");
  var more = page.querySelector("[data-more]");
  var everywhere = page.querySelector("[data-everywhere]");
  // a theme need not have them
  var unitField = page.querySelector("[name=truong]");
  var yearField = page.querySelector("[name=nam]");
  var loaded = {};
  var waiting = {};
  var SHOWN = 10;
  // characters of an extract
  var EXTRACT = 170;
  // what a pair of words counts beside its words; a form with other marks than typed; another word of the same meaning; a
  // phrase whose words stand apart; a page of the year that was asked for
  var PAIR = 1.5, OTHER_MARKS = 0.25, MEANT = 0.9, APART = 0.4, OF_YEAR = 1.6;
  // what is weaker than this part of the best is not shown
  var WEAKEST = 0.01;

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

  function unique(things) { return Array.from(new Set(things)); }
  function flat(lists) { return [].concat.apply([], lists); }

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
    return text.normalize("NFC").toLowerCase().split(/[^\p{L}\p{N}./-]+/u).map(bare).filter(Boolean);
  }

  function bare(word) { return word.replace(/^[./-]+|[./-]+$/g, ""); }

  // the index has numbers with their marks (15/QĐ-UBND) and the parts of all such words, but no single letters
  function partsOf(word) {
    var parts = word.split(/[./-]+/).filter(function (part) { return Array.from(part).length > 1; });
    return parts.length > 1 || parts[0] !== word ? parts : [];
  }

  // ---- the lists of words ----

  var shards = Object.create(null);
  var ofUnit = Object.create(null);

  // The shard of a word: the highest bits of its hash name a bucket, and each bucket has shards of its own.
  function shardOf(word) {
    var counts = loaded.chung.tu;
    var value = hash(fold(word));
    var bucket = Math.floor(value / 4294967296 * counts.length);
    var before = counts.slice(0, bucket).reduce(function (sum, count) { return sum + count; }, 0);
    return "tu/" + (before + value % counts[bucket]);
  }

  // In how many files the pairs of a first word lie, if not beside it.
  function filesOfPairs(first) { return (shards[fold(first)] || {})[" "]; }

  function pairFile(pair) {
    var files = filesOfPairs(pair[0]);
    return files ? "doi/" + hash(fold(pair[0])) + "-" + hash(fold(pair[1])) % files : null;
  }

  // Loads the lists of words and of pairs of them, of the unit that is searched too.
  function loadWords(asked, pairs, scope) {
    var names = asked.map(shardOf);
    if (scope.shards) {
      names = names.concat(asked.map(function (word) { return "don-vi/" + scope.unit + "/" + hash(fold(word)) % scope.shards; }));
    }
    return loadLists(names).then(function () { return loadLists(pairs.map(pairFile).filter(Boolean)); });
  }

  function loadLists(names) {
    return Promise.all(unique(names).map(function (name) {
      return load(name).then(function (data) { Object.assign(name.startsWith("don-vi/") ? ofUnit : shards, data); });
    }));
  }

  // Words that stand side by side.
  function pairsIn(words) { return words.slice(1).map(function (word, i) { return [words[i], word]; }); }

  // How many pages have a word or a pair.
  function spread(key) {
    var forms = shards[key];
    if (!forms) return 0;
    if (forms[""]) return forms[""];
    return formsIn(forms).reduce(function (sum, form) { return sum + pagesIn(forms[form], function () {}); }, 0);
  }

  // "" and " " are no forms
  function formsIn(forms) { return Object.keys(forms).filter(function (form) { return form.trim(); }); }

  function isCut(own) { return own.length === 1 && Boolean((shards[fold(own[0])] || {})[""]); }

  // A weight, how many pages have it, and each page as the distance from the one before.
  function pagesIn(postings, take) {
    var count = 0;
    for (var i = 0; i < postings.length;) {
      var weight = postings[i++];
      var last = i + postings[i];
      for (var id = 0; i++ < last;) {
        id += postings[i];
        take(id, weight);
        count++;
      }
    }
    return count;
  }

  // Page → score of a word or a pair: what it weighs there, times how rare it is. Exact forms count more if marks were typed.
  function pagesOf(word, scope, into, factor) {
    var key = fold(word);
    var many = spread(key);
    if (!many) return into;
    var all = loaded.chung.trang;
    var rare = Math.log(1 + (Math.max(all - many, 0) + 0.5) / (many + 0.5));
    [shards, scope.unit ? ofUnit : {}].forEach(function (lists) {
      var forms = lists[key] || {};
      formsIn(forms).forEach(function (form) {
        var worth = rare * factor * (form === word || key === word ? 1 : OTHER_MARKS);
        pagesIn(forms[form], function (id, weight) {
          if (!isWithin(id, scope)) return;
          into[id] = Math.max(into[id] || 0, weight * worth);
        });
      });
    });
    return into;
  }

  function isWithin(id, scope) {
    return !scope.pages || scope.pages.some(function (range) { return id >= range[0] && id < range[1]; });
  }

  // ---- what is meant ----

  // Phrases of the theme by their form without marks: the phrases that mean the same.
  var meanings;
  function readMeanings(said) {
    meanings = Object.create(null);
    var add = function (asked, found) {
      var key = words(fold(asked)).join(" ");
      (meanings[key] = meanings[key] || []).push({ asked: words(asked).join(" "), found: found });
    };
    (said.same || []).forEach(function (group) {
      group.forEach(function (asked) { add(asked, group); });
    });
    (said.questions || []).forEach(function (question) {
      question.asked.forEach(function (asked) { add(asked, question.find); });
    });
  }

  // Words that were typed, as segments: a phrase of the theme or a single word, with all the ways to say it. One look-up, the longest first.
  // The parts of a code (`plain`) are no words of ours.
  function segmentsOf(asked, plain) {
    var segments = [];
    var ignored = loaded.chung.loi.ignored.map(fold);
    for (var i = 0; i < asked.length;) {
      var length = Math.min(6, asked.length - i), entry = null;
      for (; length > 0 && !entry; length--) {
        var typed = asked.slice(i, i + length).join(" ");
        entry = (meanings[fold(typed)] || []).filter(function (meant) {
          return (fold(typed) === typed || meant.asked === typed) && (plain || []).indexOf(typed) < 0;
        });
        if (!entry.length) entry = null;
        else length++;
      }
      length = Math.max(length, 1);
      var own = asked.slice(i, i + length);
      var found = unique(entry ? flat(entry.map(function (meant) { return meant.found; })) : []).map(words);
      var itself = found.some(function (other) { return fold(other.join(" ")) === fold(own.join(" ")); });
      // the words of a question answer nothing; those of a phrase count less where they do not stand side by side
      var ways = found.filter(function (other) { return fold(other.join(" ")) !== fold(own.join(" ")); })
        .map(function (other) { return { words: other, factor: MEANT, meant: true }; });
      if (!entry || itself) ways.unshift({ words: own, factor: 1, phrase: itself && length > 1 });
      segments.push({ own: own, ways: ways, idle: !entry && ignored.indexOf(fold(own[0])) >= 0 });
      i += length;
    }
    var busy = segments.filter(function (segment) { return !segment.idle; });
    return busy.length ? busy : segments;
  }

  // ---- slips: a joined word, a letter too many, too few, another, two that changed places ----

  function mend(asked, segments) {
    // words of the theme's phrases are known to be meant
    var alone = segments.filter(function (segment) { return segment.own.length === 1 && segment.ways.length === 1; }).map(function (segment) { return segment.own[0]; });
    var odd = asked.map(function (word, i) { return i; }).filter(function (i) {
      return alone.indexOf(asked[i]) >= 0 && /^\p{L}{2,}$/u.test(asked[i]) && isOdd(asked, i);
    });
    if (!odd.length) return Promise.resolve([]);
    return load("tu-vung").then(function (text) {
      var known = new Map((typeof text === "string" ? text.split(" ") : []).map(function (entry) { return [entry.slice(0, -1), Number(entry.slice(-1))]; }));
      return Promise.all(odd.map(function (i) { return guess(asked, i, known); })).then(function (guesses) {
        return guesses.filter(Boolean);
      });
    });
  }

  // Nobody wrote it, or so few pages did, and never beside its neighbours, that a slip is likelier.
  function isOdd(asked, i) {
    var many = spread(fold(asked[i]));
    if (!many) return true;
    if (asked.length < 2 || many > loaded.chung.trang / 40) return false;
    return !neighbours(asked, i, [asked[i]]);
  }

  // On how many pages words stand beside the words around them.
  function neighbours(asked, i, found) {
    var before = i ? spread(fold(asked[i - 1] + " " + found[0])) : 0;
    var behind = i + 1 < asked.length ? spread(fold(found[found.length - 1] + " " + asked[i + 1])) : 0;
    return before + behind;
  }

  function guess(asked, i, known) {
    var word = fold(asked[i]);
    var candidates = nearTo(word, known).concat(splits(word, known));
    candidates.sort(function (a, b) { return b.common - a.common; });
    return standBehind(i ? asked[i - 1] : "").then(function (follows) {
      // a neighbour tells which of many is meant
      var told = candidates.filter(function (found) { return i && follows(found.words[0]); });
      candidates = unique(told.concat(candidates)).slice(0, told.length ? 3 : 5);
      var pairs = flat(candidates.map(function (found) { return pairsIn(asked.slice(Math.max(0, i - 1), i).concat(found.words, asked.slice(i + 1, i + 2))); }));
      return loadWords(flat(candidates.map(function (found) { return found.words; })), pairs, {});
    }).then(function () {
      var best = null;
      candidates.forEach(function (found) {
        var inner = found.words.slice(1).map(function (next, n) { return spread(found.words[n] + " " + next); });
        var beside = neighbours(asked, i, found.words);
        if (inner.some(function (many) { return !many; })) return;
        // a word that is there, or so short that much is near it, is changed only beside its neighbours
        if ((spread(word) || word.length < 4) && !beside && !inner.length) return;
        var score = found.common + 3 * Math.log(1 + beside) + 3 * inner.reduce(function (sum, many) { return sum + Math.log(1 + many); }, 0);
        if (!best || score > best.score) best = { at: i, words: found.words, score: score };
      });
      return best;
    });
  }

  // Tells whether a word stands behind another somewhere.
  function standBehind(first) {
    if (filesOfPairs(first)) {
      return load("doi/" + hash(fold(first))).then(function (text) {
        var seconds = new Set(typeof text === "string" ? text.split(" ") : []);
        return function (word) { return seconds.has(word); };
      });
    }
    return Promise.resolve(function (word) { return spread(fold(first) + " " + word); });
  }

  // Syllables one slip away. How letters are written in a hurry (the theme's list) is one slip too.
  function nearTo(word, known) {
    var found = new Set();
    var spellings = loaded.chung.loi.spellings || {};
    Object.keys(spellings).forEach(function (from) {
      for (var at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1)) found.add(word.slice(0, at) + spellings[from] + word.slice(at + from.length));
    });
    if (word.length > 2) known.forEach(function (common, other) { if (isOneSlip(word, other)) found.add(other); });
    found.delete(word);
    return Array.from(found).filter(function (other) { return known.has(other); }).map(function (other) { return { words: [other], common: known.get(other) }; });
  }

  function isOneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var start = 0;
    while (start < a.length && a[start] === b[start]) start++;
    var rest = a.slice(start), other = b.slice(start);
    return rest.slice(1) === other.slice(1) || rest.slice(1) === other || rest === other.slice(1) ||
      (rest.length > 1 && rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2));
  }

  // A joined word as syllables; the fewest that there are.
  function splits(word, known) {
    var found = [];
    (function rest(from, taken) {
      if (from === word.length && taken.length > 1) found.push(taken);
      if (taken.length > 5 || found.length > 200) return;
      for (var end = from + 1; end <= Math.min(word.length, from + 7); end++) {
        if (known.has(word.slice(from, end))) rest(end, taken.concat(word.slice(from, end)));
      }
    })(0, []);
    var fewest = Math.min.apply(null, found.map(function (parts) { return parts.length; }));
    return found.filter(function (parts) { return parts.length === fewest; }).map(function (parts) {
      return { words: parts, common: Math.min.apply(null, parts.map(function (part) { return known.get(part); })) };
    });
  }

  // The form of a word or pair that most pages have: what is shown as meant.
  function asWritten(parts) {
    var key = parts.join(" ");
    var forms = shards[key];
    if (!forms && parts.length > 1) return parts.map(function (part) { return asWritten([part]); }).join(" ");
    var best = key, most = 0;
    formsIn(forms || {}).forEach(function (form) {
      var many = pagesIn(forms[form], function () {});
      if (many > most) { most = many; best = form; }
    });
    return best;
  }

  // ---- the search ----

  // Where is searched: in a unit's pages, or everywhere; of which year.
  function scopeOf() {
    var unit = unitField ? unitField.value : "";
    var year = yearField ? yearField.value : "";
    if (!unit) return Promise.resolve({ year: year });
    return load("don-vi/" + unit).then(function (data) {
      return { unit: unit, pages: data.trang || [], shards: data.tu, year: year };
    });
  }

  // The year of a page: runs of pages have the same, as a position in chung.nam from 1 on; 0: none.
  function yearOf(id) {
    var runs = loaded.chung.namCua;
    for (var i = 0, end = 0; i < runs.length; i += 2) {
      end += runs[i];
      if (id < end) return loaded.chung.nam[runs[i + 1] - 1] || "";
    }
    return "";
  }

  // Pages with all of a way's words; words of the query itself may be missing, and count less then.
  function scoresOfWay(way, scope) {
    var found = way.words.map(function (word) { return pagesOf(word, scope, {}, way.factor); });
    var pairs = way.words.slice(1).map(function (word, i) { return pagesOf(way.words[i] + " " + word, scope, {}, way.factor * PAIR); });
    var scores = {};
    unique(flat(found.map(Object.keys))).forEach(function (id) {
      var have = found.filter(function (pages) { return pages[id]; }).length;
      if (have < found.length && way.meant) return;
      var beside = pairs.filter(function (pages) { return pages[id]; }).length;
      // of several words, those that stand side by side are meant
      if (way.meant && beside < pairs.length) return;
      var apart = way.phrase && beside < pairs.length ? APART : 1;
      var sum = found.concat(pairs).reduce(function (sum, pages) { return sum + (pages[id] || 0); }, 0);
      scores[id] = sum * apart * Math.pow(have / found.length, 2);
    });
    return scores;
  }

  function scoresOf(segments, scope) {
    var bySegment = segments.map(function (segment) {
      var scores = {};
      segment.ways.forEach(function (way) {
        var found = scoresOfWay(way, scope);
        Object.keys(found).forEach(function (id) { scores[id] = Math.max(scores[id] || 0, found[id]); });
      });
      segment.best = Object.keys(scores).reduce(function (best, id) { return Math.max(best, scores[id]); }, 0);
      return scores;
    });
    var whole = segments.reduce(function (sum, segment) { return sum + segment.best; }, 0);
    var between = segments.slice(1).map(function (segment, i) {
      var before = segments[i].own;
      return pagesOf(before[before.length - 1] + " " + segment.own[0], scope, {}, PAIR);
    });
    // a year that was asked for
    var asked = segments.map(function (segment) { return segment.own[0]; }).filter(function (word) { return /^[0-9]{4}(-[0-9]{4})?$/.test(word); });
    var total = {};
    unique(flat(bySegment.map(Object.keys))).forEach(function (id) {
      var sum = 0, had = 0;
      bySegment.forEach(function (scores, i) {
        sum += scores[id] || 0;
        // a list that leaves pages out does not tell that a page lacks the word
        had += scores[id] ? segments[i].best : isCut(segments[i].own) ? segments[i].best / 2 : 0;
      });
      between.forEach(function (pages) { sum += pages[id] || 0; });
      total[id] = sum * Math.pow(had / whole, 2) * (asked.some(function (year) { return yearOf(id).indexOf(year) >= 0; }) ? OF_YEAR : 1);
    });
    return total;
  }

  // Words that a segment needs, all its ways included.
  function wordsOf(segments) {
    return unique(flat(segments.map(function (segment) { return flat(segment.ways.map(function (way) { return way.words; })); })));
  }

  // Words that may stand side by side: within a way, between segments, as typed.
  function pairsOf(segments, asked) {
    var ways = flat(segments.map(function (segment) { return segment.ways; }));
    var between = segments.slice(1).map(function (segment, i) { return [segments[i].own[segments[i].own.length - 1], segment.own[0]]; });
    return flat(ways.map(function (way) { return pairsIn(way.words); })).concat(between, pairsIn(asked));
  }

  // Segments with their lists loaded: codes that nobody wrote so are taken apart (QĐ-UBND), words that nobody wrote are guessed.
  function understood(asked, scope) {
    var segments = segmentsOf(asked);
    return loadWords(wordsOf(segments), pairsOf(segments, asked), scope).then(function () {
      var strange = segments.filter(function (segment) { return segment.own.length === 1 && !spread(fold(segment.own[0])); });
      var coded = strange.filter(function (segment) { return partsOf(segment.own[0]).length; }).map(function (segment) { return segment.own[0]; });
      if (coded.length) {
        asked = flat(asked.map(function (word) { return coded.indexOf(word) >= 0 ? partsOf(word) : [word]; }));
        segments = segmentsOf(asked, flat(coded.map(partsOf)));
      }
      return loadWords(wordsOf(segments), pairsOf(segments, asked), scope).then(function () { return mend(asked, segments); });
    }).then(function (guesses) {
      if (!guesses.length) return segments;
      var typed = asked.join(" ");
      asked = flat(asked.map(function (word, i) {
        var guess = guesses.find(function (guess) { return guess.at === i; });
        return guess ? guess.words : [word];
      }));
      segments = segmentsOf(asked);
      segments.said = [typed, asked];
      return loadWords(wordsOf(segments), pairsOf(segments, asked), scope).then(function () { return segments; });
    });
  }

  // What all queries need, fetched when the reader turns to the search.
  var common;
  function ready() {
    return common = common || load("chung").then(function (common) {
      if (!common.tu) { status.textContent = page.getAttribute("data-broken"); return common; }
      readMeanings(common.loi);
      if (yearField) {
        common.nam.forEach(function (year) { yearField.add(new Option(year, year)); });
        if (common.nam.indexOf(asked.get("nam")) >= 0) yearField.value = asked.get("nam");
        yearField.parentNode.hidden = common.nam.length < 2;
      }
      return common;
    });
  }

  var turn = 0;
  function search(query) {
    var mine = ++turn;
    // the query that the list answers
    function done() { list.setAttribute("data-q", query); }
    var asked = words(query);
    if (!asked.length) { status.textContent = ""; list.replaceChildren(); offer(); done(); return Promise.resolve(); }
    return ready().then(function (common) {
      if (!common.tu) return;
      return scopeOf().then(function (scope) {
        return understood(asked, scope).then(function (segments) { return answer(segments, scope); });
      });
    });

    function answer(segments, scope) {
      if (mine !== turn) return;
      var scores = scoresOf(segments, scope);
      var ids = Object.keys(scores).map(Number).filter(function (id) { return !scope.year || yearOf(id) === scope.year; });
      ids.sort(function (a, b) { return scores[b] - scores[a] || a - b; });
      ids = ids.filter(function (id) { return scores[id] >= scores[ids[0]] * WEAKEST; });
      return show(ids, keysOf(segments), SHOWN, segments.said).then(done);
    }
  }

  // What is marked and what extracts are cut around: words as typed, and those of the same meaning.
  function keysOf(segments) {
    return flat(segments.map(function (segment) {
      return flat(segment.ways.map(function (way) {
        return way.words.map(function (word, i) { return { text: word, beside: way.words.length > 1, next: way.words[i + 1], worth: way.meant && segment.ways[0] !== way ? 1 : 4 }; });
      }));
    }));
  }

  // ---- what is shown ----

  function show(ids, keys, count, said) {
    var size = loaded.chung.khoi;
    var shown = ids.slice(0, count);
    var blocks = unique(shown.map(function (id) { return "muc/" + Math.floor(id / size); }));
    return Promise.all(blocks.map(load)).then(function () {
      list.replaceChildren.apply(list, shown.map(function (id) {
        return item(loaded["muc/" + Math.floor(id / size)][id % size], keys);
      }));
      var text = page.getAttribute(!ids.length ? "data-none" : shown.length < ids.length ? "data-found" : "data-all");
      text = text.replace("{count}", ids.length).replace("{shown}", shown.length);
      if (said) {
        var meant = (page.getAttribute("data-meant") || "").replace("{typed}", said[0]).replace("{meant}", asSaid(said[1]));
        text = meant + " " + text;
      }
      status.textContent = text;
      offer(shown.length < ids.length && function () {
        show(ids, keys, count + SHOWN, said).then(function () { list.children[count].querySelector("a").focus(); });
      });
    });
  }

  // Words as most pages write them, pair by pair.
  function asSaid(taken) {
    var out = [];
    taken.forEach(function (word, i) {
      var pair = i ? asWritten([fold(taken[i - 1]), fold(word)]).split(" ") : [];
      if (pair.length === 2 && shards[fold(taken[i - 1] + " " + word)]) { out[i - 1] = out[i - 1] || pair[0]; if (i === 1) out[0] = pair[0]; out[i] = pair[1]; }
      else out[i] = fold(word) === word ? asWritten([word]) : word;
    });
    return out.join(" ");
  }

  function offer(next) {
    if (everywhere) everywhere.hidden = !((unitField && unitField.value) || (yearField && yearField.value)) || !input.value;
    if (!more) return;
    more.hidden = !next;
    more.onclick = next || null;
  }

  function item(entry, keys) {
    var li = document.createElement("li");
    var link = document.createElement("a");
    link.href = root + entry[0];
    highlight(link, entry[1], keys);
    var where = document.createElement("p");
    where.className = "detail";
    where.textContent = entry[2];
    var extract = document.createElement("p");
    highlight(extract, around(entry[3], keys), keys);
    li.append(link, where, extract);
    return li;
  }

  // A word of a text that was asked for. Of several words that mean something together, each counts only beside another.
  function matches(word, next, before, keys) {
    var folded = fold(word);
    return keys.reduce(function (best, key) {
      var typed = fold(key.text);
      if (folded !== typed || (key.text !== typed && key.text !== word.toLowerCase())) return best;
      var pair = (key.next && fold(next) === fold(key.next)) || keys.some(function (other) { return other.next && fold(other.next) === folded && fold(other.text) === fold(before); });
      return Math.max(best, key.worth * (pair ? 3 : key.beside ? 0 : 1));
    }, 0);
  }

  function pieces(text, keys) {
    var parts = text.split(/([\p{L}\p{N}./-]+)/u);
    return parts.map(function (part, i) {
      return { text: part, hit: i % 2 ? matches(bare(part), bare(parts[i + 2] || ""), bare(parts[i - 2] || ""), keys) : 0 };
    });
  }

  // The part of a text with most of what was asked for.
  function around(text, keys) {
    if (text.length <= EXTRACT) return text;
    var parts = pieces(text, keys);
    var at = 0, best = 0, start = 0;
    parts.forEach(function (part, i) {
      if (part.hit) {
        for (var n = i, length = 0, sum = 0; n < parts.length && length < EXTRACT / 2; n++) { sum += parts[n].hit; length += parts[n].text.length; }
        if (sum > best) { best = sum; start = at; }
      }
      at += part.text.length;
    });
    // from the label on that the hit stands in, or from a few words before
    var label = text.lastIndexOf(" · ", start);
    var from = label >= 0 && start - label < 60 ? label + 3 : Math.max(0, text.lastIndexOf(" ", Math.max(0, start - 40)) + 1);
    if (start < 60) from = 0;
    var end = text.length - from <= EXTRACT ? text.length : text.lastIndexOf(" ", from + EXTRACT);
    return (from ? "… " : "") + text.slice(from, end > from ? end : from + EXTRACT) + (end < text.length ? "…" : "");
  }

  function highlight(into, text, keys) {
    pieces(text, keys).forEach(function (part) {
      if (part.hit) {
        var mark = document.createElement("mark");
        mark.textContent = part.text;
        into.appendChild(mark);
      } else into.appendChild(document.createTextNode(part.text));
    });
  }

  // ---- the page ----

  function address() {
    var said = new URLSearchParams();
    if (input.value) said.set("q", input.value);
    [unitField, yearField].forEach(function (field) { if (field && field.value) said.set(field.name, field.value); });
    return said.size || said.toString() ? "?" + said : location.pathname;
  }

  var timer;
  function later() {
    clearTimeout(timer);
    timer = setTimeout(function () {
      search(input.value);
      try { history.replaceState(null, "", address()); } catch { /* a page opened from a disk keeps its address */ }
    }, 150);
  }

  // who turns to the search will ask something
  page.querySelector("[role=search]").addEventListener("focusin", function () { ready(); });
  input.addEventListener("input", later);
  [unitField, yearField].forEach(function (field) { if (field) field.addEventListener("change", later); });
  if (everywhere) everywhere.addEventListener("click", function () {
    [unitField, yearField].forEach(function (field) { if (field) field.value = ""; });
    later();
    input.focus();
  });
  page.querySelector("[role=search]").hidden = false;
  var asked = new URLSearchParams(location.search);
  if (asked.get("q")) input.value = asked.get("q");
  // where no list shows them all, the script that knows their names chooses
  if (unitField && unitField.options && asked.get("truong")) unitField.value = asked.get("truong");
  // an address of a unit that is not there searches everywhere
  if (unitField && unitField.selectedIndex < 0) unitField.value = "";
  if (asked.get("nam")) ready();
  if (input.value) search(input.value);
})();
