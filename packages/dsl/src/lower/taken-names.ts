import type { RockyFile } from "../ast.ts";

/** All names in a file (lower case), of whatever they are: one that is made must mean nothing that the author can have meant. */
export function namesIn(file: RockyFile): Set<string> {
  const names = new Set<string>();
  const open: unknown[] = [file];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isName(node)) names.add(node.text.toLowerCase());
    else for (const child of Object.values(node)) open.push(child);
  }
  return names;
}

function isName(node: object): node is { readonly kind: "name"; readonly text: string } {
  return "kind" in node && node.kind === "name" && "text" in node && typeof node.text === "string";
}
