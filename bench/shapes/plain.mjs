const name = (index) => `m_${String(index).padStart(5, "0")}`;
const count = (length, model) => Array.from({ length }, (_, i) => model(i));

const first = { name: name(0), sql: "SELECT 1 AS id, 2.50 AS amount, 'a' AS label\n" };
const reader = (index, from) => ({
  name: name(index),
  sql: `SELECT id, amount + 1 AS amount, upper(label) AS label FROM ${name(from)} WHERE id > 0\n`,
});

/** Every model reads the one before. */
export function chain(total) {
  return count(total, (i) => (i === 0 ? first : reader(i, i - 1)));
}

/** Every model reads the first one. */
export function fanOut(total) {
  return count(total, (i) => (i === 0 ? first : reader(i, 0)));
}

/** One model, many that read it, and one that reads all of those. */
export function diamond(total) {
  const middle = count(total - 2, (i) => reader(i + 1, 0));
  const union = middle.map((model) => `SELECT id, amount, label FROM ${model.name}`).join("\nUNION ALL\n");
  return [first, ...middle, { name: name(total - 1), sql: `${union}\n` }];
}

/** A tenth as many models, of a hundred columns each: half of them sources, half of them over one source. */
export function wide(total) {
  const columns = count(100, (c) => `c${c}`);
  const source = columns.map((column, c) => `${c} AS ${column}`).join(",\n  ");
  const over = columns.map((column) => `coalesce(s.${column}, 0) + 1 AS ${column}`).join(",\n  ");
  return count(Math.floor(total / 10), (i) =>
    i % 2 === 0
      ? { name: name(i), sql: `SELECT\n  ${source}\n` }
      : { name: name(i), sql: `SELECT\n  ${over}\nFROM ${name(i - 1)} AS s\n` },
  );
}

/** Models that cost nothing to build and read nothing. */
export function trivial(total) {
  return count(total, (i) => ({ name: name(i), sql: `SELECT ${i} AS id\n` }));
}
