import { wholeNumber, type CommandDefinition } from "../command.ts";

/** `rocky history`. */
export const historyCommand: CommandDefinition = {
  name: "history",
  summary: "show what ran, newest first",
  arguments: [],
  options: [
    { flags: "-m, --model <model>", help: "only the executions of one model" },
    {
      flags: "--since <time>",
      help: "only runs since a time (2026-11-20, 2026-11-20T10:00:00Z) or a span (24h, 7d)",
    },
    {
      flags: "-n, --limit <runs>",
      help: "at most this many (default: 20 for people, all in JSON)",
      parse: wholeNumber(1),
    },
  ],
  examples: ["history", "history --model orders --since 7d"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { parseSince } = await import("../report/since.ts");
    const { printHistory, printModelHistory } = await import("../report/history.ts");
    const since = given.text("since");
    const from = since === undefined ? undefined : parseSince(since, Date.now());
    const all = await openProject(context.cwd, context).history();
    const runs = from === undefined ? all : all.filter((run) => Date.parse(run.startedAt) >= from);
    const model = given.text("model");
    const limit = given.number("limit") ?? (context.output === "json" ? Number.POSITIVE_INFINITY : 20);
    return model === undefined
      ? printHistory(context, runs, limit)
      : printModelHistory(context, runs, { model, limit });
  },
};
