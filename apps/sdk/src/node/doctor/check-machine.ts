import { accessSync, constants, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Patient } from "./health-check.ts";

const neededNode = 24;
const mebibyte = 1024 ** 2;
const scarceBytes = 1024 * mebibyte;
const tooFewBytes = 100 * mebibyte;

/** Whether runs can be recorded: the folder `.rocky` can be written. Leaves nothing behind. */
export function checkState({ root }: Pick<Patient, "root">): Finding {
  const folder = join(root, ".rocky");
  const place = existsSync(folder) ? folder : root;
  try {
    accessSync(place, constants.W_OK);
    const probe = mkdtempSync(join(place, ".rocky-doctor-"));
    try {
      writeFileSync(join(probe, "probe"), "");
    } finally {
      rmSync(probe, { recursive: true, force: true });
    }
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return {
      status: "critical",
      message: `${place === root ? root : ".rocky"} cannot be written (${code}), so that no run can be recorded`,
      fix: `give yourself the right to write ${place}, or copy the project`,
    };
  }
  return { status: "healthy", message: ".rocky can be written", details: [["folder", folder]] };
}

/** Whether Node is new enough. */
export function checkNode(): Finding {
  return nodeFinding(process.version);
}

/** What a version of Node means, such as `v24.1.0`. */
export function nodeFinding(version: string): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1]);
  if (major >= neededNode) {
    return {
      status: "healthy",
      message: `Node ${version.slice(1)}`,
      details: [["program", process.execPath]],
    };
  }
  return {
    status: "critical",
    message: `Node ${version.slice(1)} is too old`,
    fix: `install Node ${neededNode} or later`,
  };
}

/** Whether there is room for tables and for the record of runs. */
export function checkDisk({ root }: Pick<Patient, "root">): Finding {
  const { bavail, bsize } = statfsSync(root);
  return diskFinding(bavail * bsize);
}

/** What a number of free bytes means. */
export function diskFinding(free: number): Finding {
  const message = `${sizeText(free)} free where the project is`;
  if (free >= scarceBytes) return { status: "healthy", message };
  return {
    status: free < tooFewBytes ? "critical" : "warning",
    message,
    fix: "make room: a run that finds none is undone, and cannot be recorded",
  };
}

function sizeText(bytes: number): string {
  const mebibytes = bytes / mebibyte;
  return mebibytes < 1024 ? `${Math.floor(mebibytes)} MiB` : `${Math.floor(mebibytes / 1024)} GiB`;
}
