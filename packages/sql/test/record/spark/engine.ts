import { fileURLToPath } from "node:url";
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { EngineLine, Refusal, SparkColumn, SparkFunction } from "../../oracle/spark/case.ts";

/** What Spark says of a query: its columns, or why it refuses it. */
export type SparkAnswer = { readonly columns: readonly SparkColumn[] } | { readonly refused: Refusal };

type Tables = Readonly<Record<string, readonly SparkColumn[]>>;

/** Spark in a process of its own, which only analyses. Questions may be asked without waiting; they are answered in order. */
export class SparkEngine {
  readonly #process: ChildProcess;
  readonly #waiting: ((line: string) => void)[] = [];
  readonly #fails: ((error: Error) => void)[] = [];

  private constructor(python: string, settings: readonly string[]) {
    const script = fileURLToPath(new URL("ask.py", import.meta.url));
    this.#process = spawn(python, [script, ...settings], { stdio: "pipe" });
    let complaints = "";
    this.#process.stderr?.on(
      "data",
      (text: Buffer) => (complaints = `${complaints}${text.toString()}`.slice(-2000)),
    );
    if (this.#process.stdout === null) throw new Error("Spark has no output");
    createInterface({ input: this.#process.stdout }).on("line", (line) => {
      this.#fails.shift();
      this.#waiting.shift()?.(line);
    });
    this.#process.on("close", (code) => {
      for (const fail of this.#fails)
        fail(new Error(`Spark ended with ${code} before it answered:\n${complaints}`));
    });
  }

  /** Starts Spark with settings (`key=value`); also what it says of itself. */
  static async start(
    python: string,
    settings: readonly string[],
  ): Promise<{ readonly engine: SparkEngine; readonly said: EngineLine }> {
    const engine = new SparkEngine(python, settings);
    const said = JSON.parse(await engine.#next()) as EngineLine;
    return { engine, said };
  }

  /** Analyses one query. */
  ask(sql: string): Promise<SparkAnswer> {
    return this.#send<SparkAnswer>({ sql });
  }

  /** Forgets the tables there are and makes others; what they look like. */
  async setUp(statements: readonly string[]): Promise<Tables> {
    const answer = await this.#send<{ readonly tables: Tables } | { readonly refused: Refusal }>({
      setup: statements,
    });
    if ("tables" in answer) return answer.tables;
    throw new Error(`Spark refuses a setup: ${answer.refused.message}`);
  }

  /** Spark's own list of functions. */
  async functions(): Promise<readonly SparkFunction[]> {
    return (await this.#send<{ readonly functions: readonly SparkFunction[] }>({ functions: 1 })).functions;
  }

  /** Ends the process. */
  close(): void {
    this.#process.stdin?.end();
  }

  #next(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      this.#fails.push(reject);
    });
  }

  async #send<T>(request: object): Promise<T> {
    const answer = this.#next();
    this.#process.stdin?.write(`${JSON.stringify(request)}\n`);
    return JSON.parse(await answer) as T;
  }
}
