import type { SqlType } from "@rocky/ir";

type Bounds = readonly [bigint, bigint];
type Integer = SqlType & { readonly kind: "integer" };

const signed: Readonly<Record<Integer["bits"], Bounds>> = {
  8: signedBounds(8n),
  16: signedBounds(16n),
  32: signedBounds(32n),
  64: signedBounds(64n),
  128: signedBounds(128n),
};

const unsigned: Readonly<Record<Integer["bits"], Bounds>> = {
  8: unsignedBounds(8n),
  16: unsignedBounds(16n),
  32: unsignedBounds(32n),
  64: unsignedBounds(64n),
  128: unsignedBounds(128n),
};

function signedBounds(bits: bigint): Bounds {
  return [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}

function unsignedBounds(bits: bigint): Bounds {
  return [0n, (1n << bits) - 1n];
}

/** The least and the greatest value of an integer type; every comparison with a number asks, so they are made once. */
export function boundsOf({ bits, signed: isSigned }: Integer): Bounds {
  return (isSigned ? signed : unsigned)[bits];
}
