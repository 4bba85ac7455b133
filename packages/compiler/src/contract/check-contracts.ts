import { checkContract, contractWithoutModel, type Contract } from "@rocky/contracts";
import type { CompiledModel, Diagnostic, Span } from "@rocky/ir";
import type { Dialect } from "@rocky/sql";
import type { CatalogIndex } from "../resolve/catalog-index.ts";
import { restsOn } from "./rests-on.ts";
import type { ContractFile } from "./read-contracts.ts";

/** What contracts are checked against. */
export interface CheckContractsInput {
  readonly contracts: readonly ContractFile[];
  readonly models: readonly CompiledModel[];
  readonly catalog: CatalogIndex;
  readonly dialect: Dialect;
}

/** The contracts that belong to models, by the model's name, with what is broken. */
export interface CheckedContracts {
  readonly contracts: readonly Contract[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the model of each contract, by its file's place or by the model's name, and checks it. */
export function checkContracts(input: CheckContractsInput): CheckedContracts {
  const { models, dialect } = input;
  const byStem = new Map(models.map((model) => [model.file.replace(/\.[a-z]+$/, ""), model]));
  const byName = new Map(models.map((model) => [model.name, model]));
  const diagnostics: Diagnostic[] = [];
  const kept = new Map<string, Contract>();
  for (const { contract, stem, place } of input.contracts) {
    const model = byStem.get(stem) ?? byName.get(contract.model);
    if (model === undefined) {
      diagnostics.push(contractWithoutModel({ value: contract.model, span: place }, [...byName.keys()]));
      continue;
    }
    if (kept.has(model.name)) continue;
    kept.set(model.name, { ...contract, model: model.name });
    const produced = {
      name: model.name,
      columns: model.columns,
      complete: model.complete && model.status !== "blocked",
      span: startOf(model),
    };
    const proofOf = restsOn(model, { models: byName, catalog: input.catalog });
    diagnostics.push(...checkContract(contract, produced, { dialect, proofOf }));
  }
  const contracts = [...kept.values()].sort((a, b) => (a.model < b.model ? -1 : 1));
  return { contracts, diagnostics };
}

function startOf({ file, sql, sqlStart }: CompiledModel): Span {
  const word = /\S+/.exec(sql);
  const start = sqlStart + (word?.index ?? 0);
  return { file, start, end: start + (word?.[0].length ?? 0) };
}
