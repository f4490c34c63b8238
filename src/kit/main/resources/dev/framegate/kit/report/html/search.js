"use strict";
/**
 * Finds entries by the words of a question. An entry is {id, title, text, more}; a word counts most
 * in the id and the title, and a word that few entries hold counts more than a common one.
 * Returns the entries that hold most of the question's words, the best first.
 */
function createSearch(entries, synonyms) {
  const ignored = new Set(
    ("a an and any are as at be been but by can could do does for from get give gives given got had has have how i if in is it its " +
      "may me mean means might must my need no not of on one or our s should so t that the their them there they " +
      "this to us was we were what when where which while who why will with would you your").split(" "));
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}$@][\p{L}\p{N}_$@-]*/gu) || [];
  const groups = new Map();
  for (const line of synonyms) {
    for (const word of line) {
      groups.set(word, [...(groups.get(word) || []), ...line]);
    }
  }

  const index = new Map();
  entries.forEach((entry, i) => {
    for (const [field, weight] of [["id", 60], ["title", 8], ["text", 3], ["more", 1]]) {
      for (const word of new Set(words(entry[field] || ""))) {
        const held = index.get(word) || new Map();
        held.set(i, (held.get(i) || 0) + weight);
        index.set(word, held);
      }
    }
  });

  /** Entries that hold a word, or one that begins with it, or a synonym, with their weights. */
  function holders(word) {
    const found = new Map();
    const add = (other, factor) => {
      const held = index.get(other);
      if (held) {
        const rare = Math.log(1 + entries.length / held.size);
        held.forEach((weight, i) => {
          found.set(i, Math.max(found.get(i) || 0, weight * factor * rare));
        });
      }
    };
    add(word, 1);
    if (word.length > 3) {
      for (const other of index.keys()) {
        if (other !== word && (other.startsWith(word) || singular(other) === singular(word))) {
          add(other, 0.8);
        }
      }
    }
    for (const other of groups.get(word) || []) {
      if (other !== word) {
        add(other, 0.4);
      }
    }
    return found;
  }

  function singular(word) {
    return word.length > 4 ? word.replace(/(es|ed|ing|s|e)$/, "") : word;
  }

  return (question) => {
    const asked = [...new Set(words(question.toLowerCase().replace(/how long/g, "duration")))];
    const telling = asked.filter((word) => !ignored.has(word));
    const wanted = telling.length ? telling : asked;
    const scores = new Map();
    for (const word of wanted) {
      holders(word).forEach((weight, i) => {
        const score = scores.get(i) || { held: 0, weight: 0 };
        score.held += 1;
        score.weight += weight;
        scores.set(i, score);
      });
    }
    const most = Math.max(0, ...[...scores.values()].map((score) => score.held));
    const hits = [...scores]
      .filter(([, score]) => score.held === most)
      .sort(([a, one], [b, other]) => other.weight - one.weight || a - b)
      .map(([i]) => entries[i]);
    return { hits, whole: most === wanted.length, words: wanted };
  };
}
