/** The platforms, one after the other: apart from the tests, as few machines have them all. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/runtimes/*.test.ts"],
    // only against a hang
    hookTimeout: 120_000,
    testTimeout: 120_000,
    reporters: "verbose",
  },
});
