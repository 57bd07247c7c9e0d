/** The tests that hold what is mutated, and no others: each mutant runs them. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: [
      "test/model/{fold,twins,names,naming}.test.ts",
      "test/emit/{comment,literal}.test.ts",
      "test/pagination.test.ts",
      "test/{jsonl,lines}.test.ts",
    ],
  },
});
