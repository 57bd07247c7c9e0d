/** The vocabulary of the model is enough for an emitter that shares no line with ours. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../../scripts/load/index.ts";
import { model } from "../../scripts/model/index.ts";
import { ROOT } from "../support/cli.ts";
import { emitCurlListing } from "../support/curl-listing.ts";
import { importsOf } from "../support/imports.ts";
import { ROWS } from "../support/rows.ts";

test("it says every call of the client", async () => {
  const listing = emitCurlListing(model(await load(join(ROOT, "spec/2026-03-31.yaml")), ROWS));
  expect(listing).toContain(`# messages.batches.results (diverged)
curl -N '$BASE_URL/v1/messages/batches/<message_batch_id>/results' -H 'accept: application/x-jsonl'
curl -N '$BASE_URL/v1/messages/batches/<message_batch_id>/results?beta=true' -H 'accept: application/x-jsonl'
`);
  expect(listing).toContain(
    `curl -X POST '$BASE_URL/v1/messages/batches?beta=true' -H 'accept: application/json' -H 'content-type: application/json' -d '{"requests": …}'`,
  );
  const lines = listing.split("\n").filter((line) => line.startsWith("curl "));
  expect(lines.length).toBe(16);
});

test("it imports the vocabulary and nothing else, which is short enough to be read", () => {
  const imports = importsOf(ROOT, "test/support/curl-listing.ts").map(({ to }) => to);
  expect(imports).toEqual(["scripts/model/types.ts"]);
  const vocabulary = readFileSync(join(ROOT, "scripts/model/types.ts"), "utf8");
  expect(vocabulary.split("\n").length).toBeLessThanOrEqual(200);
  expect(vocabulary).not.toMatch(/^import /m);
});
