/** Reads a table of `extension: name name` lines into the extension of each name. */
export function extensionOf(table: string): ReadonlyMap<string, string> {
  const extensions = new Map<string, string>();
  for (const line of table.trim().split("\n")) {
    const [extension = "", names = ""] = line.split(": ");
    for (const name of names.split(" ")) extensions.set(name, extension);
  }
  return extensions;
}
