import { fuzz } from "./fuzz.ts";
import { shrink } from "./shrink.ts";
import { listed, total } from "./tally.ts";

const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 1);
const accepted = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 2000);
const started = performance.now();
const seen = new Map<string, number>();
const tally = await fuzz({
  seed,
  accepted,
  onSchema: async (workspace, from) => {
    for (const finding of workspace.tally.wrong.slice(from)) {
      const times = (seen.get(finding.cause) ?? 0) + 1;
      seen.set(finding.cause, times);
      if (times > 2) continue;
      const sql = await shrink(finding.sql, async (text) => {
        const judgement = await workspace.judge(text);
        return judgement.kind === "wrong" && judgement.cause === finding.cause;
      });
      const again = await workspace.judge(sql);
      console.log(
        `WRONG ${again.kind === "wrong" ? again.detail : finding.detail}\n   ${sql}\n   ${workspace.tables
          .filter((t) => sql.includes(t.name))
          .map((t) => `${t.name}(${t.columns.map((c) => `${c.name} ${c.type}`).join(", ")})`)
          .join("; ")}`,
      );
    }
  },
});
console.log(
  `seed ${seed}: ${tally.asked} asked, ${tally.accepted} accepted, ${tally.wrong.length} wrong, ${tally.failing} joins that fail, ${tally.refusedByBoth} refused by both, ${total(tally.lenient)} lenient, ${total(tally.unknown)} unknown columns, ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
console.log("wrong by cause");
for (const [cause, times] of [...seen].sort((a, b) => b[1] - a[1]))
  console.log(`${String(times).padStart(6)}  ${cause}`);
console.log("unknown by reason");
console.log(listed(tally.unknown, 25).join("\n"));
console.log("lenient by reason");
console.log(listed(tally.lenient, 40).join("\n"));
