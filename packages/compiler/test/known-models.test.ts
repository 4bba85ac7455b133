import type { CompiledModel } from "@rocky/ir";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeModels, KnownModels, ModelDecoder } from "../src/cache/index.ts";

interface Named {
  readonly name: string;
  readonly catalog: string | undefined;
  readonly schema: string;
  readonly table: string;
  readonly needs: readonly number[];
}

const word = fc.constantFrom("a", "B", "b", "orders", "Orders", "ß", "straße", "x\u{1f600}");
const catalog = fc.option(fc.constantFrom("dev", "Dev", "prod"), { nil: undefined });
const model: fc.Arbitrary<Named> = fc.record({
  name: word,
  catalog,
  schema: word,
  table: word,
  needs: fc.array(fc.nat(11), { maxLength: 4 }),
});

function compiledOf(models: readonly Named[]): readonly CompiledModel[] {
  const named = models.map((each, i) => ({ ...each, name: `${each.name}${i % 7}` }));
  return named.map(({ name, catalog: own, schema, table, needs }, i) => ({
    name,
    file: `models/${name}-${i}.sql`,
    target: { ...(own === undefined ? {} : { catalog: own }), schema, table },
    strategy: { kind: "view" },
    status: "ok",
    complete: true,
    sql: "",
    sqlStart: 0,
    dependsOn: needs.flatMap((at) => named[at]?.name ?? []),
    columns: [],
    keys: [],
    reads: [],
    edges: [],
    tags: {},
  }));
}

function knownOf(models: readonly CompiledModel[]): KnownModels {
  const facts = models.map(({ name }) => ({
    reason: "",
    isCollated: false,
    unknownTables: [],
    asks: [],
    hasStar: false,
    hasContractFinding: false,
    isEntangled: false,
    name,
  }));
  const { texts, bytes, tables } = encodeModels(models, new Map(facts.map((each) => [each.name, each])));
  const decoder = new ModelDecoder({ textOf: (id) => texts[id], bytes, tables });
  return new KnownModels({ models: decoder, order: [], layers: 1, isPlain: true, isWatched: false });
}

/** Whether a dotted name may mean a model: a table of an open catalog needs no catalog before it. */
function mayMean({ target }: CompiledModel, parts: readonly string[], open: string | undefined): boolean {
  const small = (text: string | undefined): string | undefined => text?.toLowerCase();
  const [table, schema, first] = parts.map(small).toReversed();
  if (small(target.table) !== table || small(target.schema) !== schema) return false;
  const own = small(target.catalog);
  if (first !== undefined) return parts.length === 3 && first === (own ?? small(open));
  return own === undefined || open === undefined || own === small(open);
}

test("models that are kept are found by every name that they have, and by no other", () => {
  const models = fc.array(model, { maxLength: 12 });
  const parts = fc.oneof(fc.tuple(word, word), fc.tuple(fc.constantFrom("DEV", "prod", "other"), word, word));
  fc.assert(
    fc.property(models, catalog, fc.array(parts, { maxLength: 30 }), (drawn, open, asked) => {
      const compiled = compiledOf(drawn);
      const known = knownOf(compiled);
      const index = known.index(open);
      for (const each of asked) {
        const key = each.join("\0").toLowerCase();
        const first = compiled.find((one) => mayMean(one, each, open));
        expect(index.byTarget.get(key)?.name).toBe(first?.name);
      }
      for (const { name, file } of compiled) {
        expect(known.named(name)?.compiled.name).toBe(name);
        expect(known.head(known.placeOfFile(file) ?? -1)?.file).toBe(file);
        const key = name.toLowerCase();
        const first = compiled.find((one) => one.name.toLowerCase() === key);
        expect(index.byName.get(key)?.name).toBe(first?.name);
        expect(known.placeOf(`${name}x`)).toBeUndefined();
      }
    }),
    { numRuns: 500 },
  );
});

test("who reads a model is known without the others", () => {
  fc.assert(
    fc.property(fc.uniqueArray(model, { maxLength: 12, selector: ({ name }) => name }), (drawn) => {
      const compiled = compiledOf(drawn);
      const known = knownOf(compiled);
      for (const { name } of compiled) {
        const readers = compiled.filter((each) => each.name !== name && each.dependsOn.includes(name));
        const found = Array.from(known.readersOf(name), (place) => known.head(place)?.name);
        expect(found).toEqual(readers.map((each) => each.name));
      }
      expect([...known.readersOf("nobody")]).toEqual([]);
    }),
  );
});
