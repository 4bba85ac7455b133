/** Thrown when Rocky itself is wrong; never for a user's mistake. The command line answers with exit code 70. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/** Throws {@link AssertionError} unless `condition` holds. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** For the place after a switch that handles every case. */
export function assertNever(value: never): never {
  throw new AssertionError(`unexpected value: ${String(value)}`);
}
