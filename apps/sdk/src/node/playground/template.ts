import type { NewFile } from "../write-new-files.ts";

/** A command to try, and what it shows. */
export interface PlaygroundStep {
  readonly command: string;
  readonly shows: string;
}

/** A mistake that is worth making: what to write instead of what. */
export interface PlaygroundMistake {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What the compiler says to it. */
  readonly shows: string;
}

/** A project to learn with. */
export interface PlaygroundTemplate {
  readonly name: string;
  /** What it teaches, in one line. */
  readonly summary: string;
  readonly files: readonly NewFile[];
  /** In this order. */
  readonly steps: readonly PlaygroundStep[];
  readonly mistake: PlaygroundMistake;
}
