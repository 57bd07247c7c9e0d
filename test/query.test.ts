/** Queries as servers see them: through a client generated from a description that names every style. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { generate } from "../scripts/generate.ts";
import { connect, type Api, type Profile, type Resource } from "../src/runtime.ts";
import { styledForm } from "../src/form-styles.ts";
import { styledQuery } from "../src/query-styles.ts";
import { plainQuery } from "../src/query.ts";
import { ROOT, temporaryFolder } from "./support/cli.ts";
import { sendJson, startLoopback } from "./support/loopback.ts";

const PROFILE: Profile = {
  name: "Library",
  baseUrl: "https://library.example",
  environment: { apiKey: "LIBRARY_KEY" },
  auth: { header: "x-library-key" },
  error: { type: ["code"], message: ["detail"] },
  retry: { statuses: [], refusals: [] },
};

/** Its source does not exist when this file is compiled. */
interface Library extends Resource {
  readonly shelves: { readonly books: { list(shelf: string, options: object): Promise<unknown> } };
}

test("every style reaches the server as the description says", async () => {
  const out = await temporaryFolder();
  await generate({ spec: join(ROOT, "test/fixtures/versions/parameters-3.0.yaml"), out });
  const module: unknown = await import(pathToFileURL(join(out, "index.ts")).href);
  const { Client } = module as { Client: new (api: Api) => Library }; // written a moment ago
  const server = await startLoopback((_, response) => sendJson(response, []));
  const client = connect(Client, PROFILE, { baseUrl: server.url, apiKey: "k" });
  const query = {
    "statuses[]": ["in", "out"],
    "created_at[gte]": "2026-01-01T00:00:00+01:00",
    tag: ["a&b", "c"],
    ids: [1, 2],
    words: ["one", "two words"],
    marks: ["x", "y"],
    printed: { from: 1900, to: undefined },
    colour: { r: 1, g: 2 },
    filter: { author: "Ä" },
    lang: "de",
  };
  await client.shelves.books.list("sea view", { query, headers: { cookie: "session=1" } });
  expect(server.requests[0]?.url.split(/[?&]/)).toEqual([
    "/shelves/sea%20view/books",
    "statuses[]=in",
    "statuses[]=out",
    "created_at[gte]=2026-01-01T00%3A00%3A00%2B01%3A00",
    "tag=a%26b",
    "tag=c",
    "ids=1,2",
    "words=one%20two%20words",
    "marks=x|y",
    "printed[from]=1900",
    "r=1",
    "g=2",
    "filter=%7B%22author%22%3A%22%C3%84%22%7D",
    "lang=de",
  ]);
  expect(server.requests[0]?.headers.cookie).toBe("session=1");
});

test("a name cannot become another parameter", () => {
  expect(plainQuery({ "a&b=c#": 1 })).toBe("a%26b%3Dc%23=1");
});

test("empty lists and objects, null and undefined leave nothing behind", () => {
  expect(plainQuery({ a: [], c: null, d: undefined, e: [null], f: 0 })).toBe("f=0");
  expect(styledQuery({ a: [], b: {} }, { a: "comma", b: "comma" })).toBe("");
  expect(styledQuery({ a: {}, b: {} }, { a: "fields", b: "brackets" })).toBe("");
});

test("an object by comma is key and value in turn", () => {
  expect(styledQuery({ a: { r: 1, g: 2 } }, { a: "comma" })).toBe("a=r,1,g,2");
});

test("a list inside an object repeats its name, a date is written as ISO 8601", () => {
  expect(styledQuery({ a: { b: [1, 2] }, at: new Date(0) }, { a: "brackets" })).toBe(
    "a[b]=1&a[b]=2&at=1970-01-01T00%3A00%3A00.000Z",
  );
});

test("in brackets, a list has empty ones, and objects are as deep as they are", () => {
  const styles = { a: "brackets" } as const;
  expect(styledQuery({ a: ["x", "y"] }, styles)).toBe("a[]=x&a[]=y");
  expect(styledQuery({ a: { b: { c: 1 }, d: [{ e: 2 }] } }, styles)).toBe("a[b][c]=1&a[d][0][e]=2");
});

test("an object that no style is for is refused, and what is nested deeper elsewhere", () => {
  expect(() => styledQuery({ a: { b: { c: 1 } } }, { a: "fields" })).toThrow(TypeError);
  expect(() => plainQuery({ a: { b: 1 } })).toThrow(TypeError);
});

test.each([new Set([1]), new Map([["a", 1]]), new Uint8Array(2), new Blob(["x"]), () => 1])(
  "%o is no object with fields: it is refused, not left out or numbered",
  (value) => {
    for (const style of ["comma", "fields", "brackets"] as const)
      expect(() => styledQuery({ q: value }, { q: style })).toThrow(TypeError);
    expect(() => styledForm({ q: value })).toThrow(TypeError);
  },
);
