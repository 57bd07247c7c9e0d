/** What a server gives instead of a description is refused, and nothing changes. */
import { describe, expect, test } from "vitest";
import type { UpdateOptions } from "../scripts/update.ts";
import { startLoopback } from "./support/loopback.ts";
import {
  type Answer,
  changesets,
  ONE,
  project,
  refusal,
  text,
  V1,
  V2,
} from "./support/update-project.ts";

describe("what is no description is refused, and nothing changes", () => {
  test.each<{ what: string; answer: Answer; says: RegExp; options?: UpdateOptions }>([
    {
      what: "an error",
      answer: text("no", {}, 503),
      says: /^source-unreadable: http:.*the server answered 503/,
    },
    {
      what: "a page with status 200",
      answer: text("\n<!doctype html><p>Sign in", { "content-type": "text/yaml" }),
      says: /^source-unreadable: .*it is a page \(HTML or XML\)/,
    },
    {
      what: "a body that is cut",
      answer: (response) => {
        response.writeHead(200, { "content-length": "100000" });
        response.write(V2, () => response.destroy());
      },
      says: /^source-unreadable: .*is not taken in: the connection was lost before its end/,
    },
    {
      what: "a whole answer of half a file",
      answer: text(V2.slice(0, V2.indexOf("components:"))),
      says: /^ref-broken: /,
    },
    {
      what: "a description that has lost most operations",
      answer: text(ONE),
      says: /^structure: the description has 1 operations, and 2 are expected at least/,
    },
    {
      what: "fewer operations than the caller expects",
      answer: text(V2),
      options: { minOperations: 4 },
      says: /^structure: the description has 3 operations, and 4 are expected/,
    },
    {
      what: "a redirect to a private address of another host",
      answer: text("", { location: "http://localhost:1/openapi.yaml" }, 302),
      says: /^source-unreadable: .*is redirected to http:\/\/localhost:1, where no redirect may lead/,
    },
    {
      what: "a redirect to a file",
      answer: text("", { location: "file:///etc/hosts" }, 302),
      says: /is redirected to file:\/\/, where no redirect may lead/,
    },
    {
      what: "that nothing is new, when nothing was known",
      answer: text("", {}, 304),
      says: /the server answered 304/,
    },
    {
      what: "more than 20 MB",
      answer: text(" ".repeat(21 * 1024 * 1024)),
      says: /it is larger than 20971520 bytes/,
    },
    { what: "other JSON", answer: text('{ "message": "moved" }'), says: /^not-openapi: / },
    {
      what: "a description of which no client can be made",
      answer: text(V2.replace("/plums:", "/trees/:")),
      says: /^name-clash: /,
    },
  ])("$what", async ({ answer, says, options }) => {
    const it = await project(text(V1), answer);
    await it.run();
    const lock = await it.lock();
    expect(await refusal(it.run(options))).toMatch(says);
    expect(await it.lock()).toEqual(lock);
    expect(await it.read("twinfold.spec.yaml")).toBe(V1);
    expect(await it.read("generated/index.ts")).toContain('API_VERSION = "1"');
    expect(await changesets(it)).toEqual([]);
  });

  test("a redirect within the scheme is followed, without the password", async () => {
    const other = await startLoopback((_, response) => text(V1)(response));
    const it = await project(text("", { location: `${other.url}/v1` }, 302));
    await it.run({ source: `${it.server.url.replace("//", "//me:secret@")}/openapi.yaml` });
    expect(it.server.requests[0]?.headers.authorization).toMatch(/^Basic /);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
    expect(await it.read("twinfold.lock.json")).not.toContain("secret");
  });
});
