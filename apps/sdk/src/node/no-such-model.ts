import { AdapterError } from "@rocky/adapter";
import { nearestNames } from "@rocky/ir";

/** The failure for a model that a project does not have, with the names that may have been meant. */
export function noSuchModel(name: string, models: readonly { readonly name: string }[]): AdapterError {
  const near = nearestNames(
    name,
    models.map((model) => model.name),
  );
  const help =
    near.length > 0
      ? `did you mean ${near.map((candidate) => `\`${candidate}\``).join(" or ")}?`
      : "`rocky list` lists the models";
  return new AdapterError("not-found", `the project has no model \`${name}\``, { help });
}
