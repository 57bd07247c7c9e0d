/** Bytes: what spellings of them are one, and where they are only text. */
import { expect, test } from "vitest";
import { api, saidOf } from "../support/diff.ts";

const text = { type: "string" };
const older = { type: "string", format: "binary" };
const newer = { contentMediaType: "application/octet-stream" };

test.each([
  {
    name: "an upload in both spellings",
    before: uploading(older),
    after: uploading(newer, { it: { contentType: "application/octet-stream" } }),
  },
  {
    name: "a body in both spellings",
    before: answeredAs("image/png", older),
    after: answeredAs("image/png", newer),
  },
  {
    name: "a text that is said to be bytes",
    before: answeredAs("text/csv", text),
    after: answeredAs("text/csv", older),
  },
])("$name is the same, both ways", async ({ before, after }) => {
  expect(await saidOf(before, after)).toEqual([]);
  expect(await saidOf(after, before)).toEqual([]);
});

function uploading(it: object, encoding?: object): object {
  const schema = { type: "object", properties: { it } };
  const content = { "multipart/form-data": { schema, encoding } };
  return api({ "/a": { post: { requestBody: { content }, responses: {} } } });
}

function answeredAs(type: string, schema: object): object {
  const content = { [type]: { schema } };
  return api({ "/a": { get: { responses: { "200": { description: "", content } } } } });
}
