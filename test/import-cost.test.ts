/** Loading the client loads nothing that only a call needs. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("Node's fetch is not loaded with the client", () => {
  const program = `await import("./src/index.ts");
    const loaded = () => process.moduleLoadList.some((name) => name.includes("deps/undici"));
    const before = loaded();
    void Headers;
    console.log(before, loaded());`;
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const args = ["--import", "tsx", "--input-type=module", "--eval", program];
  expect(execFileSync(process.execPath, args, { cwd, encoding: "utf8" })).toBe("false true\n");
});
