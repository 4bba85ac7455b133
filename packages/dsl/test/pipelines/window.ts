import { aggregate, aggregates } from "./aggregate.ts";
import { compareRows, grouped, type Keys } from "./order.ts";
import type { Bound, Frame, Value } from "./pipeline.ts";
import { Unusable } from "./scalar.ts";

/** A window function with what it is about, each a column of values. */
export interface WindowCall {
  readonly name: string;
  readonly args: readonly (readonly Value[])[];
  readonly partition: readonly (readonly Value[])[];
  readonly keys: Keys;
  readonly frame: Frame | undefined;
}

/** One partition in its order. */
interface Partition {
  readonly rows: readonly number[];
  readonly keys: Keys;
  /** For each place the first place of its peers, and the place after them. */
  readonly peers: readonly (readonly [number, number])[];
}

/** The function for each row; throws {@link Unusable} where equal keys leave the answer open. */
export function windowed(call: WindowCall, size: number): readonly Value[] {
  const result: Value[] = Array.from({ length: size }, () => null);
  for (const rows of grouped(size, call.partition)) {
    const partition = sorted(rows, call.keys);
    const values = valuesOf(call, partition);
    partition.rows.forEach((row, i) => (result[row] = values[i]!));
  }
  return result;
}

function sorted(rows: readonly number[], keys: Keys): Partition {
  const compare = compareRows(keys);
  const order = rows.toSorted(compare);
  const peers = order.map((row): readonly [number, number] => {
    const first = order.findIndex((other) => compare(other, row) === 0);
    return [first, order.findLastIndex((other) => compare(other, row) === 0) + 1];
  });
  return { rows: order, keys, peers };
}

function valuesOf(call: WindowCall, partition: Partition): readonly Value[] {
  const { rows, peers } = partition;
  const [argument] = call.args;
  if (call.name === "rank") return peers.map(([first]) => first + 1);
  if (call.name === "dense_rank")
    return peers.map(([first]) => new Set(peers.slice(0, first + 1).map(([start]) => start)).size);
  if (aggregates.includes(call.name)) {
    return rows.map((_, i) => {
      const [start, end] = frameOf(call.frame, partition, i);
      const within = rows.slice(start, end);
      return aggregate(call.name, argument && within.map((row) => argument[row]!), within.length);
    });
  }
  if (peers.some(([first, after]) => after - first > 1))
    throw new Unusable("rows without an order of their own");
  if (call.name === "row_number") return rows.map((_, i) => i + 1);
  if (call.name === "lag") return rows.map((_, i) => (i === 0 ? null : argument![rows[i - 1]!]!));
  if (call.name === "lead") return rows.map((_, i) => argument![rows[i + 1] ?? -1] ?? null);
  throw new Error(`nobody knows the window function ${call.name}`);
}

/** First place and the place after the last one. */
function frameOf(frame: Frame | undefined, partition: Partition, at: number): readonly [number, number] {
  const { rows, keys, peers } = partition;
  if (frame === undefined) return keys.length === 0 ? [0, rows.length] : [0, peers[at]![1]];
  if (frame.unit === "range")
    return [rangeStart(frame.start, partition, at), rangeEnd(frame.end, partition, at)];
  if (peers.some(([first, after]) => after - first > 1) && !isWhole(frame))
    throw new Unusable("a frame of rows over rows without an order of their own");
  const distance = (bound: Bound): number =>
    bound === "unbounded" ? rows.length : bound === "current" ? 0 : bound;
  return [Math.max(0, at - distance(frame.start)), Math.min(rows.length, at + distance(frame.end) + 1)];
}

const isWhole = ({ start, end }: Frame): boolean => start === "unbounded" && end === "unbounded";

/** The key of a place, growing in the order of the window. */
function keyAt({ rows, keys }: Partition, at: number): number | null {
  const [key] = keys;
  const value = key!.values[rows[at]!] as number | null;
  return value === null || !key!.descending ? value : -value;
}

function rangeStart(bound: Bound, partition: Partition, at: number): number {
  if (bound === "unbounded") return 0;
  const own = keyAt(partition, at);
  if (bound === "current" || own === null) return partition.peers[at]![0];
  return partition.rows.findIndex((_, i) => (keyAt(partition, i) ?? Infinity) >= own - bound);
}

function rangeEnd(bound: Bound, partition: Partition, at: number): number {
  if (bound === "unbounded") return partition.rows.length;
  const own = keyAt(partition, at);
  if (bound === "current" || own === null) return partition.peers[at]![1];
  return partition.rows.findLastIndex((_, i) => (keyAt(partition, i) ?? Infinity) <= own + bound) + 1;
}
