/** What a function of a page does with rows. */
export type Kind = "scalar" | "aggregate" | "window" | "macro" | "table";

/** A function as a page shows it. */
export interface Row {
  readonly name: string;
  readonly kind: Kind;
  readonly signatures: readonly string[];
  readonly nulls: string;
  readonly deterministic: boolean;
  /** Whether sensible calls have a type, and the engine's. */
  readonly typed: boolean;
  /** What else is worth saying of it. */
  readonly note?: string;
}

/** The kinds with the titles of their sections. */
export const titles: readonly (readonly [Kind, string])[] = [
  ["scalar", "Scalar functions and operators"],
  ["aggregate", "Aggregates"],
  ["window", "Window functions"],
  ["macro", "Macros"],
  ["table", "Table functions"],
];

/** What the words of the column NULL mean. */
export const nullWords: readonly string[] = [
  "When the result may be NULL: `strict`, only when an argument is; `first` and `rest`, only when the first or another one is; `coalesce`, only when all are;",
  "`never`; `nullable`, it always may be; `passing`, it always may be and certainly is when an argument is; `defaulted`, it always may be unless a third argument stands in; of aggregates `no-rows`, only when there is no row, and `no-input`, only when there is no row or an argument is NULL.",
];

/** How many functions of each kind are listed, and how many of these typed. */
export function countTable(rows: readonly Row[]): readonly string[] {
  const counts = titles.flatMap(([kind, title]) => {
    const own = rows.filter((row) => row.kind === kind);
    const typed = own.filter((row) => row.typed).length;
    return own.length === 0
      ? []
      : [`| ${title} | ${own.length} | ${typed} | ${((100 * typed) / own.length).toFixed(1)} % |`];
  });
  return ["| | listed | typed | |", "| --- | ---: | ---: | ---: |", ...counts];
}

const mostSignatures = 6;

/** The functions of one kind under their title. */
export function section(title: string, rows: readonly Row[]): readonly string[] {
  const isTable = rows[0]?.kind === "table";
  const head = isTable
    ? ["| function | calls | columns |", "| --- | --- | --- |"]
    : ["| function | signatures | NULL | |", "| --- | --- | --- | --- |"];
  return [
    "",
    `## ${title}`,
    "",
    ...head,
    ...rows.map((row) => {
      const shown = row.signatures.slice(0, mostSignatures).map((text) => code(text));
      const more = row.signatures.length - shown.length;
      const signatures = `${shown.join("<br>")}${more > 0 ? `<br>and ${more} more` : ""}`;
      if (isTable)
        return `| ${code(row.name)} | ${signatures} | ${row.typed ? "known" : "depend on what it reads"} |`;
      const notes = [
        row.note ?? "",
        row.deterministic ? "" : "not deterministic",
        row.typed ? "" : "not typed",
      ];
      return `| ${code(row.name)} | ${signatures} | ${row.nulls} | ${notes.filter((note) => note !== "").join(", ")} |`;
    }),
  ];
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}
