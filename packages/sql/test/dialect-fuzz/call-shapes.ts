/** A call that an engine takes: what stands at each place, as a text or as the type that stood there. */
export interface CallShape {
  readonly name: string;
  readonly args: readonly ({ readonly type: string } | { readonly text: string })[];
}

/** The shapes of calls among expressions over columns of known types, each once, grouped by name. */
export function callShapes(
  expressions: readonly string[],
  columns: ReadonlyMap<string, string>,
): readonly (readonly CallShape[])[] {
  const found = new Map<string, Map<string, CallShape>>();
  for (const text of expressions) {
    const shape = callShape(text, columns);
    if (shape === undefined) continue;
    const shapes = found.get(shape.name) ?? new Map<string, CallShape>();
    shapes.set(JSON.stringify(shape), shape);
    found.set(shape.name, shapes);
  }
  return [...found.values()].map((shapes) => [...shapes.values()]);
}

function callShape(text: string, columns: ReadonlyMap<string, string>): CallShape | undefined {
  const call = /^([a-z_][\w.]*)\((.*)\)$/is.exec(text);
  if (call === null) return undefined;
  const [, name = "", inside = ""] = call;
  const args = inside.trim() === "" ? [] : atCommas(inside);
  if (args === undefined) return undefined;
  return {
    name: name.toLowerCase(),
    args: args.map((arg) => {
      const type = columns.get(arg.toLowerCase());
      return type === undefined ? { text: arg } : { type };
    }),
  };
}

/** Parts at commas outside of brackets and texts; `undefined` where the brackets do not balance. */
export function atCommas(list: string): readonly string[] | undefined {
  const found: string[] = [""];
  let depth = 0;
  for (const [piece] of list.matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|./gs)) {
    if ("([{".includes(piece)) depth++;
    else if (")]}".includes(piece)) depth--;
    if (depth < 0) return undefined;
    if (piece === "," && depth === 0) found.push("");
    else found.push(`${found.pop() ?? ""}${piece}`);
  }
  return depth === 0 ? found.map((part) => part.trim()) : undefined;
}
