/** The packed client on every platform that is installed: `npm ci` in this folder installs all but the browser. */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../src/testing/index.ts";
import { type Bundles, withBundles } from "./bundles.ts";
import { PLATFORMS } from "./platforms.ts";
import { type Outcome, STEP_NAMES } from "./scenario.ts";

let bundles: Bundles;
let release: () => void;
let work: Promise<void>;

beforeAll(async () => {
  await new Promise<void>((ready, fail) => {
    work = withBundles((made) => {
      bundles = made;
      ready();
      return new Promise<void>((resolve) => (release = resolve));
    });
    work.catch(fail);
  });
});

afterAll(async () => {
  release();
  await work;
});

describe.each(PLATFORMS.map((it) => [it.name, it] as const))("%s", (_, { needs, run }) => {
  describe.skipIf(!existsSync(needs))("is installed, and", () => {
    let outcomes: readonly Outcome[] = [];

    beforeAll(async () => {
      await using server: TestServer = await startServer({ batchDuration: 100 });
      const overloaded = { status: 529, headers: { "retry-after-ms": "1" } };
      server.failNext({ ...overloaded, match: "messages.batches.list" });
      server.failNext({ connection: "cut", after: 2000, match: "messages.batches.results" });
      const body = {
        headers: { "content-encoding": "gzip" },
        body: "no gzip",
        connection: "drip",
      } as const;
      server.failNext({ ...body, match: ({ path }) => path.endsWith("/any") });
      outcomes = await run(bundles, server.clientOptions);
    });

    test.each(STEP_NAMES)("%s", (step) => {
      expect(outcomes.find((outcome) => outcome.step === step)).toEqual({ step });
    });
  });
});
