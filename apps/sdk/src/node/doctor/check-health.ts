import { AdapterError } from "@rocky/adapter";
import { compileProject, type Compilation } from "../compile-project.ts";
import { projectFile } from "@rocky/node";
import { unreadableFile } from "../file-problems.ts";
import type { Environment, ProjectPlace } from "../project-place.ts";
import { checkAdapters } from "./check-adapters.ts";
import { checkConfig, checkEnvironment } from "./check-config.ts";
import { checkLedger } from "./check-ledger.ts";
import { checkLockfile } from "./check-lockfile.ts";
import { checkDisk, checkNode, checkState } from "./check-machine.ts";
import { checkModels } from "./check-models.ts";
import { healthCheckNames, type Finding, type HealthCheck, type HealthCheckName } from "./health-check.ts";

/** Which checks are wanted. */
export interface HealthOptions {
  /** Only this one. */
  readonly only?: HealthCheckName | undefined;
  readonly signal?: AbortSignal | undefined;
}

const projectChecks = {
  config: checkConfig,
  environment: checkEnvironment,
  models: checkModels,
  adapters: checkAdapters,
  lockfile: checkLockfile,
  ledger: checkLedger,
} as const;

const machineChecks = { state: checkState, node: checkNode, disk: checkDisk } as const;

/** Looks at everything that a project needs, one thing after another; changes nothing. */
export async function* checkHealth(
  place: ProjectPlace,
  environment: Environment,
  { only, signal }: HealthOptions,
): AsyncGenerator<HealthCheck, void> {
  const { root } = place;
  const compilation = await compiled(place, environment);
  for (const name of healthCheckNames) {
    if (only !== undefined && name !== only) continue;
    const started = performance.now();
    const finding = isMachineCheck(name)
      ? machineChecks[name]({ root })
      : compilation instanceof Error
        ? unreadable(name, compilation)
        : await projectChecks[name]({ root, compilation, signal });
    yield { ...finding, name, durationMs: performance.now() - started };
  }
}

function isMachineCheck(name: HealthCheckName): name is keyof typeof machineChecks {
  return Object.hasOwn(machineChecks, name);
}

/** The compiled project, or what kept its files from being read. */
async function compiled(place: ProjectPlace, environment: Environment): Promise<Compilation | Error> {
  try {
    const compilation = await compileProject(place, environment);
    const problem = compilation.result.diagnostics.find(
      ({ code, message }) => code === unreadableFile && message.startsWith(`${projectFile} `),
    );
    return problem === undefined ? compilation : new Error(problem.message.replace(/\.$/, ""));
  } catch (error) {
    if (error instanceof AdapterError) return error;
    if (error instanceof Error && "syscall" in error) return error;
    throw error;
  }
}

/** What cannot be looked at is not healthy. */
function unreadable(name: HealthCheckName, error: Error): Finding {
  const fix = "make the files of the project readable";
  if (name === "config") return { status: "critical", message: error.message, fix };
  return { status: "warning", message: "not checked: the project cannot be read", fix };
}
