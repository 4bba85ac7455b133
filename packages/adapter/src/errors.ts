/** Why the world refused; closed, so that callers can decide what to do. */
export type AdapterErrorCode =
  | "auth"
  | "not-found"
  | "permission"
  | "timeout"
  | "cancelled"
  | "transient"
  | "rejected"
  | "unsupported";

/** What an {@link AdapterError} may carry beside its message. */
export interface AdapterErrorDetails {
  /** What the user can do about it. */
  readonly help?: string;
  /** The statement that was refused. */
  readonly statement?: string;
  /** UTF-16 offset in `statement` that the warehouse complained about. */
  readonly position?: number;
  readonly cause?: unknown;
}

/** The only error that adapters and stores throw. Never contains a credential. */
export class AdapterError extends Error {
  override readonly name = "AdapterError";
  readonly code: AdapterErrorCode;
  readonly help: string | undefined;
  readonly statement: string | undefined;
  readonly position: number | undefined;

  constructor(code: AdapterErrorCode, message: string, details: AdapterErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.help = details.help;
    this.statement = details.statement;
    this.position = details.position;
  }
}
