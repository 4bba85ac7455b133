import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Numbers that look random, and are the same for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0 || 1;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % end;
  }

  /** One of some values. */
  of<T>(values: readonly [T, ...T[]] | readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }
}

const names = ["id", "amount", "status", "day", "note", "total"];
const types = ["INTEGER", "VARCHAR", "DATE", "DECIMAL(10,2)"];

/** A project on disk that changes at random: queries, settings, files. */
export class ChangingProject {
  readonly root: string;
  readonly #dice: Dice;
  /** Models that there may be; each may read those before it, and sometimes others. */
  readonly #models: readonly string[];
  /** Those of them that are pipelines. */
  readonly #pipelines: Set<string>;

  constructor(root: string, dice: Dice) {
    this.root = root;
    this.#dice = dice;
    this.#models = Array.from({ length: 5 + dice.below(9) }, (_, i) => `m${i}`);
    this.#pipelines = new Set(this.#models.filter(() => dice.once(4)));
    this.#write("rocky.toml", this.#configuration());
    if (dice.once(2)) this.#write("schemas.lock.toml", this.#lockfile());
    if (dice.once(3)) this.#write("macros/twice.sql", "@DEF(twice, x) AS @x + @x;\n");
    const hasContracts = dice.once(4);
    for (const model of this.#models) {
      this.#write(this.#pathOf(model), this.#query(model));
      if (dice.once(2)) this.#write(`models/${model}.toml`, this.#sidecar(model));
      if (hasContracts && dice.once(3)) this.#write(`models/${model}.contract.toml`, this.#contract());
    }
  }

  /** Changes something, and says what. */
  change(): string {
    const dice = this.#dice;
    const model = dice.of(this.#models);
    const sql = this.#pathOf(model);
    const kind = dice.below(37);
    if (kind < 12) return this.#rewrite(sql, this.#query(model));
    if (kind < 15) return this.#edit(sql, (text) => `${text}-- ${dice.below(1000)}\n`);
    if (kind < 22) return this.#edit(sql, (text) => this.#renamed(text));
    if (kind < 24) return this.#edit(sql, (text) => text.slice(0, dice.below(text.length + 1)));
    if (kind < 26)
      return this.#edit(sql, (text) => text.replace(/[a-z]/, (letter) => (letter === "x" ? "y" : "x")));
    if (kind < 28) return this.#touch(sql);
    if (kind < 29) return this.#remove(sql);
    if (kind < 31) return this.#rewrite(`models/${model}.toml`, this.#sidecar(model));
    if (kind < 32 && dice.once(4)) return this.#rewrite(`models/${model}.contract.toml`, this.#contract());
    if (kind < 33)
      return dice.once(2)
        ? this.#remove(`models/${model}.toml`)
        : this.#remove(`models/${model}.contract.toml`);
    if (kind < 34) return this.#rewrite("rocky.toml", this.#configuration());
    if (kind < 35) return this.#rewrite("schemas.lock.toml", this.#lockfile());
    if (kind < 36) return this.#inOtherLanguage(model);
    return this.#rewrite(
      dice.of(["models/_defaults.toml", "macros/twice.sql", "models/extra.sql"]),
      this.#other(),
    );
  }

  #pathOf(model: string): string {
    return `models/${model}.${this.#pipelines.has(model) ? "rocky" : "sql"}`;
  }

  #inOtherLanguage(model: string): string {
    if (!this.#dice.once(5)) this.#remove(this.#pathOf(model));
    if (!this.#pipelines.delete(model)) this.#pipelines.add(model);
    return this.#rewrite(this.#pathOf(model), this.#query(model));
  }

  #other(): string {
    return this.#dice.of(['intent = "all"\n', "@DEF(twice, x) AS @x * 2;\n", "SELECT 1 AS id\n", ""]);
  }

  #configuration(): string {
    const lints = this.#dice.once(3)
      ? `\n[lints]\n${this.#dice.of(["I001", "P002", "W040", "I060"])} = "${this.#dice.of(["off", "warning"])}"\n`
      : "";
    return `[adapter]\ntype = "duckdb"\npath = "dev.duckdb"\n\n[pipeline.main]\ntype = "transformation"\nmodels = "models/**"\n${lints}`;
  }

  #lockfile(): string {
    const columns = names
      .slice(0, 2 + this.#dice.below(4))
      .map(
        (name) =>
          `  { name = "${name}", type = "${this.#dice.of(types)}"${this.#dice.once(2) ? ", nullable = false" : ""} },`,
      );
    const at = `2026-11-${10 + this.#dice.below(15)}T10:00:00Z`;
    return `version = 1\n\n[[table]]\nname = "raw.orders"\nsource = "duckdb:dev.duckdb"\nobserved_at = ${at}\ncolumns = [\n${columns.join("\n")}\n]\n${this.#dice.once(2) ? 'keys = [["id"]]\n' : ""}`;
  }

  #sidecar(model: string): string {
    const dice = this.#dice;
    const column = dice.of(names);
    const parts = [
      `name = "${dice.once(80) ? dice.of(this.#models) : model}"`,
      dice.once(8)
        ? `depends_on = ["${dice.once(30) ? dice.of(this.#models) : (this.#models[dice.below(Math.max(1, this.#models.indexOf(model)))] ?? "m0")}"]`
        : "",
      dice.once(4) ? 'intent = "for the test"' : "",
      dice.once(5)
        ? `[strategy]\ntype = "${dice.of(["view", "full_refresh", "incremental", "time_interval"])}"\ntime_column = "day"`
        : "",
      dice.once(6) ? `[freshness]\nmax_lag_seconds = 60` : "",
      dice.once(3) ? `[[tests]]\ntype = "${dice.of(["not_null", "unique"])}"\ncolumn = "${column}"` : "",
      dice.once(3)
        ? `[[tests]]\ntype = "relationships"\ncolumn = "${column}"\nto_table = "${dice.of(this.#models)}"\nto_column = "${dice.of(names)}"`
        : "",
      dice.once(6)
        ? `[[test]]\nname = "one"\n[[test.given]]\nref = "${dice.of(this.#models)}"\nrows = [{ ${dice.of(names)} = 1 }]\n[test.expect]\nrows = [{ ${column} = 1 }]`
        : "",
    ];
    return `${parts.filter((part) => part !== "").join("\n")}\n`;
  }

  #contract(): string {
    const { below, of } = {
      below: (n: number) => this.#dice.below(n),
      of: <T>(list: readonly T[]) => this.#dice.of(list),
    };
    const columns = names
      .slice(0, 1 + below(3))
      .map(
        (name) =>
          `[[columns]]\nname = "${name}"\ntype = "${of(["Int64", "String", "Date"])}"\nnullable = ${of(["true", "false"])}\n`,
      );
    return `${columns.join("\n")}\n[rules]\nrequired = ["${of(names)}"]\n`;
  }

  #query(model: string): string {
    const dice = this.#dice;
    const at = this.#models.indexOf(model);
    const reads = (): string =>
      at > 0 && !dice.once(4)
        ? (this.#models[dice.below(dice.once(60) ? this.#models.length : at)] ?? "m0")
        : dice.of(["raw.orders", "raw.orders", "raw.other", "orders", "read_csv('a.csv')"]);
    const from = reads();
    if (this.#pipelines.has(model)) return this.#pipeline(from.replace(/\(.*/, ""), reads);
    if (dice.once(5)) return `SELECT * FROM ${from}\n`;
    if (dice.once(8))
      return `SELECT a.*, b.${dice.of(names)} AS other FROM ${from} AS a LEFT JOIN ${reads()} AS b ON a.id = b.id\n`;
    if (dice.once(9)) return `SELECT ${dice.of(names)}, COUNT(*) AS total FROM ${from} GROUP BY 1\n`;
    if (dice.once(9)) return `SELECT id FROM ${from} UNION ALL SELECT ${dice.of(names)} FROM ${reads()}\n`;
    if (dice.once(50)) return `SELECT @twice(amount) AS total, @var(day) AS day FROM ${from}\n`;
    if (dice.once(50)) return `---toml\nintent = "inside"\n---\nSELECT id FROM ${from}\n`;
    if (dice.once(12)) return `SELECT 'ü\u{1F600}' AS note, id FROM ${from} -- rocky-ignore: W040 é\n`;
    const columns = names
      .filter(() => dice.once(2))
      .map((name) =>
        dice.of([
          name,
          name,
          `CAST(${dice.of(names)} AS ${dice.of(types)}) AS ${name}`,
          `COALESCE(${name}, ${name}) AS ${name}`,
          `strange(${name}) AS ${name}`,
          `${dice.of(names)} AS ${name}`,
          `${name}, ${dice.of(names)} AS ${dice.of(names)}`,
        ]),
      );
    return `SELECT ${columns.length === 0 ? "1 AS id" : columns.join(",\n  ")}\nFROM ${from}${dice.once(3) ? ` WHERE ${dice.of(names)} IS NOT NULL` : ""}\n`;
  }

  #pipeline(from: string, reads: () => string): string {
    const dice = this.#dice;
    const column = (): string => dice.of(names);
    const steps = Array.from({ length: dice.below(5) }, () =>
      dice.of([
        `derive { ${column()}: ${dice.of(["1", "day", `${column()} + 1`, "strange(id)"])} }`,
        `where day >= @2026-11-${10 + dice.below(15)}`,
        `where ${column()} != "x"`,
        `select { ${column()}, ${column()} }`,
        `group ${column()} { total: count() }`,
        `left join ${reads().replace(/\(.*/, "")} as b on id { keep b.${column()} }`,
        `sort ${column()}`,
        "take 3",
        "distinct",
      ]),
    );
    return `from ${from}\n${steps.join("\n")}\n`;
  }

  #renamed(text: string): string {
    const from = this.#dice.of(names);
    return text.replace(new RegExp(`\\b${from}\\b`), this.#dice.of(names));
  }

  #rewrite(path: string, text: string): string {
    this.#write(path, text);
    return `${path} is new`;
  }

  #edit(path: string, change: (text: string) => string): string {
    const before = this.#read(path) ?? "SELECT 1 AS id\n";
    this.#write(path, change(before));
    return `${path} is edited`;
  }

  #touch(path: string): string {
    if (this.#read(path) !== undefined) utimesSync(join(this.root, path), new Date(), new Date());
    return `${path} is touched`;
  }

  #remove(path: string): string {
    rmSync(join(this.root, path), { force: true });
    return `${path} is removed`;
  }

  #read(path: string): string | undefined {
    const folder = join(this.root, dirname(path));
    const name = path.slice(path.lastIndexOf("/") + 1);
    return readdirSync(folder).includes(name) ? readFileSync(join(this.root, path), "utf8") : undefined;
  }

  #write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }
}
