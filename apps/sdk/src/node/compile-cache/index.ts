export type { AnswerRecorder } from "./answer-recorder.ts";
export type { CachedModels, CompileCache, CompileCacheOptions, PrinterInput } from "./compile-cache.ts";
export type { AnswerPrinter } from "./merge-answer.ts";
export { openCompileCache } from "./open-compile-cache.ts";
