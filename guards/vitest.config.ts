import { defineConfig } from "vitest/config";

export default defineConfig({ test: { name: "guards", include: ["*.test.ts"] } });
