import { plainType } from "../../oracle/spark/judge.ts";
import { SparkEngine } from "../../record/spark/engine.ts";
import { installSpark } from "../../record/spark/install.ts";
import type { DialectParts } from "../parts/parts.ts";
import { relationOf, type Oracle } from "./oracle.ts";

/** Starts Spark, installed by `pnpm oracle:record databricks` or now. */
export async function sparkOracle(parts: DialectParts): Promise<Oracle> {
  const { engine, said } = await SparkEngine.start(installSpark(), []);
  return {
    engine: `${said.engine} ${said.version}, ANSI mode ${said.ansi ? "on" : "off"}`,
    setUp: async (tables) => {
      const made = await engine.setUp(tables.map(parts.ddl));
      return new Map(
        Object.entries(made).map(([name, columns]) => [
          name.toLowerCase(),
          relationOf(
            parts,
            name,
            columns.map((c) => ({ name: c.name, type: plainType(c.type), nullable: c.nullable === true })),
          ),
        ]),
      );
    },
    answer: async (sql) => {
      const answer = await engine.ask(sql);
      if ("refused" in answer) {
        const {
          class: name,
          message = "",
          thrown,
        } = answer.refused as typeof answer.refused & {
          readonly thrown?: string;
        };
        return { refused: name ?? thrown ?? "no class", message };
      }
      return {
        columns: answer.columns.map(({ name, type, nullable }) => ({
          name,
          type: plainType(type),
          nullable: nullable === true,
        })),
      };
    },
    close: () => engine.close(),
  };
}
