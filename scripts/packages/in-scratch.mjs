import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives `work` a temporary folder, and removes it however that ends. */
export async function inScratch(work) {
  const scratch = mkdtempSync(join(tmpdir(), "rocky-packages-"));
  try {
    return await work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
