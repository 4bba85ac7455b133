import type { HashText } from "@rocky/ir";

/** Loads BLAKE3 and returns it as a function that is synchronous from then on. */
export async function createHasher(): Promise<HashText> {
  const { createBLAKE3 } = await import("hash-wasm");
  const blake3 = await createBLAKE3();
  return (text) => blake3.init().update(text).digest("hex");
}
