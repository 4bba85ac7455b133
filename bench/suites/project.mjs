import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expectEqual } from "../harness/measure.mjs";
import { generate, nodeFloor, readFloor } from "../harness/rocky.mjs";
import { start } from "./start.mjs";

/**
 * The synthetic project with its errors, as a user compiles it. Each size is one folder; the rows run one after the other, and each says what it
 * needs: no compile cache, or that of the run before.
 * @param {{ rocky: readonly string[], scratch: string, sizes?: readonly number[] }} options
 */
export function project({ rocky, scratch, sizes = [1000, 10_000, 20_000, 50_000] }) {
  const folderOf = (size) => join(scratch, `synthetic-${size}`);
  const cold = new Map(sizes.map((size) => [size, coldRow(rocky, folderOf(size), size)]));
  const warm = sizes.includes(10_000) ? warmRows(rocky, folderOf(10_000), 10_000) : [];
  const commands = start({ rocky, scratch }).map((row, at) => ({
    ...row,
    beside: { bar: "60 ms", ...(at === 0 ? { rust: "19 ms" } : {}) },
  }));
  const others = [1000, 20_000, 50_000].flatMap((size) => cold.get(size) ?? []);
  const unkept = sizes.includes(10_000) ? [unkeptRow(rocky, folderOf(10_000), 10_000)] : [];
  return [...unkept, ...[cold.get(10_000) ?? []].flat(), ...warm, ...commands, ...others];
}

/** The bars, and what the Rust engine 1.71.0 took on a machine of the same kind. */
const asked = {
  1000: { bar: "200 ms", rust: "280 ms" },
  10_000: { bar: "900 ms, 350 MB", rust: "2,600 ms, 175 MB" },
  50_000: { bar: "5,000 ms, 1,200 MB", rust: "11,000 ms, 724 MB" },
};

/** Writes the project unless a row before has. */
function once(cwd, size) {
  return () => {
    if (!existsSync(cwd)) generate(cwd, size, "synthetic");
  };
}

function compileRow(rocky, cwd) {
  return { command: [...rocky, "compile", "-o", "json"], cwd, exit: 1 };
}

function coldRow(rocky, cwd, size) {
  return {
    ...compileRow(rocky, cwd),
    name: `cold compile, ${size.toLocaleString("en")} models`,
    prepare: once(cwd, size),
    before: withoutCache(cwd),
    check: expectErrors(size, (errors) => expectEqual(errors, size * 0.03, "errors")),
    floors: [nodeFloor, readFloor],
    beside: asked[size],
  };
}

function unkeptRow(rocky, cwd, size) {
  const row = coldRow(rocky, cwd, size);
  return { ...row, command: [...row.command, "--no-cache"], name: `${row.name}, --no-cache` };
}

function warmRows(rocky, cwd, size) {
  const expected = expectErrors(size, (errors) => expectEqual(errors, size * 0.03, "errors"));
  const one = join(cwd, `models/stg_${String(size * 0.3 + 1).padStart(5, "0")}.sql`);
  const other = join(cwd, `models/stg_${String(size * 0.3 + 3).padStart(5, "0")}.sql`);
  const row = { ...compileRow(rocky, cwd), prepare: once(cwd, size), floors: [nodeFloor, readFloor] };
  return [
    {
      ...row,
      name: "nothing changed",
      check: expected,
      beside: { bar: "250 ms", rust: "2,600 ms" },
    },
    {
      ...row,
      name: "the text of one file changed",
      before: edits(one, (text, time) => `${text}-- edit ${time}\n`),
      check: expected,
      beside: { bar: "250 ms", rust: "2,600 ms" },
    },
    {
      ...row,
      name: "a column renamed that others read",
      before: edits(other, (text, time) => text.replace(/\bname_clean\b/, `name_clean_${time}`)),
      check: expectErrors(size, (errors) => expectEqual(errors, size * 0.03 + 1, "errors")),
      beside: { bar: "350 ms", rust: "2,600 ms" },
    },
    {
      name: "lineage of a column",
      command: [
        ...rocky,
        "lineage",
        `fct_${String(size - 1).padStart(5, "0")}.cumulative_total`,
        "-o",
        "json",
      ],
      cwd,
      prepare: once(cwd, size),
      before: afterCompile(rocky, cwd, [one, other]),
      check: (text) => {
        if (JSON.parse(text).trace.length < 4) throw new Error("the lineage does not reach the source");
      },
      floors: [nodeFloor, readFloor],
      beside: { bar: "250 ms", rust: "1,900 ms" },
    },
  ];
}

/** Removes the compile cache. */
export function withoutCache(cwd) {
  return () => rmSync(join(cwd, ".rocky/cache"), { recursive: true, force: true });
}

const texts = new Map();

function originalOf(file) {
  if (!texts.has(file)) texts.set(file, readFileSync(file, "utf8"));
  return texts.get(file);
}

/** Writes a file as it was at first but for one edit, each time another one, which no cache has seen. */
function edits(file, edit) {
  let time = 0;
  return () => {
    time += 1;
    writeFileSync(file, edit(originalOf(file), time));
  };
}

/** Takes edits back and compiles once, so that the cache speaks of the files as they are. */
function afterCompile([program, ...args], cwd, files) {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    for (const file of files) writeFileSync(file, originalOf(file));
    expectEqual(
      spawnSync(program, [...args, "compile", "-q"], { cwd, stdio: "ignore", timeout: 600_000 }).status,
      1,
      "exit code",
    );
  };
}

function expectErrors(size, of) {
  return (text) => {
    const output = JSON.parse(text);
    expectEqual(output.models, size, "models");
    expectEqual(output.models_detail.length, size, "models in detail");
    of(output.diagnostics.filter((diagnostic) => diagnostic.severity === "Error").length);
  };
}
