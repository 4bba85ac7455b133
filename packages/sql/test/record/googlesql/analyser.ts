import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** An argument of a signature as the analyser's catalogue has it. */
export interface CatalogueArgument {
  readonly type: string;
  /** Required when absent. */
  readonly count?: "optional" | "repeated";
  readonly name?: string;
  readonly constant?: true;
}

/** A function of the analyser's catalogue. Names that begin with `$` stand for operators and syntax. */
export interface CatalogueFunction {
  readonly name: string;
  readonly mode: "scalar" | "aggregate" | "analytic";
  /** It takes OVER. */
  readonly window?: true;
  readonly signatures: readonly {
    readonly arguments: readonly CatalogueArgument[];
    readonly result: string;
  }[];
}

/** A column of a table of a setup. */
export interface TableColumn {
  readonly name: string;
  /** With its parameters, as in `NUMERIC(10, 2)`. */
  readonly type: string;
  readonly required?: true;
  /** Paths of the fields in it that are NOT NULL. */
  readonly requiredFields?: readonly string[];
}

/** A column of a query's result. */
export interface AnalysedColumn {
  readonly name: string;
  readonly type: string;
  /** The query gives it no name; this is the one that BigQuery shows. */
  readonly unnamed?: true;
}

/** What the analyser says of a query. */
export type Analysed =
  | { readonly columns: readonly AnalysedColumn[]; readonly parameters?: Readonly<Record<string, string>> }
  | { readonly refused: string };

/** The analyser as it runs. */
export interface Analyser {
  readonly about: () => Promise<{ readonly engine: string; readonly version: string; readonly features: readonly string[] }>;
  readonly functions: () => Promise<readonly CatalogueFunction[]>;
  readonly define: (setup: string, ddl: readonly string[]) => Promise<Readonly<Record<string, readonly TableColumn[]>>>;
  readonly describe: (setup: string, sql: string) => Promise<Analysed>;
  readonly close: () => void;
} // prettier-ignore

type Answer = Readonly<Record<string, unknown>> & { readonly refused?: string };

/** Starts the analyser. Questions are answered in order; several may be under way. */
export function openAnalyser(file: string): Analyser {
  const child = spawn(file, { stdio: ["pipe", "pipe", "inherit"] });
  const waiting: ((answer: Answer) => void)[] = [];
  createInterface({ input: child.stdout }).on("line", (line) =>
    waiting.shift()?.(JSON.parse(line) as Answer),
  );
  child.on("exit", () => {
    for (const answer of waiting.splice(0)) answer({ refused: "the analyser has ended" });
  });
  const ask = (request: object): Promise<Answer> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  const demand = async <T>(request: object): Promise<T> => {
    const answer = await ask(request);
    if (answer.refused !== undefined) throw new Error(answer.refused);
    return answer as unknown as T;
  };
  return {
    about: () => demand({ about: true }),
    functions: async () =>
      (await demand<{ functions: readonly CatalogueFunction[] }>({ functions: true })).functions,
    define: async (setup, ddl) =>
      (await demand<{ tables: Record<string, TableColumn[]> }>({ setup, ddl })).tables,
    describe: async (setup, sql) => (await ask({ setup, sql })) as unknown as Analysed,
    close: () => child.stdin.end(),
  };
}
