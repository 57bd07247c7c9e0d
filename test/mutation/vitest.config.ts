/** The tests that hold what is mutated, and no others: each mutant runs them. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    testTimeout: 20_000,
    include: [
      "test/model/{fold,twins,names,naming}.test.ts",
      "test/emit/{comment,literal}.test.ts",
      "test/pagination.test.ts",
      "test/{jsonl,lines,line-source,resumption}.test.ts",
    ],
  },
});
