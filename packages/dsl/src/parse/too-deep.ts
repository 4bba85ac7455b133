import type { IToken } from "chevrotain";
import { deepest, longest } from "./limits.ts";

/** What is said of too many levels. */
export const nested: string = `nested too deeply: more than ${deepest} levels`;

/** What is said of too many operators in a row. */
export const long: string = `too long: more than ${longest} operators follow each other`;

/** Thrown inside the parser where an expression has more than it may; never leaves `parseRocky`. */
export class TooDeep extends Error {
  readonly token: IToken;
  readonly problem: string;

  constructor(token: IToken, problem: string) {
    super("too deep");
    this.token = token;
    this.problem = problem;
  }
}
