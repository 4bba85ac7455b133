import { lazyCrypto } from "@rocky/node/disk";
import type { Environment } from "../project-place.ts";

/** An environment that tells which of its variables were asked for. */
export interface WatchedEnvironment {
  readonly environment: Environment;
  /** The names that were asked for so far; `undefined` when somebody asked for all of them. */
  readonly asked: () => readonly string[] | undefined;
}

/** Watches which variables are asked for. */
export function watchEnvironment(environment: Environment): WatchedEnvironment {
  const asked = new Set<string>();
  let all = false;
  const ask = (name: string | symbol): void => void (typeof name === "string" && asked.add(name));
  const watched = new Proxy(environment, {
    get: (target, name) => (ask(name), Reflect.get(target, name) as unknown),
    has: (target, name) => (ask(name), Reflect.has(target, name)),
    getOwnPropertyDescriptor: (target, name) => (ask(name), Reflect.getOwnPropertyDescriptor(target, name)),
    ownKeys: (target) => ((all = true), Reflect.ownKeys(target)),
  });
  return { environment: watched, asked: () => (all ? undefined : [...asked].sort()) };
}

/** One hash of the values of some variables. They may be secret, so that only a part of the hash is kept. */
export function hashOfVariables(environment: Environment, names: readonly string[]): string {
  if (names.length === 0) return "";
  const values = names.map((name) => (Object.hasOwn(environment, name) ? (environment[name] ?? null) : null));
  return lazyCrypto()
    .createHash("sha256")
    .update(JSON.stringify([names, values]))
    .digest("hex")
    .slice(0, 12);
}
