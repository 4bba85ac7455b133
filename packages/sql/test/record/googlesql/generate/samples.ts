/** How a value of a type of the catalogue is written: a column of `everything`, one of `required`, and constants to try. */
export interface Sample {
  readonly column: string;
  readonly required: string;
  readonly constants: readonly string[];
}

const sample = (column: string, required: string, ...constants: readonly string[]): Sample => ({
  column,
  required,
  constants: constants.length === 0 ? [column] : constants,
});

/** A value of no column: the same text everywhere. */
const fixed = (...constants: readonly string[]): Sample =>
  sample(constants[0] ?? "", constants[0] ?? "", ...constants);

/** Texts that functions want as patterns, formats, paths, parts, zones and modes. */
const texts = [
  "'a'", "'%Y-%m-%d'", "'$.a'", "'UTC'", "'1'", "'POINT(1 2)'", `'{"a": 1}'`, "'PAD'", "'AEAD_AES_GCM_256'",
  "'DETERMINISTIC_AEAD_AES_SIV_CMAC_256'", "'gcp-kms://projects/p/locations/l/keyRings/r/cryptoKeys/k'", "'round'", "'lax'", "'und:ci'",
]; // prettier-ignore

const samples: ReadonlyMap<string, Sample> = new Map([
  ["BOOL", sample("b", "b", "TRUE")],
  ["INT64", sample("i", "i", "2")],
  ["FLOAT64", sample("f", "f", "0.5")],
  ["NUMERIC", sample("n", "n", "NUMERIC '1.25'")],
  ["BIGNUMERIC", sample("bn", "bn", "BIGNUMERIC '1.25'")],
  ["STRING", sample("s", "s", ...texts)],
  ["BYTES", sample("x", "x", "b'ab'")],
  ["DATE", sample("d", "d", "DATE '2024-02-29'")],
  ["DATETIME", sample("dt", "dt", "DATETIME '2024-02-29 12:34:56'")],
  ["TIMESTAMP", sample("ts", "ts", "TIMESTAMP '2024-02-29 12:34:56+00'")],
  ["TIME", sample("t", "t", "TIME '12:34:56'")],
  ["INTERVAL", sample("span", "span", "INTERVAL 1 DAY")],
  ["JSON", sample("j", "j", `JSON '{"a": 1}'`)],
  ["GEOGRAPHY", sample("geo", "geo", "ST_GEOGPOINT(1, 2)")],
  ["RANGE", sample("rd", "rd", "RANGE<DATE> '[2024-01-01, 2024-02-01)'")],
  ["RANGE<DATE>", sample("rd", "rd", "RANGE<DATE> '[2024-01-01, 2024-02-01)'")],
  ["RANGE<DATETIME>", sample("rdt", "rdt", "RANGE<DATETIME> '[2024-01-01, 2024-02-01)'")],
  ["RANGE<TIMESTAMP>", sample("rts", "rts", "RANGE<TIMESTAMP> '[2024-01-01, 2024-02-01)'")],
  ["ANY", sample("s", "s", "'a'", "2")],
  ["ARRAY<INT64>", sample("ints", "ints", "[1, 2]")],
  ["ARRAY<FLOAT64>", sample("floats", "[f]", "[0.5, 1.5]")],
  ["ARRAY<NUMERIC>", sample("numbers", "[n]", "[NUMERIC '1', NUMERIC '2']")],
  ["ARRAY<BIGNUMERIC>", sample("[bn]", "[bn]", "[BIGNUMERIC '1']")],
  ["ARRAY<INTERVAL>", sample("[span]", "[span]", "[INTERVAL 1 DAY]")],
  ["ARRAY<STRING>", sample("texts", "texts", "['a', 'b']")],
  ["ARRAY<BYTES>", sample("[x]", "[x]", "[b'a']")],
  ["ARRAY<GEOGRAPHY>", sample("[geo]", "[geo]", "[ST_GEOGPOINT(1, 2)]")],
  ["ARRAY<STRUCT<key INT64, value FLOAT64>>", fixed("[STRUCT(1 AS key, 0.5 AS value)]")],
  ["ARRAY<STRUCT<key STRING, value FLOAT64>>", fixed("[STRUCT('a' AS key, 0.5 AS value)]")],
  ["DATE_TIME_PART", fixed("DAY", "HOUR", "MICROSECOND", "YEAR", "WEEK(MONDAY)")],
  ["NORMALIZE_MODE", fixed("NFKC")],
  ["ROUNDING_MODE", fixed("'ROUND_HALF_EVEN'")],
  ["BITWISE_AGG_MODE", fixed("'PAD'")],
  ["ARRAY_ZIP_MODE", fixed("'PAD'")],
  ["FUNCTION<T1->BOOL>", fixed("e -> e IS NOT NULL")],
  ["FUNCTION<(T1, INT64)->BOOL>", fixed("(e, at) -> at > 0")],
  ["FUNCTION<T1->T2>", fixed("e -> CAST(e AS STRING)")],
  ["FUNCTION<(T1, INT64)->T2>", fixed("(e, at) -> STRUCT(e, at)")],
  ["FUNCTION<(T1, T2)->T3>", fixed("(p, q) -> STRUCT(p, q)")],
  ["FUNCTION<(T1, T2, T3)->T4>", fixed("(p, q, r) -> STRUCT(p, q, r)")],
  ["FUNCTION<(T1, T2, T3, T4)->T5>", fixed("(p, q, r, o) -> STRUCT(p, q, r, o)")],
  [
    "STRUCT<kms_resource_name STRING, first_level_keyset BYTES, second_level_keyset BYTES>",
    fixed("KEYS.KEYSET_CHAIN('gcp-kms://projects/p/locations/l/keyRings/r/cryptoKeys/k', b'ab')"),
  ],
]);

/** The types that each template stands for, one after the other. */
const templates: Readonly<Record<string, readonly string[]>> = {
  T1: ["INT64", "STRING", "NUMERIC", "FLOAT64", "DATE", "TIMESTAMP", "BOOL", "BYTES", "DATETIME", "TIME", "INTERVAL", "JSON", "GEOGRAPHY", "RANGE<DATE>"],
  T2: ["STRING", "INT64", "DATE"],
  T3: ["INT64", "STRING"],
  T4: ["STRING", "INT64"],
}; // prettier-ignore

/** How often a signature with templates is tried with other types. */
export const fillings: number = templates["T1"]?.length ?? 1;

/** A sample of a catalogue's type; `filling` chooses what templates stand for. */
export function sampleOf(type: string, filling: number): Sample | undefined {
  const plain = type.replace(/(?<!FUNCTION<.*)\bT[1-4]\b/g, (name) => {
    const choices = templates[name] ?? [];
    return choices[filling % choices.length] ?? name;
  });
  const own = samples.get(plain);
  const element = /^ARRAY<(.*)>$/.exec(plain)?.[1];
  if (own !== undefined || element === undefined) return own;
  const inner = sampleOf(element, filling);
  return inner && sample(`[${inner.column}]`, `[${inner.required}]`, `[${inner.constants[0] ?? ""}]`);
}
