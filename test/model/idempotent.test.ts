/** Which methods may be sent twice, by rows of the configuration. */
import { expect, test } from "vitest";
import { operationOf } from "../../scripts/emit/operation.ts";
import { model } from "../../scripts/model/index.ts";
import { loadParts } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const paths = {
  "/jobs/{id}/cancel": { post: {} },
  "/jobs/{id}/cancel?beta=true": { post: {} },
  "/jobs": { post: {} },
};

async function harmless(operation: string): Promise<string[]> {
  const idempotent = [{ operation, reason: "twice is once" }];
  const made = model(await loadParts({ paths }), { ...ROWS, idempotent });
  return made.methods
    .filter((method) => operationOf(method, made).idempotent)
    .map(({ name }) => name.join("."));
}

test.each(["POST /jobs/{id}/cancel", "POST /jobs/{id}/cancel?beta=true"])(
  "a row names a method by any of its twins: %s",
  async (operation) => {
    expect(await harmless(operation)).toEqual(["jobs.cancel"]);
  },
);
