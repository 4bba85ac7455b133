/** `1 model`, `2 models`, `3,000,000 rows`; `many` where adding an `s` is not enough. */
export function plural(count: number | bigint, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 || count === 1n ? one : many}`;
}
