import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readTallies, talliesOf, worseThan } from "./engine-accuracy.ts";
import { accuracyPage, type Graded, type PageTexts } from "./engine-page.ts";

/** Tests that nothing is worse than the page of accuracy says, and that the page is up to date. */
export function accuracyTests(page: string, texts: PageTexts, graded: Graded): void {
  const file = new URL(`../../../../docs/${page}`, import.meta.url);
  const floor = existsSync(file) ? readFileSync(file, "utf8") : "";
  const tallies = talliesOf(graded.judged);

  test("nothing is worse than the page of accuracy says", () => {
    const before = readTallies(floor, texts.count);
    const worse = [...tallies].flatMap(([category, tally]) => {
      const was = before.get(category);
      return was === undefined ? [] : worseThan(was, tally).map((text) => `${category}: ${text}`);
    });
    expect(
      worse,
      `mend it; if the recording grew, delete docs/${page}, run this with -u and read its diff`,
    ).toEqual([]);
  });

  test("a page is read back as it was printed", () => {
    const read = readTallies(accuracyPage(texts, graded), texts.count);
    for (const [category, tally] of tallies) expect(tally).toMatchObject(read.get(category) ?? {});
    expect([...read.keys()]).toEqual([...tallies.keys()]);
  });

  test("the page of accuracy is up to date", async () => {
    await expect(accuracyPage(texts, graded)).toMatchFileSnapshot(fileURLToPath(file));
  });
}
