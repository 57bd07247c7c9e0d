/** Descriptions of our own for what published ones lack: they generate, the output compiles, and its calls are the right ones. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emit, type GeneratedFile } from "../scripts/emit/index.ts";
import { generate } from "../scripts/generate.ts";
import { load } from "../scripts/load/index.ts";
import { model } from "../scripts/model/index.ts";
import { ROOT, temporaryFolder } from "./support/cli.ts";
import { compileErrors, RUNTIME } from "./support/compile.ts";
import { loadParts, messagesOf } from "./support/description.ts";
import { ROWS } from "./support/rows.ts";

const fixture = (name: string): string => join(ROOT, "test/fixtures/versions", `${name}.yaml`);

async function filesOf(name: string): Promise<readonly GeneratedFile[]> {
  const document = await load(fixture(name));
  const config = fixture(name).replace(/yaml$/, "json");
  const rows = existsSync(config) ? (JSON.parse(await readFile(config, "utf8")) as object) : {};
  return emit(model(document, { ...ROWS, ...rows }), {
    runtime: RUNTIME,
    spec: { sha256: document.sha256 },
  });
}

/** What a consumer may write; what it may not is marked `@ts-expect-error`, so that a type too loose is an error as well. */
const CONSUMERS: Readonly<Record<string, string>> = {
  "streams-3.2": `
    for await (const { celsius } of client.readings()) celsius.toFixed();
    for await (const { celsius } of client.queryHistory({ above: 3 })) celsius.toFixed();
    // @ts-expect-error a line has no such field
    for await (const { fahrenheit } of client.readings()) fahrenheit;
    for await (const { event, data } of client.alerts.stream()) event satisfies "alert", data.trim();
    for await (const { event, data } of client.alerts.all()) event satisfies "reading", data.celsius;
    for await (const item of client.alerts.mixed()) {
      if (item.event === "reading") item.data.celsius.toFixed();
      else item.data?.trim();
    }`,
  "events-3.1": `
    for await (const part of client.answers.create({ text: "?", stream: true })) {
      if (part.type === "text") part.text.trim();
      // @ts-expect-error the GA twin has no thoughts
      if (part.type === "thought") part;
    }
    const answer: { text: string } = await client.answers.create({ text: "?" });
    await client.answers.create({ text: "?", stream: false });
    // @ts-expect-error an answer that streams is no whole one
    (await client.answers.create({ text: "?", stream: true })).text;
    for await (const part of client.answers.create({ text: "?", stream: true, depth: 2 }, { beta: true }))
      if (part.type === "thought") part.thought.trim();
    // @ts-expect-error the GA twin has no depth
    client.answers.create({ text: "?", stream: true, depth: 2 });
    const open = client.answers.create({ text: "?", stream: Math.random() > 0.5 });
    if (Symbol.asyncIterator in open) for await (const part of open) part.type satisfies "start" | "text";
    else (await open).text.trim();
    for await (const guess of client.guesses.create({ lines: true }, { idleTimeout: 9 })) guess.text.trim();
    const [guess] = await client.guesses.create();
    for await (const whisper of client.whispers()) whisper.trim();
    return [answer, guess];`,
  "enums-3.1": `
    const post = await client.getPost();
    const letter = letterValues.find((value) => value === post.letter) satisfies "a" | "*/ b" | "\`\${c}\`" | undefined;
    const colour: "red" | "blue" = postColourValues[0] ?? postColourValues[1];
    post.colour = "a new one";
    return [letter, colour, postGradeValues satisfies readonly ["good", "bad"]];`,
  "bodies-3.1": `
    const image = new File(["…"], "a.png");
    const photo = await client.photos.create({ image, negative: new Blob(), tags: ["sea"] });
    // @ts-expect-error the image is bytes
    await client.photos.create({ image: "a.png" });
    const nothing: void = await client.photos.replace(photo.id, new Blob());
    await client.photos.delete(photo.id);
    const file: string | undefined = (await client.photos.print(photo.id)).fileName;
    const text: string = await client.photos.orders.create(photo.id, { copies: 2, paper: "matt" });
    const caption: { text: string } | undefined = await client.photos.getCaption(photo.id);
    // @ts-expect-error there may be none
    (await client.photos.getCaption(photo.id)).text;
    await client.photos.setCaption(photo.id, { text: "Sea" });
    await client.setScan(image);
    await client.photos.create({ image, scan: new Blob(), place: { name: "Sète" } });
    await client.albums.create({ expand: ["owner"], pages: [{ photo: 1 }] });
    return [nothing, file, text, caption];`,
  "directions-3.1": `
    const cat = await client.pets.create({ kind: "cat", name: "Tom", kittens: [{ kind: "cat", name: "Tim" }] });
    if (cat.kind === "cat") cat.id.toFixed(), cat.kittens?.[0]?.kept_since.trim();
    else cat.tricks["sit"]?.learnt_at.trim();
    await client.pets.replace(cat.id, cat.kind === "cat" ? { ...cat, name: "Tom II" } : cat);
    // @ts-expect-error the server makes the id
    await client.pets.create({ kind: "cat", name: "Tom", id: 7 });
    // @ts-expect-error nor is it told inside
    await client.pets.create({ kind: "dog", tricks: { sit: { level: "easy", learnt_at: "now" } } });
    // @ts-expect-error a dog has tricks
    await client.pets.create({ kind: "dog" });
    await client.pets.photos.create(7, { image: new Blob() });
    const { account } = await client.accounts.create({ email: "a@b", password: "secret" });
    // @ts-expect-error a password is asked for
    await client.accounts.create({ email: "a@b" });
    // @ts-expect-error and never answered
    account.password;
    return account.email;`,
  "parameters-3.0": `
    const query = { "statuses[]": ["in" as const], "created_at[gte]": "2026-01-01", printed: { from: 1900 }, lang: "de" as const };
    const books = await client.shelves.books.list("7", { query, headers: { "X-Reader": "me", cookie: "session=1" } });
    // @ts-expect-error the operation's own parameter replaces the path's
    await client.shelves.books.list("7", { query: { lang: "fr" } });
    const kind: import("./index.ts").Kind = "poem";
    await client.kinds.retrieve(kind);
    // @ts-expect-error a kind that is not described
    await client.kinds.retrieve("song");
    await client.shelves.retrieve({ shelf: "7", kind, order: "it's down" });
    // @ts-expect-error an order that is not described
    await client.shelves.retrieve({ shelf: "7", kind, order: "down" });
    await client.years.retrieve(1926, 2);
    // @ts-expect-error a year has two halves
    await client.years.retrieve(1926, 3);
    return books.map(({ title }) => title);`,
  "schemas-3.0": `
    const animal = await client.animals.create({ kind: "bird", name: null, span: 2 });
    if (animal.kind === "cat") animal.lives?.toFixed();
    else animal.span.toFixed();
    // @ts-expect-error a cat has no span
    await client.animals.create({ kind: "cat", name: null, span: 2 });
    const cage = await client.cages.retrieve("1");
    const inner = cage.inner?.inner?.animals;
    const label: string | undefined = cage.labels?.["a"];
    // @ts-expect-error the object is closed
    cage.sealed?.at;
    return [inner, label];`,
  "schemas-3.1": `
    const [x, y]: [number, number] = await client.shapes.create({ point: [1, 2], label: null, children: [], weight: null, version: 2 });
    // @ts-expect-error a point has two numbers
    await client.shapes.create({ point: [1], label: null, children: [] });
    // @ts-expect-error the constant is another
    await client.shapes.create({ point: [1, 2], label: null, children: [], version: 3 });
    return [x, y];`,
};

describe.each(Object.keys(CONSUMERS))("%s", (name) => {
  test.each([true, false])(
    "compiles and is used as described, exactOptionalPropertyTypes %s",
    async (exactOptionalPropertyTypes) => {
      const values = (CONSUMERS[name] ?? "").match(/\b\w+Values\b/g) ?? [];
      const text = `import { ${[...new Set(values)].join(", ")} } from "./index.ts";
        import type { Client } from "./index.ts";
        export async function use(client: Client): Promise<unknown> {${CONSUMERS[name] ?? ""}
          return undefined; }`;
      const files = [...(await filesOf(name)), { path: "use.ts", text }];
      expect(
        compileErrors(files, { exactOptionalPropertyTypes, allowUnreachableCode: true }),
      ).toEqual([]);
    },
  );
});

describe("what no client can use is noted, with its place", () => {
  test.each([
    ["schemas-3.1", "/webhooks", "webhooks are calls that the API makes"],
    ["parameters-3.0", "/paths/~1shelves~1{shelf}~1books/get", "takes the cookie session"],
  ])("%s", async (name, pointer, says) => {
    const { notes } = await load(fixture(name));
    expect(notes).toEqual([{ pointer, message: expect.stringContaining(says) }]);
  });

  test("methods of OpenAPI 3.2 that are none of HTTP", async () => {
    const document = await loadParts({
      openapi: "3.2.0",
      paths: { "/a/b": { get: {}, additionalOperations: { PURGE: {}, LINK: {} } } },
    });
    expect(document.notes).toEqual([
      {
        message: "/a/b has operations of methods that become none here: LINK, PURGE",
        pointer: "/paths/~1a~1b/additionalOperations",
      },
    ]);
  });

  test("and only that", async () => {
    expect((await load(fixture("bodies-3.1"))).notes).toEqual([]);
  });
});

test("a description of webhooks alone is refused with a word about them", async () => {
  const folder = await temporaryFolder();
  const spec = join(folder, "api.json");
  const info = { title: "Hooks", version: "1" };
  await writeFile(
    spec,
    JSON.stringify({ openapi: "3.1.0", info, webhooks: { born: { post: {} } } }),
  );
  expect(await messagesOf(() => generate({ spec, out: join(folder, "out") }))).toMatch(
    /^structure: .* nothing to call; webhooks are calls that the API makes, so they become no methods: born/,
  );
});

test("Swagger 2 is refused with what to do", async () => {
  expect(await readFile(fixture("swagger-2"), "utf8")).toContain("swagger");
  expect(await messagesOf(() => load(fixture("swagger-2")))).toMatch(
    /^unsupported-version: Swagger 2\.0 .*; convert it to OpenAPI 3/,
  );
});
