import { createReadStream } from "node:fs";

/** BLAKE3 of a file's bytes, read piece by piece. Rejects with what the file system says. */
export async function hashFile(path: string): Promise<string> {
  const { createBLAKE3 } = await import("hash-wasm");
  const blake3 = (await createBLAKE3()).init();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (chunk instanceof Uint8Array) blake3.update(chunk);
  }
  return blake3.digest("hex");
}
