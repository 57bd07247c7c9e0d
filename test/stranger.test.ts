/** A client generated from a description of another API, with a profile of its own: the runtime knows no API. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { generate } from "../scripts/generate.ts";
import { connect, type Api, type Profile, type Resource } from "../src/runtime.ts";
import { ROOT, temporaryFolder } from "./support/cli.ts";

const PROFILE: Profile = {
  name: "Orchard",
  baseUrl: "https://orchard.example",
  environment: { apiKey: "ORCHARD_KEY" },
  auth: { header: "x-orchard-key" },
  error: { type: ["code"], message: ["detail"] },
  retry: { statuses: [], refusals: [] },
};

/** What of the generated client the tests use; its source does not exist when they are compiled. */
interface Orchard extends Resource {
  readonly trees: {
    list(query?: {
      kind?: string;
    }): AsyncIterable<{ id: string }> & PromiseLike<{ data: { id: string }[] }>;
    harvest(tree: string): AsyncIterable<{ grams: number }>;
  };
}

const PAGES: Readonly<Record<string, unknown>> = {
  "/trees?kind=apple": { data: [{ id: "a" }, { id: "b" }], next_page: "2" },
  "/trees?kind=apple&page=2": { data: [{ id: "c" }], next_page: null },
};

async function generated(): Promise<new (api: Api) => Orchard> {
  const out = await temporaryFolder();
  await generate({ spec: join(ROOT, "test/fixtures/orchard.yaml"), out });
  const module: unknown = await import(pathToFileURL(join(out, "index.ts")).href);
  return (module as { Client: new (api: Api) => Orchard }).Client; // written a moment ago
}

async function orchard(): Promise<{ client: Orchard; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.url} ${String(request.headers["x-orchard-key"])}`);
    const page = PAGES[request.url ?? ""];
    if (page !== undefined) {
      response.setHeader("content-type", "application/json").end(JSON.stringify(page));
    } else if (request.url === "/trees/old%20oak/harvest") {
      response.setHeader("content-type", "application/x-ndjson").end('{"grams":12}\n{"grams":7}\n');
    } else {
      response.statusCode = 404;
      response
        .setHeader("content-type", "application/json")
        .end('{"code":"no_tree","detail":"It was felled."}');
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // a TCP server has no other address
  const client = connect(await generated(), PROFILE, {
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: "seed",
  });
  return { client, seen };
}

describe("a stranger's client", () => {
  test("walks page/next_page, sending its own key header", async () => {
    const { client, seen } = await orchard();
    const ids: string[] = [];
    for await (const { id } of client.trees.list({ kind: "apple" })) ids.push(id);
    expect(ids).toEqual(["a", "b", "c"]);
    expect(seen).toEqual(["/trees?kind=apple seed", "/trees?kind=apple&page=2 seed"]);
  });

  test("streams NDJSON", async () => {
    const { client } = await orchard();
    const fruits: unknown[] = [];
    for await (const fruit of client.trees.harvest("old oak")) fruits.push(fruit);
    expect(fruits).toEqual([{ grams: 12 }, { grams: 7 }]);
  });

  test("reads the error body by its own profile", async () => {
    const { client } = await orchard();
    await expect(client.trees.list({ kind: "plum" })).rejects.toMatchObject({
      status: 404,
      errorType: "no_tree",
      message: expect.stringContaining("It was felled."),
    });
  });
});
