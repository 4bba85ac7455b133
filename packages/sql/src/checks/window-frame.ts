import type { Expression, Identifier } from "../ast/expression.ts";
import type { Frame, FrameBound, OrderItem, WindowSpecification } from "../ast/query.ts";
import { bindExpression } from "../bind/expression/bind.ts";
import { windowChain } from "../bind/expression/window.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell, typeOf } from "./tell.ts";

/** E054, E066: a frame that ends before it starts, or RANGE by a number over what has no distances. Error: the engine refuses it always. */
export const windowFrame: Check = {
  on: "call",
  look: ({ scope, node }) => {
    if (node.over === undefined || isFrameless(node.over)) return;
    const chain = windowChain(scope, node.over);
    const frame = chain.find((window) => window.frame !== undefined)?.frame;
    if (frame === undefined) return;
    const problem = backwards(frame);
    if (problem !== undefined) {
      const help = "Write the earlier end first, such as ROWS BETWEEN 1 PRECEDING AND CURRENT ROW.";
      return tell(scope, frame, {
        row: report.aggregateForm,
        args: { name: "The frame", problem },
        extras: { help },
      });
    }
    if (chain.at(-1)?.base === undefined)
      judgeRange(
        scope,
        frame,
        chain.flatMap((window) => window.orderBy),
      );
  },
};

/** Whether a window is written out, without a frame and without a name that may have one. */
function isFrameless(over: WindowSpecification | Identifier): boolean {
  return over.kind === "window" && over.frame === undefined && over.base === undefined;
}

/** Why a frame is empty whatever the rows are. No distance and a negative one are left alone. */
function backwards({ from, to }: Frame): string | undefined {
  if (from.bound === "unbounded following") return "starts at the last row, so nothing is left of it";
  if (to?.bound === "unbounded preceding") return "ends at the first row, so nothing is left of it";
  const start = rank(from);
  const end = to === undefined ? 0 : rank(to);
  return start !== undefined && end !== undefined && end < start ? "ends before it starts" : undefined;
}

function rank({ bound, offset }: FrameBound): -1 | 0 | 1 | undefined {
  if (bound === "current row") return 0;
  if (bound === "unbounded preceding") return -1;
  if (bound === "unbounded following") return 1;
  if (offset?.kind === "unary" || (offset?.kind === "literal" && Number(offset.text) === 0)) return undefined;
  return bound === "preceding" ? -1 : 1;
}

function judgeRange(scope: Scope, frame: Frame, orderBy: readonly OrderItem[]): void {
  const offset = frame.from.offset ?? frame.to?.offset;
  if (frame.unit !== "range" || offset === undefined) return;
  if (orderBy.some(({ expression }) => expression.kind === "star")) return;
  const [item, other] = orderBy;
  if (item === undefined || other !== undefined) {
    const count = item === undefined ? "is none" : `are ${orderBy.length}`;
    return tell(scope, frame, {
      row: report.aggregateForm,
      args: {
        name: "RANGE",
        problem: `with a distance needs one ORDER BY in its window, and there ${count}`,
      },
      extras: { help: "Order by one number or date, or write ROWS to count rows." },
    });
  }
  if (item.expression.kind !== "star") judgeTypes(scope, item.expression, offset);
}

/** A text or a moment, and a plain number beside it. */
function judgeTypes(scope: Scope, key: Expression, offset: Expression): void {
  if (key.kind !== "column" || offset.kind !== "literal") return;
  if (offset.literal !== "integer" && offset.literal !== "decimal") return;
  const value = bindExpression(scope, key);
  const isText = value.type.kind === "string";
  if (!isText && value.type.kind !== "timestamp") return;
  tell(scope, offset, {
    row: report.operatorMismatch,
    args: {
      operator: "RANGE",
      types: `${typeOf(scope, value)} and ${typeOf(scope, bindExpression(scope, offset))}`,
    },
    extras: {
      help: isText ? "Write ROWS to count rows." : "Write an interval, such as INTERVAL 1 DAY PRECEDING.",
    },
  });
}
