import type { Diagnostic } from "@rocky/ir";
import type { CheckedProject, Rule } from "./check.ts";
import { budgetRule } from "./budget.ts";
import { classificationRule } from "./classification.ts";
import { dependencyRule } from "./dependency.ts";
import { freshnessRule } from "./freshness.ts";
import { lakehouseFormatRule } from "./lakehouse-format.ts";
import { mergeKeyRule } from "./merge-key.ts";
import { starRule } from "./star.ts";
import { starConsumersRule } from "./star-consumers.ts";
import { timeIntervalRule } from "./time-interval.ts";
import { unknownColumnsRule } from "./unknown-columns.ts";

const rules: readonly Rule[] = [
  starRule,
  starConsumersRule,
  unknownColumnsRule,
  dependencyRule,
  timeIntervalRule,
  mergeKeyRule,
  lakehouseFormatRule,
  classificationRule,
  freshnessRule,
  budgetRule,
];

/** What the rules find, each with its model. */
export function checkRules(project: CheckedProject): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(project));
}
