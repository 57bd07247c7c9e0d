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
    if (answer.startsWith("http")) return void response.writeHead(302, { location: answer }).end();
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
