import { quoted } from "./quote.ts";

/** Names that DuckDB's grammar knows itself; it writes them without quotes. */
const grammarTypes: Readonly<Record<string, string>> = {
  int: "INTEGER",
  integer: "INTEGER",
  int4: "INTEGER",
  signed: "INTEGER",
  bigint: "BIGINT",
  int8: "BIGINT",
  long: "BIGINT",
  oid: "BIGINT",
  smallint: "SMALLINT",
  int2: "SMALLINT",
  short: "SMALLINT",
  boolean: "BOOLEAN",
  bool: "BOOLEAN",
  logical: "BOOLEAN",
  real: "FLOAT",
  float: "FLOAT",
  float4: "FLOAT",
  decimal: "DECIMAL",
  numeric: "DECIMAL",
  dec: "DECIMAL",
  varchar: "VARCHAR",
  text: "VARCHAR",
  string: "VARCHAR",
  bpchar: "VARCHAR",
  nchar: "VARCHAR",
  bitstring: "BIT",
  nvarchar: "VARCHAR",
  "character varying": "VARCHAR",
  "char varying": "VARCHAR",
  timestamp: "TIMESTAMP",
  "timestamp without time zone": "TIMESTAMP",
  timestamp_us: "TIMESTAMP",
  datetime: "TIMESTAMP",
  time: "TIME",
  "time without time zone": "TIME",
  interval: "INTERVAL",
};

/** Names that it finds in its catalog; it writes those that it knows under their own name, in quotes. */
const catalogTypes: Readonly<Record<string, string>> = {
  tinyint: "TINYINT",
  int1: "TINYINT",
  hugeint: "HUGEINT",
  int128: "HUGEINT",
  uhugeint: "UHUGEINT",
  uint128: "UHUGEINT",
  ubigint: "UBIGINT",
  uint64: "UBIGINT",
  usmallint: "USMALLINT",
  uint16: "USMALLINT",
  utinyint: "UTINYINT",
  uint8: "UTINYINT",
  uinteger: "UINTEGER",
  uint32: "UINTEGER",
  double: "DOUBLE",
  float8: "DOUBLE",
  "double precision": "DOUBLE",
  date: "DATE",
  timestamptz: "TIMESTAMP WITH TIME ZONE",
  "timestamp with time zone": "TIMESTAMP WITH TIME ZONE",
  timetz: "TIME WITH TIME ZONE",
  "time with time zone": "TIME WITH TIME ZONE",
  timestamp_s: "TIMESTAMP_S",
  timestamp_ms: "TIMESTAMP_MS",
  timestamp_ns: "TIMESTAMP_NS",
  time_ns: "TIME_NS",
  uuid: "UUID",
  guid: "UUID",
  blob: "BLOB",
  bytea: "BLOB",
  binary: "BLOB",
  varbinary: "BLOB",
  bignum: "BIGNUM",
  varint: "BIGNUM",
  variant: "VARIANT",
  geometry: "GEOMETRY",
};

/** A type's name as DuckDB writes it in the name of a cast column; `undefined` where that is not certain. */
export function castTypeText(text: string): string | undefined {
  return levelsOf(text) > mostLevels ? undefined : writtenBack(text);
}

/** The same of the type before a text, as in `bit '101'`, where no length is added. */
export function literalTypeText(text: string): string | undefined {
  const bare = lengthless[text.trim().toLowerCase()];
  return bare ?? castTypeText(text);
}

const lengthless: Readonly<Record<string, string>> = { bit: "BIT", char: "VARCHAR", character: "VARCHAR" };

/** DuckDB takes no type that is nested deeper, and its text would be read once for each level. */
const mostLevels = 200;

function levelsOf(text: string): number {
  let level = 0;
  let most = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") most = Math.max(most, ++level);
    else if (text[i] === ")") level--;
  }
  return most;
}

function writtenBack(text: string): string | undefined {
  const array = /^(.*?)\s*((?:\[\s*\d*\s*\]\s*)+)$/s.exec(text);
  if (array !== null) {
    const element = writtenBack(array[1] ?? "");
    return element === undefined ? undefined : element + (array[2] ?? "").replaceAll(/\s/g, "");
  }
  const open = text.indexOf("(");
  if (open === -1) return plainType(text);
  const base = text.slice(0, open).trim().toLowerCase();
  const inside = text.slice(open + 1, text.lastIndexOf(")"));
  if (text.slice(text.lastIndexOf(")") + 1).trim() !== "") return undefined;
  return parameterised(base, inside);
}

function plainType(text: string): string | undefined {
  const name = unquoted(text.trim()).toLowerCase().replaceAll(/\s+/g, " ");
  if (name === "bit") return "BIT(1)";
  // An alias of VARCHAR that keeps the letters it was written with.
  if (name === "json") return `"${unquoted(text.trim())}"`;
  if (name === "char" || name === "character") return "VARCHAR(1)";
  const grammar = grammarTypes[name];
  if (grammar !== undefined) return grammar;
  const catalog = catalogTypes[name];
  return catalog === undefined ? undefined : `"${catalog}"`;
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function parameterised(base: string, inside: string): string | undefined {
  const parts = splitTop(inside);
  switch (base) {
    case "decimal":
    case "numeric":
    case "dec":
      return `DECIMAL(${parts.map((part) => part.trim()).join(", ")})`;
    case "varchar":
    case "char":
    case "character":
    case "character varying":
    case "char varying":
      return `VARCHAR(${inside.trim()})`;
    case "bit":
      return `BIT(${inside.trim()})`;
    case "float":
      return Number(inside) <= 24 ? "FLOAT" : '"DOUBLE"';
    case "struct":
    case "row":
      return fields("STRUCT", parts);
    case "union":
      return fields("UNION", parts);
    case "enum":
      return `"ENUM"(${parts.map((part) => part.trim()).join(", ")})`;
    case "map": {
      const types = parts.map((part) => writtenBack(part.trim()));
      return types.includes(undefined) ? undefined : `MAP(${types.join(", ")})`;
    }
    default:
      return undefined;
  }
}

function fields(name: string, parts: readonly string[]): string | undefined {
  const texts: string[] = [];
  for (const part of parts) {
    const match = /^\s*("(?:[^"]|"")*"|\S+)\s+(.*)$/s.exec(part);
    const type = match === null ? undefined : writtenBack((match[2] ?? "").trim());
    if (match === null || type === undefined) return undefined;
    texts.push(`${quoted(unquoted(match[1] ?? "").replaceAll('""', '"'))} ${type}`);
  }
  return `${name}(${texts.join(", ")})`;
}

/** The parts between the commas that stand in no brackets and no quotes. */
function splitTop(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let quote: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === quote) quote = undefined;
    else if (quote !== undefined) continue;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
