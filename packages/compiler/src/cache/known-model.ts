import type { CompiledModel } from "@rocky/ir";

/** What a compilation found out about a model beside the model itself. */
export interface ModelFacts {
  /** Why its columns are not complete, as its readers are told. */
  readonly reason: string;
  /** Different texts in it may be equal. */
  readonly isCollated: boolean;
  /** Tables that it reads and that nothing is known about, as written. */
  readonly unknownTables: readonly string[];
  /** Models whose columns its tests ask for. */
  readonly asks: readonly string[];
  /** Its query may hand on columns by a star. */
  readonly hasStar: boolean;
  /** What is found about its contract rests on models further up. */
  readonly hasContractFinding: boolean;
  /** Its findings or its text depend on more than itself and what it reads. */
  readonly isEntangled: boolean;
}

/** A model as it is kept for later compilations. */
export interface KnownModel {
  /** As others see it: its SQL is empty, and tags and intent are left away. */
  readonly compiled: CompiledModel;
  readonly facts: ModelFacts;
}

/** What is kept of a compilation, beside the models themselves. */
export interface ProjectFacts {
  /** By the model's name. */
  readonly models: ReadonlyMap<string, ModelFacts>;
  /** False where a change of any model asks for a whole compilation: models that meet in a name, cycles. */
  readonly isPlain: boolean;
  /** Some model or its folder says how late its data may be. */
  readonly isWatched: boolean;
}

/** The beginning of a {@link KnownModel}: enough to find it and to order it. */
export interface KnownHead
  extends
    Pick<CompiledModel, "name" | "file" | "status" | "complete" | "target" | "strategy" | "dependsOn">,
    ModelFacts {}
