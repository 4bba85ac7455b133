import { recompile, type Recompilation, type RecompileInput, type WholeCompilation } from "@rocky/compiler";
import { loadRocky } from "../../load-rocky.ts";

/** `recompile`, with the .rocky language where it is needed. */
export async function recompileChanged(input: RecompileInput): Promise<Recompilation | WholeCompilation> {
  const first = recompile(input);
  return first.kind === "whole" && first.lacksRocky === true
    ? recompile({ ...input, rocky: await loadRocky() })
    : first;
}
