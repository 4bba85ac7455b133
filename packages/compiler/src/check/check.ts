import type { CompiledModel, Diagnostic } from "@rocky/ir";
import type { ReadModel } from "../resolve/parsed-model.ts";
import type { CheckSettings } from "./settings.ts";

/** A compiled project as rules see it. */
export interface CheckedProject {
  /** Sorted by name. */
  readonly models: readonly CheckedModel[];
  readonly byName: Pick<ReadonlyMap<string, CheckedModel>, "get">;
  readonly settings: CheckSettings;
}

/** A model as it was read and as it was compiled. */
export interface CheckedModel {
  readonly compiled: CompiledModel;
  readonly parsed: ReadModel;
  /** What was found while it was read and bound. */
  readonly found: readonly Diagnostic[];
  /** Why its columns are not complete, as its readers are told; empty where they are. */
  readonly gap: string;
  /** Why types of its columns are not known, each reason once. */
  readonly unknown: readonly string[];
}

/** A rule about the whole project. It says nothing about what is not known. */
export type Rule = (project: CheckedProject) => readonly Diagnostic[];
