import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { binary, utf16, type BadCases } from "./bad-case.ts";

const good = "SELECT 1 AS id\n";

/** Files that are not there, not text, or not files. */
export const fileCases: BadCases = {
  title: "Files",
  cases: [
    {
      name: "a model that is not there",
      files: { "models/a.sql": good },
      command: "rocky compile models/b.sql -o table",
      exitCode: 1,
      says: ["there is no file"],
    },
    {
      name: "no folder of models",
      files: {},
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["W231", "no .sql file is in models"],
      saysNot: ["rocky run"],
    },
    {
      name: "no project at all",
      files: {},
      bare: true,
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["there is no rocky.toml", "rocky init"],
    },
    {
      name: "an empty model",
      files: { "models/a.sql": "" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/a.sql:1:1"],
    },
    {
      name: "a model with nothing but a comment",
      files: { "models/a.sql": "-- to be written\n" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/a.sql"],
    },
    {
      name: "a model that is a picture",
      files: { "models/a.sql": binary },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["E230", "models/a.sql is not text"],
      saysNot: ["E04"],
    },
    {
      name: "a model in UTF-16",
      files: { "models/a.sql": utf16(good) },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["models/a.sql", "UTF-16", "Save the file as UTF-8"],
    },
    {
      name: "a model in Latin-1",
      files: { "models/a.sql": Buffer.from("SELECT 'caf\u00e9' AS place\n", "latin1") },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["models/a.sql", "UTF-8"],
    },
    {
      name: "a model and its sidecar that begin with a byte order mark",
      files: { "models/a.sql": `\ufeff${good}`, "models/a.toml": '\ufeffintent = "a"\n' },
      command: "rocky run -o table",
      exitCode: 0,
      says: ["a"],
      saysNot: ["error", "warning"],
    },
    {
      name: "an error in a model that begins with a byte order mark",
      files: { "models/a.sql": "\ufeffSELECT 1 +\n" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/a.sql:", "E040"],
    },
    {
      name: "lines that end with CR and LF",
      files: { "models/a.sql": "SELECT\r\n  1 AS id,\r\n  nothing AS b\r\n" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/a.sql:3:3", "nothing AS b"],
    },
    {
      name: "lines that end with CR alone",
      files: { "models/a.sql": "SELECT\r  1 AS id, -- one\r  nothing AS b\r" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/a.sql:3:3"],
    },
    {
      name: "a null byte in SQL",
      files: { "models/a.sql": "SELECT 1 AS id\0, 2 AS b\n" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/a.sql:1:15", "null byte"],
    },
    {
      name: "a folder called a.sql",
      files: { "models/a.sql/b.sql": good, "models/c.sql": good },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["b", "c"],
    },
    {
      name: "a sidecar that is a folder",
      files: { "models/a.sql": good, "models/a.toml/x.txt": "" },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["a"],
    },
    {
      name: "an empty sidecar",
      files: { "models/a.sql": good, "models/a.toml": "" },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["a"],
      saysNot: ["error", "warning"],
    },
    {
      name: "a sidecar that is no TOML",
      files: { "models/a.sql": good, "models/a.toml": "name = [1, 2\n" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/a.toml:", "E080"],
    },
    {
      name: "a sidecar that is a picture",
      files: { "models/a.sql": good, "models/a.toml": binary },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["E230", "models/a.toml is not text"],
      saysNot: ["E08"],
    },
    {
      name: "a sidecar in UTF-16",
      files: { "models/a.sql": good, "models/a.toml": utf16('name = "b"\n') },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["models/a.toml", "UTF-16", "Save the file as UTF-8"],
    },
    {
      name: "a sidecar without its model",
      files: { "models/a.sql": good, "models/b.toml": 'description = "b"\n' },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["models/b.toml"],
    },
    {
      name: "folders that link to each other in a circle",
      files: { "models/a.sql": good },
      prepare: (folder) => {
        symlinkSync("..", join(folder, "models", "up"));
        symlinkSync(".", join(folder, "models", "here"));
        return undefined;
      },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["a"],
      saysNot: ["error", "warning"],
    },
    {
      name: "a model that is a link to itself",
      files: { "models/a.sql": good },
      prepare: (folder) => {
        symlinkSync("b.sql", join(folder, "models", "b.sql"));
        return undefined;
      },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/b.sql", "link"],
    },
    {
      name: "a model that is a link to nothing, beside one with an error",
      files: { "models/a.sql": "SELECT nothing\n" },
      prepare: (folder) => {
        symlinkSync("gone.sql", join(folder, "models", "b.sql"));
        return undefined;
      },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/b.sql", "link", "models/a.sql:1:8"],
    },
    {
      name: "a model that may not be read",
      files: { "models/a.sql": good, "models/b.sql": good },
      unprivileged: true,
      before: "chmod 000 models/b.sql",
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/b.sql", "permission"],
    },
    {
      name: "the lineage of a model that may not be read",
      files: { "models/a.sql": good, "models/b.sql": "SELECT id FROM a\n" },
      unprivileged: true,
      before: "rocky compile -o json > /dev/null; chmod 000 models/a.sql",
      command: "rocky lineage a.other -o table; rocky lineage b.id -o table -q; rocky lineage a -o table",
      exitCode: 1,
      says: [
        "no model that can be read answers for `a.other`; models/a.sql cannot be read: permission denied",
        "there may be more: models/a.sql cannot be read: permission denied",
        "no model that can be read answers for `a`;",
        "= help: Give yourself the right to read it",
      ],
      saysNot: ["its columns are"],
    },
    {
      name: "the lineage of a model in a folder that may not be read",
      files: { "models/a.sql": good, "models/secret/b.sql": good },
      unprivileged: true,
      before: "rocky compile -o json > /dev/null; chmod 000 models/secret",
      command: "rocky lineage b.id -o table",
      exitCode: 1,
      says: ["no model that can be read answers for `b.id`; models/secret cannot be read", "= help:"],
    },
    {
      name: "formatting what may not be read",
      files: {
        "models/a.rocky": "from  raw.orders",
        "models/b.rocky": "from raw.orders",
        "models/secret/c.rocky": "from raw.orders",
      },
      unprivileged: true,
      before: "chmod 000 models/b.rocky models/secret",
      command: "rocky fmt models models/secret/c.rocky -o table",
      exitCode: 1,
      says: [
        "models/b.rocky cannot be read: permission denied.",
        "models/secret cannot be read: permission denied.",
        "models/secret/c.rocky cannot be read: permission denied.",
        "= help: Give yourself the right to read it",
        "4 files: 1 formatted, 3 left alone",
      ],
      saysNot: ["EACCES", "right to write"],
    },
    {
      name: "a trace in a folder that is not there",
      files: { "models/a.sql": good },
      command: "rocky compile -o table --trace none/such/x.json; rocky compile -o table --trace models",
      exitCode: 1,
      says: [
        "the trace cannot be written to",
        "none/such/x.json: its folder is not there",
        "models: it is a folder",
        "= help: give --trace a file in a folder that exists",
      ],
    },
    {
      name: "a folder of models that may not be read",
      files: { "models/a.sql": good, "models/secret/b.sql": good },
      unprivileged: true,
      before: "chmod 000 models/secret",
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/secret", "permission"],
      after: "chmod 755 models/secret",
    },
    {
      name: "folders 100 deep",
      files: { "models/a.sql": good },
      prepare: (folder) => {
        mkdirSync(join(folder, "models", ...Array.from({ length: 100 }, () => "d")), { recursive: true });
        return undefined;
      },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["W069", "64 folders deep"],
    },
    {
      name: "two models whose files differ in case only",
      files: { "models/a.sql": good, "models/A.sql": good },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/A.sql", "models/a.sql", "E086"],
    },
    {
      name: "two models of one name in different folders",
      files: { "models/x/a.sql": good, "models/y/a.sql": good },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/x/a.sql", "models/y/a.sql", "E085"],
    },
  ],
};
