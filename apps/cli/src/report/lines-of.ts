/** The complete lines of a stream of text, as many at a time as have arrived; the last one may lack its line break. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let open: string[] = [];
  for await (const chunk of chunks) {
    if (!chunk.includes("\n")) {
      open.push(chunk);
      continue;
    }
    const lines = (open.join("") + chunk).split("\n");
    open = [lines.pop() ?? ""];
    yield lines;
  }
  const rest = open.join("");
  if (rest !== "") yield [rest];
}
