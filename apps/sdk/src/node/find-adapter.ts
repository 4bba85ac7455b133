import { AdapterError, adapterApiVersion, type Adapter } from "@rocky/adapter";
import { compiledFor } from "@rocky/compiler";
import { nearestNames } from "@rocky/ir";
import { adapters } from "./adapters.ts";

/** Loads the adapter of a type. Rejects with an `AdapterError` for a type that Rocky does not bring along. */
export async function findAdapter(type: string): Promise<Adapter> {
  const load = Object.hasOwn(adapters, type) ? adapters[type] : undefined;
  if (load === undefined) {
    const names = Object.keys(adapters);
    const [near = names.join(", ")] = nearestNames(type, names, 1);
    if (compiledFor.some((name) => name === type)) {
      throw new AdapterError("unsupported", `nothing can be run in ${type} yet; models are compiled for it`, {
        help: "`rocky compile`, `rocky lineage`, `rocky explain` and `rocky emit-sql` work without the warehouse",
      });
    }
    throw new AdapterError("unsupported", `there is no adapter for the type \`${type}\``, {
      help: `Rocky has adapters for ${names.join(", ")}; write type = "${near}" in rocky.toml`,
    });
  }
  const adapter = await load();
  if (adapter.apiVersion !== adapterApiVersion) {
    throw new AdapterError(
      "unsupported",
      `the adapter for \`${type}\` was made for another version of Rocky`,
    );
  }
  return adapter;
}
