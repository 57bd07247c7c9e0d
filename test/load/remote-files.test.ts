/** Descriptions of several files that are read over HTTP: whom their references ask, and what it is told. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { allowedOf, load } from "../../scripts/load/index.ts";
import type { FilesOptions } from "../../scripts/load/files.ts";
import { messagesOf, referring } from "../support/description.ts";

const allow = (...origins: string[]): FilesOptions => ({ allowed: allowedOf(origins, "/") });

async function serve(
  answers: Readonly<Record<string, string>>,
): Promise<{ origin: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization ?? "none"}`);
    const answer = answers[request.url ?? ""];
    if (answer === undefined) return void response.writeHead(404).end();
    if (/^(http|\/)/.test(answer)) return void response.writeHead(302, { location: answer }).end();
    return void response.end(answer);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }; // it listens on a port
}

test("references lead on within the allowed origin, with the credentials of the description's URL", async () => {
  const { origin, seen } = await serve({
    "/api/a.json": referring("b.yaml"),
    "/api/b.yaml": "type: string",
  });
  const source = origin.replace("//", "//zoe:secret@");
  const { schemas } = await load(`${source}/api/a.json`, allow(origin));
  expect(schemas).toEqual({ A: { type: "string" } });
  const basic = `Basic ${Buffer.from("zoe:secret").toString("base64")}`;
  expect(seen).toEqual([`/api/a.json ${basic}`, `/api/b.yaml ${basic}`]);
});

test("another origin is not asked, neither directly nor by a redirect, and never told the credentials", async () => {
  const other = await serve({ "/b.yaml": "type: string" });
  const { origin, seen } = await serve({
    "/a.json": referring("b.yaml"),
    "/b.yaml": `${other.origin}/b.yaml`,
    "/c.json": referring(`${other.origin}/b.yaml`),
  });
  const source = origin.replace("//", "//zoe:secret@");
  expect(await messagesOf(() => load(`${source}/a.json`, allow(origin)))).toContain(
    `it is redirected to ${other.origin}, where no redirect may lead`,
  );
  expect(await messagesOf(() => load(`${source}/c.json`, allow(origin)))).toContain(
    "its origin is not allowed",
  );
  expect(other.seen).toEqual([]);
  await load(`${source}/a.json`, allow(origin, other.origin));
  expect(other.seen).toEqual(["/b.yaml none"]);
  expect(seen.length).toBeGreaterThan(3);
});

test("references lead from where the description was found in the end, with the credentials as far as they go", async () => {
  const other = await serve({ "/v2/api.json": referring("b.yaml"), "/v2/b.yaml": "type: string" });
  const { origin, seen } = await serve({
    "/latest": "/v1/api.json",
    "/v1/api.json": referring("b.yaml"),
    "/v1/b.yaml": "type: integer",
    "/next": `${other.origin}/v2/api.json`,
  });
  const source = origin.replace("//", "//zoe:secret@");
  const { schemas } = await load(`${source}/latest`, allow(origin));
  expect(schemas).toEqual({ A: { type: "integer" } });
  const basic = `Basic ${Buffer.from("zoe:secret").toString("base64")}`;
  expect(seen).toEqual(["/latest", "/v1/api.json", "/v1/b.yaml"].map((path) => `${path} ${basic}`));

  expect(await messagesOf(() => load(`${source}/next`, allow(origin)))).toContain(
    "its origin is not allowed",
  );
  const next = await load(`${source}/next`, allow(origin, other.origin));
  expect(next.schemas).toEqual({ A: { type: "string" } });
  expect(other.seen).toEqual(["/v2/api.json none", "/v2/api.json none", "/v2/b.yaml none"]);
});

test("references of a further file lead from where it was found in the end, and back to the description", async () => {
  const { origin, seen } = await serve({
    "/latest": "/v1/api.json",
    "/v1/api.json": referring("../shared/b.json"),
    "/shared/b.json": "/v3/b.json",
    "/v3/b.json": JSON.stringify({
      type: "object",
      properties: { c: { $ref: "c.json" }, a: { $ref: "/latest#/components/schemas/A" } },
    }),
    "/v3/c.json": JSON.stringify({ type: "string" }),
  });
  const { schemas } = await load(`${origin}/latest`, allow(origin));
  expect(schemas).toEqual({
    A: {
      type: "object",
      properties: { a: { $ref: "#/components/schemas/A" }, c: { $ref: "#/components/schemas/c" } },
    },
    c: { type: "string" },
  });
  expect(seen).toContain("/v3/c.json none");
});
