import { AdapterError } from "@rocky/adapter";
import type { AdapterConfig } from "@rocky/compiler";
import { connectTo } from "../connect-to.ts";
import { findAdapter } from "../find-adapter.ts";
import type { Finding, Patient } from "./health-check.ts";

/** Whether every warehouse can be reached; the worst of them counts. */
export async function checkAdapters(patient: Patient): Promise<Finding> {
  const { adapters } = patient.compilation.result.config;
  if (adapters.length === 0) {
    return { status: "healthy", message: "none is configured: DuckDB in memory" };
  }
  const findings: Finding[] = [];
  for (const adapter of adapters) findings.push(await checkAdapter(adapter, patient));
  const [worst] = findings.toSorted((a, b) => badness(b) - badness(a));
  const details = findings.map(({ status, message }) => [status, message] as const);
  if (worst !== undefined && worst.status !== "healthy") return { ...worst, details };
  return { status: "healthy", message: findings.map(({ message }) => message).join("; ") };
}

const statuses = ["healthy", "warning", "critical"] as const;

function badness({ status }: Finding): number {
  return statuses.indexOf(status);
}

async function checkAdapter({ name, type, settings }: AdapterConfig, patient: Patient): Promise<Finding> {
  try {
    const engine = await (await findAdapter(type)).engine();
    const { signal, compilation } = patient;
    const connection = await connectTo({ type, settings }, compilation.root, {
      access: "read",
      signal,
      lockTimeoutMs: 0,
    });
    try {
      const relations = await connection.describe({}, signal);
      const tables = relations.length === 1 ? "1 table or view" : `${relations.length} tables and views`;
      return { status: "healthy", message: `${name}: ${engine}, ${connection.sourceId} with ${tables}` };
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return failureOf(name, error);
  }
}

/** A database that nobody made yet is no illness; one that another process has open will be free again. */
function failureOf(name: string, error: AdapterError): Finding {
  const message = `${name}: ${error.message}`;
  if (error.code === "not-found" && /does not exist yet/.test(error.message)) {
    return { status: "healthy", message: `${message}; the first load or run makes it` };
  }
  const fix = error.help ?? "correct the adapter in rocky.toml";
  return { status: error.code === "timeout" ? "warning" : "critical", message, fix };
}
