/** `twinfold serve`: the server alone, as a process. */

import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";

import { describe, expect, test } from "vitest";

import { type Run, startTwinfold, twinfold } from "../support/cli.ts";
import { temporaryFolder } from "../testing/folder.ts";

const folder = temporaryFolder();

interface Serving {
  readonly url: string;
  /** Stops it as a person does: exit code and everything printed. */
  stop(): Promise<Run>;
}

async function serve(...argv: readonly string[]): Promise<Serving> {
  const child = await startTwinfold(["serve", ...argv]);
  const printed = { stdout: "", stderr: "" };
  child.stderr.on("data", (chunk) => (printed.stderr += String(chunk)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      printed.stdout += String(chunk);
      const address = /http:\/\/[\d.:]+/.exec(printed.stdout)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once("close", () => reject(new Error(printed.stderr)));
  });
  const stop = async (): Promise<Run> => {
    const closed = once(child, "close");
    child.kill("SIGINT");
    const [code] = (await closed) as [number | null];
    return { code, ...printed };
  };
  return { url, stop };
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

    const first = await serve(...argv, "--scenario", scenario);
    const batches = `${first.url}/v1/messages/batches`;
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
    expect(await first.stop()).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(state)).toBe(true);

    const second = await serve(...argv);
    const answer = await fetch(`${second.url}/v1/messages/batches/${id}`, { headers });
    expect(answer.status).toBe(200);
    expect((await second.stop()).code).toBe(0);
  });

  test("says how to talk to it", async () => {
    const { url, stop } = await serve("--port", "0");
    const { stdout } = await stop();
    expect(stdout).toContain(`ANTHROPIC_BASE_URL=${url}`);
    expect(stdout).toContain("curl ");
  });

  test("explains itself", async () => {
    const { code, stdout } = await twinfold(["serve", "--help"]);
    expect(code).toBe(0);
    for (const option of ["port", "api-key", "scenario", "state", "seconds"]) {
      expect(stdout).toContain(`--${option}`);
    }
  });

  test("says that a port is taken, and what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo; // of a TCP server that listens
    const { code, stderr } = await twinfold(["serve", "--port", String(port)]);
    other.close();
    expect(code).toBe(2);
    expect(stderr).toBe(
      `usage: --port ${port}: another program listens there; name another port, or 0 for a free one\n`,
    );
  });

  test.each([
    [["--prot=1"], "--prot"],
    [["--port", "many"], "--port many: "],
    [["--port", "65536"], "--port 65536: "],
    [["--seconds", "-1"], "--seconds -1: a number of seconds from 0 is wanted"],
    [["--state", "nowhere/state.json"], "nowhere cannot be used: there is no such file"],
    [["--scenario", "test"], "test cannot be used: it is a folder"],
    [["--scenario", "nowhere.json"], "nowhere.json cannot be used: there is no such file; name a"],
  ])("refuses %j in one line", async (argv, problem) => {
    const { code, stdout, stderr } = await twinfold(["serve", ...argv]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(problem);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
