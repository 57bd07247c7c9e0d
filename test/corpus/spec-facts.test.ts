/** Our descriptions against the published ones of their dates: every fact of the batch and model operations. */
import { describe, expect, test } from "vitest";
import { hasCorpus, publishedTree } from "../support/corpus.ts";
import { factsOf, type Facts } from "../support/spec-facts.ts";
import { readTree, specFile } from "../support/tree.ts";
import { exceptions, type Exception } from "./spec-facts.exceptions.ts";

interface Difference {
  readonly where: string;
  readonly ours: string | undefined;
  readonly published: string | undefined;
}

function differences(ours: Facts, published: Facts): readonly Difference[] {
  return [...new Set([...published.keys(), ...ours.keys()])]
    .map((where) => ({ where, ours: ours.get(where), published: published.get(where) }))
    .filter((fact) => fact.ours !== fact.published);
}

const covers = (exception: Exception, { where }: Difference): boolean =>
  [".", " ", "?"].some((next) => `${where}.`.startsWith(exception.where + next));

describe.skipIf(!hasCorpus).each(Object.entries(exceptions))("%s", (file, excepted) => {
  const found = (): readonly Difference[] =>
    differences(factsOf(readTree(specFile(file))), factsOf(publishedTree(file)));

  test("states the published facts of every operation, schema and property", () => {
    const open = found().filter((difference) => !excepted.some((one) => covers(one, difference)));
    expect(open).toEqual([]);
  });

  test("has no exception without a difference", () => {
    const all = found();
    const idle = excepted.filter((exception) => !all.some((one) => covers(exception, one)));
    expect(idle).toEqual([]);
  });
});
