import type { CancelSignal } from "@rocky/ir";

/** A signal that can be given, and that follows another one. */
export interface CancelSource {
  readonly signal: CancelSignal;
  /** Aborts the signal, once. */
  cancel(): void;
  /** Stops following the other signal. */
  release(): void;
}

/** Makes a signal that aborts when `outer` does, or when it is cancelled. */
export function cancelSource(outer: CancelSignal | undefined): CancelSource {
  const listeners = new Set<() => void>();
  let aborted = outer?.aborted ?? false;
  const cancel = (): void => {
    if (aborted) return;
    aborted = true;
    for (const listener of listeners) listener();
  };
  outer?.addEventListener("abort", cancel, { once: true });
  return {
    cancel,
    release: () => outer?.removeEventListener("abort", cancel),
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => {
        listeners.add(listener);
      },
      removeEventListener: (_type, listener) => {
        listeners.delete(listener);
      },
    },
  };
}
