import { describe, expect, test } from "vitest";
import { loadText, messagesOf } from "../support/description.ts";

describe("versions", () => {
  test.each(["3.0.1", "3.0.4", "3.1.0", "3.2.0"])("%s is read", async (openapi) => {
    const document = await loadText(JSON.stringify({ openapi, info: { title: "T" }, paths: {} }));
    expect(document).toMatchObject({ title: "T", version: null, operations: [] });
  });

  test.each([
    ['{ "swagger": "2.0" }', "unsupported-version: Swagger 2.0", "swagger2openapi"],
    [
      '{ "openapi": "3.1.0", "swagger": "2.0" }',
      "unsupported-version: the input says both `swagger` (2.0) and `openapi` (3.1.0)",
      "(at /swagger, line 1, column 23); keep the one that it is written in; ",
    ],
    ['{ "openapi": "4.0.0" }', "unsupported-version: OpenAPI 4.0.0", "3.0, 3.1 and 3.2"],
    ["openapi: 3.1", "not-openapi", "quote the version"],
    ['{ "a": 1 }', "not-openapi", "OpenAPI 3"],
    ["just a text", "not-openapi: the input is a text", "OpenAPI 3"],
    ["<html>", "not-openapi: the input is a page", "OpenAPI 3"],
    ["- 1", "not-openapi: the input is a list", "OpenAPI 3"],
    ["", "not-openapi", "the input is empty; name an OpenAPI 3"],
  ])("%s is refused with advice", async (text, problem, advice) => {
    const message = await messagesOf(() => loadText(text));
    expect(message).toContain(problem);
    expect(message).toContain(advice);
  });
});
