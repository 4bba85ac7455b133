import { tables } from "./tables.mjs";

/**
 * The text of bench/README.md with each table between its marks written anew from the results.
 * @param {string} text
 * @param {(suite: string) => object | undefined} resultOf the content of bench/results/<suite>.json
 */
export function withTables(text, resultOf) {
  return text.replace(/(<!-- results ([\w-]+) -->\n).*?(<!-- end -->)/gs, (...found) => {
    const [whole, open, suite, close] = found;
    const result = resultOf(suite);
    return result === undefined ? whole : `${open}\n${tables[suite](result)}\n${close}`;
  });
}
