/** The platforms, one after the other: apart from the tests, as few machines have them all. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/runtimes/*.test.ts"],
    hookTimeout: 120_000, // only against a hang
    reporters: "verbose",
  },
});
