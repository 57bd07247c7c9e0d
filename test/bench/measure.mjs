/** Loaded into a measured process and those it starts: at its end, what each took goes to a file in BENCH_REPORTS. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const report = { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  writeFileSync(join(process.env.BENCH_REPORTS, `${process.pid}.json`), JSON.stringify(report));
});
