import type { CompileResult } from "@rocky/compiler";
import { projectFile } from "@rocky/node/disk";

/** With more files than these that belong to no single model, a whole compilation is as good. */
const mostShared = 400;

/** Names that mean something to more than one model, also where a model is called like them. */
const special = /(?:^|\/)(?:groups\/[^/]*|_defaults|test_definitions|functions|[^/]*\.lock)\.toml$/;

/** The paths of the configuration and of all other settings that belong to no single model; nothing where they are too many. */
export function sharedPaths(
  paths: readonly string[],
  {
    config,
    result,
  }: {
    readonly config: string | undefined;
    readonly result: Pick<CompileResult, "models" | "contracts">;
  },
): readonly string[] | undefined {
  const own = new Set(result.contracts.map(({ file }) => file));
  for (const { file } of result.models) own.add(file.replace(/\.[a-z]+$/, ".toml"));
  const shared = paths.filter(
    (path) =>
      path === config ||
      (path.endsWith(".toml") &&
        path !== projectFile &&
        (special.test(path) || !(own.has(path) || path.endsWith(".contract.toml")))),
  );
  return shared.length > mostShared ? undefined : shared;
}
