import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { load } from "../../scripts/load/index.ts";
import { temporaryFolder } from "../support/cli.ts";
import { describing, loadText, messagesOf, problemsOf } from "../support/description.ts";

const TEXT = JSON.stringify(describing({}));
const SHA = /^[0-9a-f]{64}$/;

async function stdin(): Promise<Uint8Array> {
  return new TextEncoder().encode(TEXT);
}

async function serve(status: number, body: string, seen: string[] = []): Promise<string> {
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization ?? "none");
    response.writeHead(status).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api.json`; // it listens on a port
}

test("a path, a URL and standard input give the same document", async () => {
  const file = join(await temporaryFolder(), "api.json");
  await writeFile(file, TEXT);
  const fromFile = await load(file);
  expect(fromFile.sha256).toMatch(SHA);
  expect(await load(await serve(200, TEXT))).toEqual(fromFile);
  expect(await loadText(TEXT)).toEqual(fromFile);
});

test("the hash is of the bytes: another spelling of the same description has another", async () => {
  const [plain, spaced] = await Promise.all([loadText(TEXT), loadText(`${TEXT}\n`)]);
  expect({ ...spaced, sha256: "" }).toEqual({ ...plain, sha256: "" });
  expect(spaced.sha256).not.toBe(plain.sha256);
});

test("a missing file and a folder are named with the reason", async () => {
  const folder = await temporaryFolder();
  expect(await messagesOf(() => load(join(folder, "none.yaml")))).toContain(
    "none.yaml cannot be read: there is no such file",
  );
  expect(await messagesOf(() => load(folder))).toContain("it is a folder");
  expect(await messagesOf(() => load("ftp://a/b"))).toContain("only http and https are read");
});

test("an answer that is no 2xx is told by its status, without the credentials of the URL", async () => {
  const url = new URL(await serve(404, "none"));
  url.search = "?token=secret";
  const message = await messagesOf(() => load(String(url)));
  expect(message).toContain("/api.json cannot be read: the server answered 404");
  expect(message).not.toContain("secret");
});

test("credentials of a URL are sent as a header and never told", async () => {
  const seen: string[] = [];
  const url = new URL(await serve(401, "", seen));
  [url.username, url.password] = ["zoe", "p%40ss"];
  const message = await messagesOf(() => load(String(url)));
  expect(seen).toEqual([`Basic ${Buffer.from("zoe:p@ss").toString("base64")}`]);
  expect(message).toContain("answered 401");
  expect(message).not.toContain("zoe");
});

test("a server that is not there is an unreadable source", async () => {
  const url = await serve(200, TEXT);
  const gone = url.replace(/:\d+/, ":1");
  expect(await problemsOf(() => load(gone))).toEqual(["source-unreadable"]);
});

test("a description above the limit is refused before it is parsed", async () => {
  expect(await messagesOf(() => load("-", { readStdin: stdin, maxBytes: 20 }))).toContain(
    "standard input cannot be read: it is larger than 20 bytes",
  );
});
