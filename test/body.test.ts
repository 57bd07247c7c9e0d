import { expect, test } from "vitest";
import { encodeBody } from "../src/body.ts";
import { formParts, formText } from "../src/form.ts";

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

test("a date in a form is written as ISO 8601, alone and in a list", () => {
  const at = new Date(0);
  expect(formText({ at, all: [at] })).toBe(
    "at=1970-01-01T00%3A00%3A00.000Z&all=1970-01-01T00%3A00%3A00.000Z",
  );
  expect(formParts({ at }, { at: "json" }).get("at")).toBeInstanceOf(Blob);
});

test.each([
  ["a Blob in a form of text", formText, new Blob(["x"])],
  ["bytes in a form of text", formText, new Uint8Array(2)],
  ["bytes in a form of parts", formParts, new Uint8Array(2)],
  ["a buffer in a form of parts", formParts, new ArrayBuffer(2)],
])("%s would be sent as something else, and is refused", (_, write, file) => {
  expect(() => write({ files: [file] })).toThrow("bytes go into a form of parts, as a Blob");
});

test("no name and no file name ends the line, the quotes or the part that it stands in", async () => {
  const name = 'a"b\r\nx: y\r\n\r\n--é';
  const form = formParts({ [name]: new File(["1"], name), text: "--\r\n" });
  const read = await new Response(form).formData();
  expect([...read.keys()].length).toBe(2);
  const file = [...read.values()][0] as File;
  expect([await file.text(), read.get("text")]).toEqual(["1", "--\r\n"]);
});
