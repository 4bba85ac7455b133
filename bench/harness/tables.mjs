import { amount, table } from "./table.mjs";

/** The tables of bench/README.md, each from the results of a suite. */
export const tables = {
  project: projectTable,
  start: plainTable,
  compile: plainTable,
  describe: plainTable,
  run: plainTable,
  typing: typingTable,
  "warm-up": warmUpTable,
};

function warmUpTable({ machine, load, models, rounds }) {
  const columns = {
    elapsed_ms: "elapsed",
    thread_ms: "CPU of its thread",
    cpu_ms: "CPU of all",
    gc_ms: "collecting garbage",
    models_ms: "sidecars",
    parse_ms: "reading SQL",
    bind_ms: "binding",
    rest_ms: "rest",
  };
  const rows = rounds.map((row) => [
    `round ${row.round}`,
    ...Object.keys(columns).map((name) => amount(row[name], "ms")),
  ]);
  const about = `${models.toLocaleString("en")} models inside one process; ${machine.cpu}, Node ${machine.node}, load ${load.before}.`;
  return `${about}\n\n${table(["", ...Object.values(columns)], rows)}`;
}

function projectTable(result) {
  const head = [
    "",
    "median",
    "spread",
    "CPU",
    "peak",
    "`node -e 0`",
    "reading the files",
    "bar",
    "Rust engine",
  ];
  const rows = result.results.map((row) => [
    row.name,
    amount(row.median_ms, "ms"),
    spread(row),
    amount(row.cpu_ms, "ms"),
    amount(row.peak_mb, "MB"),
    amount(row.floors.find((floor) => floor.name === "node -e 0")?.median_ms, "ms"),
    amount(row.floors.find((floor) => floor.name === "reading the files")?.median_ms, "ms"),
    row.bar ?? "",
    row.rust ?? "",
  ]);
  return `${about(result)}\n\n${table(head, rows)}`;
}

function plainTable(result) {
  const head = ["", "median", "spread", "CPU", "peak", "floor", "of the floor"];
  const rows = result.results.map((row) => [
    row.name,
    amount(row.median_ms, "ms"),
    spread(row),
    amount(row.cpu_ms, "ms"),
    amount(row.peak_mb, "MB"),
    amount(row.floors[0]?.median_ms, "ms"),
    row.floors[0] === undefined ? "" : `${(row.median_ms / row.floors[0].median_ms).toFixed(2)} ×`,
  ]);
  return `${about(result)}\n\n${table(head, rows)}`;
}

function typingTable({ machine, load, warm }) {
  const rows = warm.map((row) => [
    row.name,
    amount(row.median_us, "µs"),
    amount(row.least_us, "µs"),
    row.bar ?? "",
  ]);
  return `${machine.cpu}, load ${load.before}.\n\n${table(["", "median", "least", "bar"], rows)}`;
}

function spread(row) {
  return `${row.min_ms.toLocaleString("en")}–${amount(row.max_ms, "ms")}`;
}

function about({ machine, load, repeats, commit }) {
  const memory = machine.memory_gb === undefined ? "" : `, ${machine.memory_gb} GB`;
  const busy =
    Math.max(load.before, load.after) > 2 * machine.cores
      ? " **The machine was busy with other work: read the processor time, not the elapsed one.**"
      : "";
  const nice = (machine.nice ?? 0) === 0 ? "" : `, with the priority of \`nice ${machine.nice}\` over it`;
  const of = commit === undefined ? "" : ` of ${commit}`;
  return `Median of ${repeats} processes${of}; ${machine.cores} cores (${machine.cpu})${memory}, Node ${machine.node.slice(1)}; load ${load.before} before, ${load.after} after${nice}.${busy}`;
}
