import type { Diagnostic } from "@rocky/ir";
import type { QueryNode } from "@rocky/sql";

/** What is said of pipelines instead, by the code of a finding: a pattern of its message or its help, and the words for it. */
const sentences: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  E048: [[/^A text stands in single quotes: '(.*?)'\./, 'A text stands in double quotes: "$1".']],
  E049: [
    [
      /^The tables here are step_\d+\.$/i,
      "The steps before have made one table: leave the name before the dot away.",
    ],
  ],
  E051: [
    [
      /^Add it to GROUP BY, or take one value of the group, such as (.*)\.$/,
      "Add it to the keys of group, or take one value of the group, such as $1.",
    ],
  ],
  E052: [
    [
      /^This query has (\d+) columns, but the first one of the .* has (\d+)\.$/,
      "This table has $1 columns, but the rows before union have $2.",
    ],
    [/^Give both the same columns, or use BY NAME\.$/, "Give both the same columns with select."],
  ],
  E055: [
    [
      /^Put this condition into HAVING.*/,
      "Group first: a where right behind group is asked of whole groups. Over single rows, write over () behind the aggregate.",
    ],
    [
      /^Group by columns of the rows.*/,
      "Group by columns of the rows, and keep aggregates between the braces.",
    ],
    [/^Compute the inner one in a subquery.*/, "Compute the inner one in a group of its own before."],
  ],
  E056: [[/^(?:Put|Compute) .*/, "Compute it with derive in a step before."]],
  E059: [[/^Give each of them .*/, "Give each of them an alias of its own with as."]],
  E073: [
    [/^Give one of them .*/, "Give one of them another name with derive, or name the columns with select."],
  ],
  I048: [
    [/^Give each of them an alias of its own/, "Give each of them a name of its own with derive and select"],
  ],
  W042: [
    [/\bby = (?=is)/, "by == "],
    [/^Write IS NULL\.$/, "Write is null."],
    [/^Write IS NULL or IS NOT NULL\.$/, "Write is null or is not null."],
  ],
  W044: [
    [/ = /g, " == "],
    [/^Write IN, or OR\.$/, "Write in […], or or."],
    [/^Write NOT IN, or AND\.$/, "Write not in […], or and."],
  ],
  W048: [[/^Move the condition .*/, "Join a let that has the condition to keep these rows, or write join."]],
  W054: [[/^Add ORDER BY to the window\.$/, "Add sort to the window."]],
  W058: [[/^Aggregate (.*) before the join/, "Group $1 in a let before the join"]],
};

/** The help for a pattern of `match` that is null. */
const nullPattern = "Only _ fits null; != null fits everything else.";

/** The help for an aggregate beside single rows. */
const strayAggregate =
  "Write over () behind the aggregate, which is then that of all rows, or group the rows first.";

/** The words of SQL in sentences, with those of pipelines; the longer ones first. */
const words: readonly (readonly [RegExp, string])[] = [
  [
    /\bCAST one of them to the type that is meant\b/g,
    "Bring one of them to the type that is meant with cast(… as …)",
  ],
  [/\bCAST one of them\b/g, "Write cast(… as …) around one of them"],
  [/\bCAST the other side to text\b/g, "cast the other side to text"],
  [/\bIS NOT DISTINCT FROM\b/g, "=="],
  [/\bIS DISTINCT FROM\b/gi, "!="],
  [/\bGROUP BY ALL\b|\bGROUP BY\b/g, "group"],
  [/\bORDER BY\b/g, "sort"],
  [/\bHAVING\b/g, "where behind group"],
  [/\bLIMIT\b/g, "take"],
  [/\bthe SELECT list\b/g, "select"],
  [/\ba subquery of FROM\b|\ba subquery\b/g, "a let"],
  [/\ba common table\b/g, "a let"],
];

/** Words that the language has too. */
const lowerCase =
  /\b(?:LEFT|RIGHT|FULL|CROSS|INNER|JOIN|UNION|ALL|TRY_CAST|CAST|IS|IN|PARTITION|BY|WHERE|FROM|SELECT|NULL|OVER|DISTINCT|ROWS|RANGE|AND|OR|NOT|AS)\b/g;

/** Findings about what a name means where SQL could mean two things by it; in a pipeline each step has its own names. */
const unsaid: ReadonlySet<string> = new Set(["W052"]);

/** Whether a finding of the binder speaks of what the author of a pipeline wrote. */
export function isOfPipelines({ code }: Diagnostic): boolean {
  return !unsaid.has(code);
}

/** A finding of the binder in the words of the language, and without names that only the SQL has. */
export function inRockyWords(finding: Diagnostic, text: string, query: QueryNode | undefined): Diagnostic {
  const say = (sentence: string): string => plainNames(translated(sentence, finding.code, text), text, query);
  const { edit, ...told } = finding;
  const { help, related, span } = finding;
  const isStray = finding.code === "E051" && query !== undefined && !hasGroups(query);
  const isPattern = finding.code === "W042" && span !== undefined && /^\s*=>/.test(text.slice(span.end));
  return {
    ...told,
    ...(edit === undefined || isPattern ? {} : { edit }),
    message: say(authorsCase(finding.message, span === undefined ? "" : text.slice(span.start, span.end))),
    ...(help === undefined ? {} : { help: isPattern ? nullPattern : isStray ? strayAggregate : say(help) }),
    ...(related === undefined
      ? {}
      : { related: related.map((place) => ({ ...place, message: say(place.message) })) }),
  };
}

function hasGroups({ with: tables, body }: QueryNode): boolean {
  const bodies = [...(tables?.tables ?? []).map(({ query }) => query.body), body];
  return bodies.some((each) => each.kind !== "select" || each.groupBy !== undefined);
}

/** Puts the words of pipelines for those of SQL; what stands in capitals in the author's own text is a name or a value, and stays. */
function translated(sentence: string, code: string, text: string): string {
  const unlessWritten = (word: string, said: string): string =>
    new RegExp(`\\b${word}\\b`).test(text) ? word : said;

  const special = (sentences[code] ?? []).reduce(
    (so, [pattern, said]) => so.replace(pattern, said),
    sentence,
  );
  const named = words.reduce(
    (so, [pattern, said]) => so.replace(pattern, (word) => unlessWritten(word, said)),
    special,
  );
  return named.replace(lowerCase, (word) => unlessWritten(word, word.toLowerCase()));
}

/** Functions are upper case in SQL; the author may have written them otherwise. */
function authorsCase(message: string, written: string): string {
  const word = /^\w{2,}/.exec(written)?.[0];
  if (word === undefined) return message;
  return message.replace(new RegExp(`\\b${word.toUpperCase()}\\b`, "g"), word);
}

/** Tables and columns that no author wrote are not named: a table that was made is the rows so far. */
function plainNames(sentence: string, text: string, query: QueryNode | undefined): string {
  const made = (query?.with?.tables ?? []).filter(({ name }) => name.start === name.end);
  const withoutTables = made.reduce((so, { name }) => {
    const word = new RegExp(`\\b${name.name}\\b`, "g");
    return so.replaceAll(` in ${name.name}`, " here").replace(word, "the rows before");
  }, sentence);
  const written = text.toLowerCase();
  return withoutTables.replace(/(?:, )?\b(_rocky_\d+)\b/gi, (all, name: string) =>
    written.includes(name.toLowerCase()) ? all : "",
  );
}
