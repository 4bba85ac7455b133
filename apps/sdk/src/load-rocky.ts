import type { RockyLanguage } from "@rocky/dsl";

/** The language of `.rocky` models, for the `rocky` of `compile`. It is loaded only when it is asked for. */
export async function loadRocky(): Promise<RockyLanguage> {
  return (await import("@rocky/dsl")).rockyLanguage();
}
