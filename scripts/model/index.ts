/** Document → model: every endpoint and its twins one method, named, typed and judged. */
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { addressOf, callOf, type Located } from "./address.ts";
import type { Document } from "./document.ts";
import { enumsOf } from "./enums.ts";
import { withFamilies } from "./families.ts";
import { foldOf } from "./fold.ts";
import { judge } from "./judge.ts";
import { methodOf } from "./methods.ts";
import { nameEndpoints } from "./naming.ts";
import { PartNamer } from "./parts.ts";
import type { Rows } from "./rows.ts";
import { withStreams } from "./streams.ts";
import { unmatchedProblems, withReached } from "./subset.ts";
import { foldTwins } from "./twins.ts";
import { TypeTable } from "./type-table.ts";
import type { Method, Model } from "./types.ts";
import { undividedProblems } from "./undivided-rows.ts";
import { staleRows } from "./unused-rows.ts";

export { commonTypes } from "./common.ts";
export { reachedFrom } from "./reach.ts";
export { untakenStreams } from "./streams.ts";
export { matchingRows, rowInSettings, unusedRows } from "./unused-rows.ts";

/** @throws ProblemsError with every clash of twins, names and types, and every row without its operation, at once. */
export function model(described: Document, rows: Rows): Model {
  const document = withFamilies(described);
  const problems = [
    ...unmatchedProblems(document, rows.include ?? []),
    ...staleRows(document, rows),
    ...undividedProblems(document, rows),
  ];
  const streaming = withReached(withStreams(document, rows.streams ?? [], problems));
  const { title, version, operations, schemas } = streaming;
  const endpoints = foldTwins(operations, rows.twins, problems).map((endpoint) =>
    judge(endpoint, { rows: rows.paging, schemas }),
  );
  const named = nameEndpoints(endpoints, rows.names, problems);
  const types = new TypeTable(streaming, rows.typeNames ?? [], problems);
  if (problems.length > 0) throw new ProblemsError(problems); // a clash of names would be told again for their types
  const namer = new PartNamer(types, rows.ownedHeaders, problems);
  const idempotent = new Set(rows.idempotent.map(({ operation }) => operation));
  const context = { namer, types, schemas, idempotent, problems };
  const unjudged = named.map((it) => methodOf(it, context));
  if (problems.length > 0) throw new ProblemsError(problems);
  const exported = types.schemas();
  const enums = enumsOf(rows.enums ?? false, exported, problems);
  if (problems.length > 0) throw new ProblemsError(problems);
  const methods = unjudged
    .map((method): Method => ({ ...method, fold: foldOf(method.variants, exported) }))
    .toSorted(byName);
  return { title, version, methods, schemas: exported, origins: types.origins, enums };
}

/** Where an operation stands among those that differ from it in a twin's mark only. */
export function placeOf(
  operation: Located,
  twins: Rows["twins"],
): { readonly family: string; readonly beta: boolean | string } {
  const { identity, marks } = addressOf(operation, twins);
  return { family: identity, beta: marks[0] ?? false };
}

/** The names of methods by their operations as rows spell them, `GET /v1/things`; clashes of names are told, and let be. */
export function methodNames(
  { operations, schemas }: Pick<Document, "operations" | "schemas">,
  rows: Rows,
  problems: Problem[] = [],
): Map<string, string> {
  const endpoints = foldTwins(operations, rows.twins, problems).map((endpoint) =>
    judge(endpoint, { rows: rows.paging, schemas }),
  );
  const named = nameEndpoints(endpoints, rows.names, problems);
  return new Map(
    named.flatMap(({ endpoint, name }) =>
      endpoint.map(({ operation }) => [callOf(operation), name.join(".")] as const),
    ),
  );
}

function byName(left: Method, right: Method): number {
  return left.name.join(".") < right.name.join(".") ? -1 : 1;
}
