import type { Context } from "../context.ts";
import type { Coverage } from "../report/coverage.ts";
import type { compileSchema } from "../schemas/compile.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { version } from "../version.ts";

type Body = BodyOf<typeof compileSchema>;

/**
 * The output of `rocky compile -o json` in its parts. Findings and models are texts of JSON, separated by commas; a piece of bytes need only
 * hold until the next one is asked for.
 */
export interface CompiledJson {
  readonly hasErrors: boolean;
  readonly models: number;
  readonly layers: number;
  readonly diagnostics: Iterable<string | Uint8Array>;
  readonly details: Iterable<string | Uint8Array>;
  readonly expanded: Body["expanded_sql"];
  /** Asked for when the models are printed. */
  readonly coverage: () => Coverage;
  readonly timings: Body["compile_timings"];
}

/** Prints the output of a compilation: pretty on a terminal, one line elsewhere, and there piece by piece. */
export async function printCompiledJson(context: Context, compiled: CompiledJson): Promise<void> {
  const { isTerminal, write, send } = context.stdout;
  if (!isTerminal) {
    for (const piece of piecesOf(context, compiled)) await send(piece);
    return;
  }
  const decoder = new TextDecoder();
  let text = "";
  for (const piece of piecesOf(context, compiled)) {
    text += typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
  }
  write(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
}

function* piecesOf(
  { command }: Context,
  { hasErrors, models, layers, diagnostics, details, expanded, coverage, timings }: CompiledJson,
): Generator<string | Uint8Array> {
  const envelope = { version, command, has_errors: hasErrors, models, execution_layers: layers };
  yield `${JSON.stringify(envelope).slice(0, -1)},"diagnostics":[`;
  yield* diagnostics;
  yield '],"models_detail":[';
  yield* details;
  const shown = expanded === undefined ? {} : { expanded_sql: expanded };
  yield `],${JSON.stringify({ ...shown, coverage: coverage(), compile_timings: timings }).slice(1)}\n`;
}
