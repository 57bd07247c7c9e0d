/** One test run, three projects: behaviour, what needs a process of its own, and types as behaviour. */
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** They collect garbage again and again, which takes long among the compilers that other files leave behind. */
const ALONE = ["test/garbage.test.ts"];

export default defineConfig({
  resolve: {
    // what the documentation imports, from source
    alias: [
      { find: /^twinfold$/, replacement: `${source}/index.ts` },
      { find: /^twinfold\/(node|testing)$/, replacement: `${source}/$1/index.ts` },
    ],
  },
  test: {
    // only against a hang: timing decides no test, however busy the machine
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: "100%", // of two cores the default leaves one idle
    isolate: false, // compilers and printers load once a worker, not once a file; no test mocks a module
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ALONE, "test/{bench,runtimes}/**"],
        },
      },
      {
        extends: true,
        test: { name: "alone", include: ALONE, isolate: true },
      },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            checker: "node_modules/typescript7/bin/tsc",
            include: ["test/types/**/*.test-d.ts"],
            tsconfig: "test/types/tsconfig.json",
          },
        },
      },
    ],
  },
});
