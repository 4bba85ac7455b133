import type { IToken } from "chevrotain";

/** Thrown inside the parser where nesting goes deeper than it may; never leaves `parseRocky`. */
export class TooDeep extends Error {
  readonly token: IToken;

  constructor(token: IToken) {
    super("too deep");
    this.token = token;
  }
}
