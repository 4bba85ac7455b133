import { AdapterError, type Connection } from "@rocky/adapter";
import type { CancelSignal } from "@rocky/ir";

/** A warehouse in memory: a statement names what it makes and what it needs; some can be told to fail or to hang. */
export interface Warehouse {
  readonly made: string[];
  /** Statements that ran at the same time, at most. */
  most: number;
  readonly writer: Pick<Connection, "materializeStatements" | "loadStatement" | "createSchemaStatement">;
  readonly connection: Pick<Connection, "execute">;
}

export interface Faults {
  readonly failing?: ReadonlySet<string>;
  readonly hanging?: ReadonlySet<string>;
}

export function warehouse({ failing = new Set(), hanging = new Set() }: Faults = {}): Warehouse {
  let at = 0;
  const state: Warehouse = {
    made: [],
    most: 0,
    writer: {
      materializeStatements: ({ target, kind }, existing) =>
        existing === undefined || existing === kind
          ? [`MAKE ${kind} ${target.table}`]
          : [`DROP ${existing} ${target.table}`, `MAKE ${kind} ${target.table}`],
      loadStatement: ({ target, file }) => `LOAD ${target.table} FROM ${file}`,
      createSchemaStatement: ({ schema }) => `SCHEMA ${schema}`,
    },
    connection: { execute },
  };
  async function execute(
    statements: readonly string[],
    signal?: CancelSignal,
  ): Promise<{ readonly rows: bigint }> {
    at += 1;
    state.most = Math.max(state.most, at);
    try {
      for (const statement of statements) await one(statement, signal);
      return { rows: BigInt(statements.length) };
    } finally {
      at -= 1;
    }
  }
  async function one(statement: string, signal: CancelSignal | undefined): Promise<void> {
    const name = statement.split(" ")[statement.startsWith("MAKE") ? 2 : 1] ?? "";
    await Promise.resolve();
    if (failing.has(name)) throw new AdapterError("rejected", `no ${name} today`, { statement });
    if (hanging.has(name)) await aborted(signal);
    state.made.push(statement);
  }
  return state;
}

function aborted(signal: CancelSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new AdapterError("cancelled", "interrupted"));
    if (signal?.aborted === true) stop();
    signal?.addEventListener("abort", stop, { once: true });
  });
}
