import { unknownReason, type Column } from "@rocky/ir";

const none: readonly string[] = [];

/** Why types of columns are not known, each reason once. */
export function unknownReasons(columns: readonly Pick<Column, "type">[]): readonly string[] {
  let reasons: string[] | undefined;
  for (const { type } of columns) {
    const reason = unknownReason(type);
    if (reason === undefined) continue;
    if (reasons === undefined) reasons = [reason];
    else if (!reasons.includes(reason)) reasons.push(reason);
  }
  return reasons ?? none;
}
