/** `node:crypto`, loaded when it is first asked for: that takes eight milliseconds, and few commands hash anything. */
export function lazyCrypto(): typeof import("node:crypto") {
  return process.getBuiltinModule("node:crypto");
}
