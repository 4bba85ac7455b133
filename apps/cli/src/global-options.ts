/** What the global options say. */
export interface GlobalOptions {
  readonly output: "json" | "table" | undefined;
  readonly config: string | undefined;
  readonly models: string | undefined;
  readonly contracts: string | undefined;
  readonly quiet: boolean;
}
