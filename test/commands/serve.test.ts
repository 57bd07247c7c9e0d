/** `twinfold serve`: the server alone, as a process. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";

import { describe, expect, test } from "vitest";

import { temporaryFolder } from "../testing/folder.ts";

const folder = temporaryFolder();

interface Run {
  readonly url: Promise<string>;
  stop(): void;
  /** Exit code and everything printed. */
  readonly end: Promise<{
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }>;
}

function serve(...argv: readonly string[]): Run {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/cli.ts", "serve", ...argv]);
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
      const address = /http:\/\/[\d.:]+/.exec(out)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once("close", () => reject(new Error(err)));
  });
  url.catch(() => {});
  const end = once(child, "close").then(([code]) => ({ code: code as number | null, out, err }));
  return { url, stop: () => child.kill("SIGINT"), end };
}

const headers = { "x-api-key": "mine", "anthropic-version": "2023-06-01" };

describe("twinfold serve", () => {
  test("serves until it is stopped, and its state outlives it", async () => {
    const scenario = folder.file(
      "scenario.json",
      JSON.stringify({ events: [{ at: 0, fail: { status: 529 } }] }),
    );
    const state = folder.path("state.json");
    const argv = ["--port", "0", "--api-key", "mine", "--state", state];

    const first = serve(...argv, "--scenario", scenario);
    const batches = `${await first.url}/v1/messages/batches`;
    expect((await fetch(batches, { headers })).status).toBe(529);
    const params = {
      model: "claude-sonnet-4-6",
      max_tokens: 9,
      messages: [{ role: "user", content: "hey" }],
    };
    const body = JSON.stringify({ requests: [{ custom_id: "a", params }] });
    const { id } = (await (await fetch(batches, { method: "POST", headers, body })).json()) as {
      readonly id: string;
    };
    first.stop();
    expect(await first.end).toMatchObject({ code: 0, err: "" });
    expect(existsSync(state)).toBe(true);

    const second = serve(...argv);
    const answer = await fetch(`${await second.url}/v1/messages/batches/${id}`, { headers });
    expect(answer.status).toBe(200);
    second.stop();
    expect((await second.end).code).toBe(0);
  });

  test("says how to talk to it", async () => {
    const run = serve("--port", "0");
    const url = await run.url;
    run.stop();
    const { out } = await run.end;
    expect(out).toContain(`ANTHROPIC_BASE_URL=${url}`);
    expect(out).toContain("curl ");
  });

  test("explains itself", async () => {
    const { code, out } = await serve("--help").end;
    expect(code).toBe(0);
    for (const option of ["port", "api-key", "scenario", "state", "seconds"]) {
      expect(out).toContain(`--${option}`);
    }
  });

  test("says that a port is taken, and what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo; // of a TCP server that listens
    const { code, err } = await serve("--port", String(port)).end;
    other.close();
    expect(code).toBe(2);
    expect(err).toBe(
      `usage: --port ${port}: another program listens there; name another port, or 0 for a free one\n`,
    );
  });

  test.each([
    [["--prot=1"], "--prot"],
    [["--port", "many"], "--port many: "],
    [["--port", "65536"], "--port 65536: "],
    [["--seconds", "-1"], "--seconds"],
    [["--scenario", "nowhere.json"], "nowhere.json cannot be read: there is no such file; name a"],
  ])("refuses %j in one line", async (argv, problem) => {
    const { code, out, err } = await serve(...argv).end;
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(problem);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
