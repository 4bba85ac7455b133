import { createHasher, sqliteLedgerStore, systemClock } from "@rocky/node";
import { openLedger } from "@rocky/ledger";

// Appends `count` entries, one commit each, and says so line by line.
const [path = "", name = "", count = "0"] = process.argv.slice(2);
const ledger = await openLedger(sqliteLedgerStore(path), {
  hash: await createHasher(),
  now: systemClock,
  projectId: "p",
});
for (let n = 0; n < Number(count); n += 1) {
  await ledger.append([{ kind: "decision", data: { name, n } }]);
  process.stdout.write(`${n}\n`);
}
await ledger.close();
