import { expect, test } from "vitest";
import { encodeBody } from "../src/body.ts";
import { formText } from "../src/form.ts";

test.each([
  ["application/json", '{"a":[1]}', "application/json"],
  ["application/json; charset=utf-8", '{"a":[1]}', "application/json; charset=utf-8"],
  ["application/merge-patch+json ;v=1", '{"a":[1]}', "application/merge-patch+json ;v=1"],
  [
    "application/x-www-form-urlencoded; charset=utf-8",
    "a=1",
    "application/x-www-form-urlencoded; charset=utf-8",
  ],
])("parameters under %s travel as %s", (body, content, contentType) => {
  const operation = {
    name: "x",
    method: "POST",
    route: "/",
    response: "empty",
    variants: [],
    body,
  } as const;
  const written = body.includes("form") ? { writeBody: formText } : {};
  expect(encodeBody(operation, { body: { a: [1] }, ...written })).toEqual({ content, contentType });
});

test.each(["image/*", "*/*", "multipart/mixed", "multipart/related"])(
  "bytes under %s are called what they say themselves",
  async (type) => {
    const operation = {
      name: "x",
      method: "PUT",
      route: "/",
      response: "empty",
      variants: [],
    } as const;
    const body = new Blob(["x"], { type: "image/png" });
    expect(encodeBody({ ...operation, body: type }, { body })).toEqual({
      content: body,
      contentType: undefined,
    });
  },
);
