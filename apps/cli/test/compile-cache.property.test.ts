import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ChangingProject, Dice } from "./changing-project.ts";
import { runHere } from "./in-process.ts";

/** How many changes are tried, and where the dice start; a whole run takes 2,000 and more. */
const steps = Number(process.env["ROCKY_CACHE_STEPS"] ?? 150);
const seed = Number(process.env["ROCKY_CACHE_SEED"] ?? 1);
const stepsOfProject = 25;

test(
  `the cache answers ${steps} random changes as a whole compilation does`,
  { timeout: 3_600_000 },
  async () => {
    const counts = { whole: 0, again: 0, same: 0 };
    const dice = new Dice(seed * 7919);
    for (let done = 0; done < steps;) {
      const root = mkdtempSync(join(tmpdir(), "rocky-cache-"));
      try {
        const project = new ChangingProject(root, dice);
        const changes: string[] = [];
        for (let step = 0; step < stepsOfProject && done < steps; step++, done++) {
          const cached = await runHere(root, ["compile", "-o", "json", "--verbose"]);
          const whole = await runHere(root, ["compile", "-o", "json", "--no-cache"]);
          const place = `seed ${seed}, step ${done}: ${changes.join(", ")}\n${cached.error}`;
          expect(withoutTimes(cached.out), place).toBe(withoutTimes(whole.out));
          expect(cached.code, place).toBe(whole.code);
          if (cached.error.includes("no file changed")) counts.same++;
          else if (cached.error.includes("compiled again")) counts.again++;
          else counts.whole++;
          if (process.env["ROCKY_CACHE_SHOW"] !== undefined) console.log(cached.error);
          changes.push(project.change());
          if (dice.once(4)) changes.push(project.change());
        }
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }
    console.log(`compile cache, seed ${seed}: ${JSON.stringify(counts)} of ${steps} steps`);
    // A cache that never answers would pass everything above.
    expect(counts.again).toBeGreaterThan(steps / 10);
    expect(counts.same).toBeGreaterThan(0);
  },
);

function withoutTimes(text: string): string {
  return text.replace(/"compile_timings":\{[^}]*\}/, "");
}
