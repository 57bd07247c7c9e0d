/** A newer description is taken in whole, told and regenerated from. */
import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate, isStale } from "../scripts/generate.ts";
import { fetchSource } from "../scripts/update-source.ts";
import { startLoopback } from "./support/loopback.ts";
import { changesets, project, refusal, text, V1, V2, V3 } from "./support/update-project.ts";

describe("versions in turn", () => {
  test("are taken in: a safe one, a breaking one, and the same again by its ETag", async () => {
    const it = await project(
      text(V1, { etag: '"one"' }),
      text(V2, { etag: '"two"' }),
      text(V3, { etag: '"three"' }),
      text("", { etag: '"three"' }, 304),
    );
    await it.run();
    expect(await it.read("twinfold.spec.yaml")).toBe(V1);
    expect(await it.lock()).toMatchObject({ etag: '"one"', file: "twinfold.spec.yaml" });

    const safe = await it.run();
    expect(it.server.requests[1]?.headers["if-none-match"]).toBe('"one"');
    expect(safe).toMatchObject({
      changed: true,
      breaking: false,
      title: "Safe: take in Orchard 2",
    });
    expect(await it.read(safe.written.at(-1) ?? "")).toMatch(
      /^---\n"@grove\/client": minor\n---\n\nSafe: take in Orchard 2\n/,
    );
    expect(await it.read("generated/index.ts")).toContain('API_VERSION = "2"');

    const breaking = await it.run();
    expect(breaking).toMatchObject({ breaking: true, title: "Breaking: take in Orchard 3" });
    expect(breaking.body).toContain("- `plums.list`: removed\n");
    expect(await it.read(breaking.written.at(-1) ?? "")).toMatch(/^---\n"@grove\/client": major\n/);

    const same = await it.run();
    expect(same).toMatchObject({ changed: false, written: [], generation: null });
    expect(it.server.requests[3]?.headers["if-none-match"]).toBe('"three"');
    expect(await changesets(it)).toHaveLength(2);
  });

  test("without a copy there is nothing to compare with but the client that stands generated", async () => {
    const it = await project(text(V1), text(V1), text(V1), text(V2));
    expect((await it.run({ dryRun: true })).body).toContain("No client was generated before.");
    await generate({ config: join(it.folder, "twinfold.config.json") });
    const same = await it.run({ dryRun: true });
    expect(same).toMatchObject({
      breaking: false,
      semver: "none",
      title: "Safe: take in Orchard 1",
    });
    expect(same.body).toContain("has the same methods and types");
    const other = await it.run();
    expect(other).toMatchObject({ changed: true, breaking: true, semver: "major" });
    expect(other.body).toMatch(/there is none to compare it with\..*`twinfold\.spec\.yaml`/);
    expect(other.body).toMatch(/```diff\n[^`]*\n- trees\.list\(.*\n\+ trees\.list\(/);
  });

  test("without an ETag the same bytes are nothing new; other bytes of the same meaning ask for no release", async () => {
    const it = await project(text(V1), text(V1), text(`# a comment\n${V1}`));
    await it.run();
    expect(await it.run()).toMatchObject({ changed: false });
    expect(it.server.requests[1]?.headers["if-none-match"]).toBeUndefined();
    expect(await it.run()).toMatchObject({
      changed: true,
      semver: "none",
      body: expect.stringMatching(/^The description at .* has changed in its text alone\.\n/),
      written: ["twinfold.spec.yaml", "twinfold.lock.json"],
    });
  });

  test("a copy that was edited is not asked for by the ETag of another", async () => {
    const it = await project(text(V1, { etag: '"one"' }), text(V1, { etag: '"one"' }));
    await it.run();
    await writeFile(join(it.folder, "twinfold.spec.yaml"), `${V1}# mine\n`);
    await it.run();
    expect(it.server.requests[1]?.headers["if-none-match"]).toBeUndefined();
    expect(await it.read("twinfold.spec.yaml")).toBe(V1);
  });

  test("a dry run tells and writes nothing", async () => {
    const it = await project(text(V1), text(V3));
    await it.run();
    const before = await it.lock();
    expect(await it.run({ dryRun: true })).toMatchObject({ breaking: true, written: [] });
    expect(await it.lock()).toEqual(before);
    expect(await it.read("generated/index.ts")).toContain('API_VERSION = "1"');
  });

  test("the overlay corrects both sides, and one that fits no more leaves all as it was", async () => {
    const it = await project(text(V1), text(V2), text(V3));
    await writeFile(
      join(it.folder, "overlay.yaml"),
      `overlay: 1.0.0\ninfo: { title: C, version: "1" }\nactions:\n  - target: $.paths['/plums']\n    remove: true\n`,
    );
    const spec = `${it.server.url}/openapi.yaml`;
    const settings = JSON.stringify({ spec, overlay: "./overlay.yaml" });
    await writeFile(join(it.folder, "twinfold.config.json"), settings);
    await it.run();
    expect(await it.run()).toMatchObject({ breaking: false });
    expect(await refusal(it.run())).toMatch(
      /^overlay: action 1 matches nothing: \$\.paths\['\/plums'\]/,
    );
    expect(await it.read("twinfold.spec.yaml")).toBe(V2);
  });
});

test("standard input is no place to look again", async () => {
  expect(await refusal(fetchSource("-", null))).toMatch(/; save it as a file, and name that$/);
});

describe("the copy", () => {
  test("is what is generated from and checked against, offline", async () => {
    const it = await project(text(V1));
    await it.run();
    const config = join(it.folder, "twinfold.config.json");
    expect(isStale((await generate({ config, check: true })).state)).toBe(false);
    await generate({ config });
    expect(it.server.requests).toHaveLength(1);
    await writeFile(join(it.folder, "twinfold.spec.yaml"), V2);
    expect(await refusal(generate({ config, check: true }))).toMatch(
      /^source-unreadable: twinfold\.spec\.yaml is not the copy that twinfold\.lock\.json tells of/,
    );
  });

  test("is of the configured address: another is refused before it is asked", async () => {
    const it = await project();
    expect(await refusal(it.run({ source: `${it.server.url}/other.yaml` }))).toMatch(
      /^usage: the configuration names another address \(http:.*openapi\.yaml\)/,
    );
    expect(it.server.requests).toEqual([]);
  });

  test("is missing: --check says how to get one, and asks no server", async () => {
    const it = await project();
    const config = join(it.folder, "twinfold.config.json");
    expect(await refusal(generate({ config, check: true }))).toMatch(
      /^usage: --check works offline, and no copy .*twinfold update/,
    );
    expect(it.server.requests).toEqual([]);
  });

  test("of a path is the configured file; its source is known the next time", async () => {
    const it = await project();
    const { folder } = it;
    await writeFile(join(folder, "twinfold.config.json"), JSON.stringify({ spec: "./api.yaml" }));
    await writeFile(join(folder, "newer.yaml"), V1);
    await it.run({ source: join(folder, "newer.yaml") });
    expect(await it.read("api.yaml")).toBe(V1);
    expect(await it.lock()).toMatchObject({ source: "newer.yaml", file: "api.yaml" });
    await writeFile(join(folder, "newer.yaml"), V2);
    expect(await it.run()).toMatchObject({ changed: true, breaking: false });
    await expect(access(join(folder, "twinfold.spec.yaml"))).rejects.toThrow("ENOENT");
  });
});

const led = (version: string, ...refs: readonly string[]): string =>
  refs.reduce((all, ref) => all.replace("#/components/schemas/Tree", ref), version);

test("references lead on from the copy, as far as they are allowed", async () => {
  const tree = "{ type: object, required: [id], properties: { id: { type: string } } }";
  const far = await startLoopback((_, response) => text(`Far: ${tree}`)(response));
  const it = await project(
    text(led(V1, "near.yaml#/Near")),
    text(led(V2, "near.yaml#/Near", `${far.url}/far.yaml#/Far`)),
    text(led(V2, "near.yaml#/Near", `${far.url}/far.yaml#/Far`)),
  );
  await writeFile(join(it.folder, "near.yaml"), `Near: ${tree}`);
  await it.run({ allowRefs: [it.folder] });
  expect(await it.read("generated/schema.ts")).toMatch(/^export interface \w*Near \{/m);
  expect(await refusal(it.run({ allowRefs: [it.folder] }))).toContain("its origin is not allowed");
  const allowRefs = [it.folder, far.url];
  const taken = await it.run({ allowRefs, dryRun: true });
  expect(taken).toMatchObject({ changed: true, breaking: false });
});
