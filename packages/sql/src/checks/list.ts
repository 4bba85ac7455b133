import { aggregateForm } from "./aggregate-form.ts";
import { arrowPrecedence } from "./arrow-precedence.ts";
import { checkTable, type Check, type CheckTable } from "./check.ts";
import { commaJoin } from "./comma-join.ts";
import { circularTable, recursionShape, unusedCommonTable } from "./common-tables.ts";
import {
  caseCondition,
  filterCondition,
  joinCondition,
  logicalOperand,
  negatedOperand,
  selectCondition,
} from "./condition-type.ts";
import {
  constantBound,
  constantBranch,
  constantCast,
  constantChosen,
  constantCompared,
  constantCondition,
  constantListed,
  constantTyped,
} from "./constant-cast.ts";
import { contradiction } from "./contradiction.ts";
import { datePart, extractedPart } from "./date-part.ts";
import { duplicateNames } from "./duplicate-names.ts";
import { fromPosition, repeatedField, repeatedPacked } from "./field-names.ts";
import { functionPlace } from "./function-place.ts";
import { textCompared, textListed } from "./implicit-cast.ts";
import { groupingPlace, groupingWithoutGroups } from "./group-functions.ts";
import { likeWithoutWildcard } from "./like-without-wildcard.ts";
import { limitWithoutOrder } from "./limit-without-order.ts";
import { queryInLambda } from "./lambda-place.ts";
import { lostByJoin, lostOuterJoin } from "./lost-outer-join.ts";
import { starArgument, starWithoutColumns, starWithoutFrom } from "./lone-star.ts";
import { midnight } from "./midnight.ts";
import { needlessUnion } from "./needless-union.ts";
import { negativeLimit } from "./negative-limit.ts";
import { neverNull } from "./never-null.ts";
import { notInNullable } from "./not-in-nullable.ts";
import { nullComparison, nullInList, nullWhen } from "./null-comparison.ts";
import { oneSidedOn } from "./one-sided-on.ts";
import { orderIgnored } from "./order-ignored.ts";
import { outOfRange, outOfRangeItem } from "./out-of-range.ts";
import { queryPosition, selectPosition } from "./position.ts";
import { ambiguousQualifier, ambiguousStar } from "./repeated-alias.ts";
import { repeatedBranch } from "./repeated-branch.ts";
import { repeatedTable, repeatedWindow } from "./repeated-name.ts";
import { reversedBetween } from "./reversed-between.ts";
import { selfComparison } from "./self-comparison.ts";
import { setOrder } from "./set-order.ts";
import { repeatedByName, setTypes } from "./set-types.ts";
import { shadowedColumn } from "./shadowed-column.ts";
import { coalesceRest, distinctGroups, havingWithoutAggregate } from "./superfluous.ts";
import { unknownFieldByIndex, unknownFieldOfColumn, unknownFieldOfValue } from "./unknown-field.ts";
import { unnestPlace } from "./unnest-place.ts";
import { unknownWindow } from "./unknown-window.ts";
import { valuesWidth } from "./values-width.ts";
import { windowFrame } from "./window-frame.ts";
import { windowOrder } from "./window-order.ts";

/** Every check, in the order in which those of one node look at it. */
const list: readonly Check[] = [
  setOrder, // E048
  functionPlace, // E055, E056
  unknownFieldOfColumn, // E057
  unknownFieldOfValue,
  unknownFieldByIndex,
  negativeLimit, // E058
  ambiguousQualifier, // E059
  ambiguousStar,
  recursionShape, // E060
  circularTable,
  valuesWidth, // E062
  unknownWindow, // E063
  selectPosition, // E065
  queryPosition,
  fromPosition,
  aggregateForm, // E066
  unnestPlace,
  windowFrame, // E054, E066
  ...queryInLambda, // E066
  groupingPlace,
  groupingWithoutGroups,
  starWithoutFrom, // E068
  starWithoutColumns,
  starArgument,
  repeatedTable, // E069
  repeatedWindow,
  repeatedByName,
  repeatedField,
  repeatedPacked,
  selectCondition, // W041
  joinCondition,
  filterCondition,
  caseCondition,
  logicalOperand,
  negatedOperand,
  setTypes,
  nullComparison, // W042
  nullInList,
  nullWhen,
  notInNullable, // W043
  selfComparison, // W044
  reversedBetween,
  contradiction,
  neverNull,
  outOfRange,
  outOfRangeItem,
  textCompared, // W045
  textListed,
  midnight,
  commaJoin, // W046
  oneSidedOn, // W047
  lostOuterJoin, // W048
  lostByJoin,
  unusedCommonTable, // W049
  constantCast, // W050
  constantTyped,
  constantCompared,
  constantCondition,
  constantListed,
  constantBranch,
  constantChosen,
  datePart,
  extractedPart,
  constantBound,
  arrowPrecedence, // W051
  shadowedColumn, // W052
  repeatedBranch, // W053
  windowOrder, // W054
  needlessUnion, // W059
  orderIgnored, // I045
  likeWithoutWildcard, // I046
  limitWithoutOrder, // I047
  duplicateNames, // I048
  distinctGroups, // I049
  havingWithoutAggregate,
  coalesceRest,
];

/** The checks that a binding runs. */
export const checks: CheckTable = checkTable(list);
