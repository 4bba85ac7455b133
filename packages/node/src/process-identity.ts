import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import type { ProcessIdentity } from "@rocky/ledger";

/** What the ledger calls this process. */
export function currentProcess(): ProcessIdentity {
  return identityOf(process.pid);
}

/** Whether a process of this machine is there; one that belongs to somebody else counts. */
export function processAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a process that the ledger names still runs; `undefined` for another machine. */
export function isProcessAlive(identity: ProcessIdentity): boolean | undefined {
  if (identity.host !== hostname()) return undefined;
  if (!processAlive(identity.pid)) return false;
  const { started } = identityOf(identity.pid);
  return started === undefined || identity.started === undefined || started === identity.started;
}

function identityOf(pid: number): ProcessIdentity {
  const started = startOf(pid);
  return { host: hostname(), pid, ...(started === undefined ? {} : { started }) };
}

// Linux only: the boot and the clock tick at which the process began, so that a number used again is not mistaken.
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[19] === undefined ? undefined : `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}
