"use strict";
/**
 * Finds entries by the words of a question. An entry is {id, title, text, more}; synonyms are
 * {groups, asked}: words for the same thing, and words of users by the id of the entry that answers
 * them. A word counts most in the id, the title and what is asked, more in a short title than in a
 * long one, more if few entries hold it, and double if it is a status or close code. An entry that is
 * a question itself counts less.
 * Returns the entries that come closest, at most half as close as the best, the best first.
 */
function createSearch(entries, synonyms) {
  const ignored = new Set(
    ("a an and any are as at be been but by can could do does for from get give gives given got had has have how i if in is it its " +
      "may me mean means might must my need no not of on one or our s should so t that the their them there they " +
      "this to us was we were what when where which while who why will with would you your").split(" "));
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}$@][\p{L}\p{N}_$@-]*/gu) || [];
  const groups = new Map();
  for (const line of synonyms.groups) {
    for (const word of line) {
      groups.set(word, [...(groups.get(word) || []), ...line]);
    }
  }

  const index = new Map();
  entries.forEach((entry, i) => {
    const title = words(entry.title);
    const fields = [
      [60, words(entry.id)],
      [160 / (10 + title.length), title],
      [10, words(synonyms.asked[entry.id] || "")],
      [3, words(entry.text || "")],
      [1, words(entry.more || "")],
    ];
    for (const [weight, all] of fields) {
      for (const word of new Set(all)) {
        const held = index.get(word) || new Map();
        held.set(i, (held.get(i) || 0) + weight);
        index.set(word, held);
      }
    }
  });

  const rarity = (word) => (index.has(word) ? Math.log(1 + entries.length / index.get(word).size) : 0);

  /** Entries that hold a word, or one that begins with it, or a synonym, with their weights. */
  function holders(word) {
    const found = new Map();
    const add = (other, factor) => {
      const rare = Math.min(rarity(other), rarity(word) || Infinity);
      (index.get(other) || []).forEach((weight, i) => {
        found.set(i, Math.max(found.get(i) || 0, weight * factor * rare));
      });
    };
    add(word, 1);
    if (word.length > 3) {
      for (const other of index.keys()) {
        if (singular(other) === singular(word)) {
          add(other, 0.9);
        } else if (other.startsWith(word)) {
          add(other, 0.7);
        }
      }
    }
    for (const other of groups.get(word) || []) {
      if (other !== word) {
        add(other, 0.5);
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
    let known = 0;
    for (const word of wanted) {
      const all = holders(word);
      known += all.size ? 1 : 0;
      all.forEach((weight, i) => {
        const score = scores.get(i) || { held: 0, weight: 0 };
        score.held += 1;
        score.weight += /^\d{3,4}$/.test(word) ? 2 * weight : weight;
        scores.set(i, score);
      });
    }
    const ranked = [...scores]
      .map(([i, { held, weight }]) => ({
        i,
        whole: held === wanted.length,
        rank: ((weight * held) / known) * (entries[i].title.endsWith("?") ? 0.7 : 1),
      }))
      .sort((one, other) => other.rank - one.rank || one.i - other.i);
    const hits = ranked.filter(({ rank }) => rank >= ranked[0].rank / 2);
    return { hits: hits.map(({ i }) => entries[i]), whole: hits.some((hit) => hit.whole), words: wanted };
  };
}
