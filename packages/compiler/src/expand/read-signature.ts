import { nearestNames } from "@rocky/ir";
import { offsetsOf, parameterTypes, tokenText, type CutText, type MacroParameter } from "./macro.ts";

/** `name(p1, p2: type) -> type`, read up to the token `next`. */
export interface Signature {
  readonly kind: "signature";
  readonly name: string;
  readonly nameAt: number;
  readonly parameters: readonly MacroParameter[];
  readonly next: number;
}

/** Why something is no macro, at a place of its file. */
export interface DefinitionProblem {
  readonly kind: "problem";
  readonly problem: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
  /** The macro's name, where it is known. */
  readonly name?: string;
}

const takenNames: readonly string[] = ["var", "start_date", "end_date"];

const nameRule = "a name has letters, digits and _";

/** Whether a text can be the name of a macro, a parameter or a run variable. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** Reads the name and the parameters of a macro. */
export function readSignature(source: CutText, at: number): Signature | DefinitionProblem {
  const name = tokenText(source, at);
  if (source.tokens[at]?.kind !== "word") return problemAt(source, at, "expected a name after macro");
  if (!isName(name)) return { ...problemAt(source, at, nameRule), name };
  if (takenNames.includes(name)) return problemAt(source, at, `@${name} has a meaning of its own`);
  if (tokenText(source, at + 1) !== "(") {
    return { ...problemAt(source, at + 1, `expected ( after ${name}`), name };
  }
  const parameters: MacroParameter[] = [];
  let next = at + 2;
  while (tokenText(source, next) !== ")") {
    const read = readParameter(source, next, parameters);
    if ("problem" in read) return { ...read, name };
    parameters.push(read.parameter);
    next = read.next;
    if (tokenText(source, next) === ",") next++;
    else if (tokenText(source, next) !== ")") {
      return { ...problemAt(source, next, "expected , or ) after a parameter"), name };
    }
  }
  return resultOf(source, { kind: "signature", name, nameAt: at, parameters, next: next + 1 });
}

function resultOf(source: CutText, signature: Signature): Signature | DefinitionProblem {
  const { next, name } = signature;
  if (tokenText(source, next) !== "->") return signature;
  const wrong = typeProblem(source, next + 1);
  return wrong === undefined ? { ...signature, next: next + 2 } : { ...wrong, name };
}

function readParameter(
  source: CutText,
  at: number,
  before: readonly MacroParameter[],
): { readonly parameter: MacroParameter; readonly next: number } | DefinitionProblem {
  const name = tokenText(source, at);
  if (source.tokens[at]?.kind !== "word") return problemAt(source, at, "expected the name of a parameter");
  if (!isName(name)) return problemAt(source, at, nameRule);
  if (before.some((parameter) => parameter.name === name)) {
    return problemAt(source, at, `two parameters are called ${name}`);
  }
  if (tokenText(source, at + 1) !== ":") return { parameter: { name, type: "any" }, next: at + 1 };
  const wrong = typeProblem(source, at + 2);
  const type = parameterTypes.find((each) => each === tokenText(source, at + 2)) ?? "any";
  return wrong ?? { parameter: { name, type }, next: at + 3 };
}

function typeProblem(source: CutText, at: number): DefinitionProblem | undefined {
  const written = tokenText(source, at);
  if (parameterTypes.some((type) => type === written)) return undefined;
  const [near] = nearestNames(written, parameterTypes, 1);
  const help = near === undefined ? `The types are ${parameterTypes.join(", ")}.` : `Did you mean ${near}?`;
  const problem = written === "" ? "expected a type" : `there is no type ${written}`;
  return { ...problemAt(source, at, problem), help };
}

/** A problem at a token; behind the last token at the end of the text. */
export function problemAt(source: CutText, at: number, problem: string): DefinitionProblem {
  const end = source.tokens.at(-1)?.end ?? 0;
  return { kind: "problem", problem, ...offsetsOf(source, { from: at, to: at + 1 }, end) };
}
