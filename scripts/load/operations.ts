/** `paths` as a flat list of operations. */
import type { DocumentOperation } from "../model/document.ts";
import type { HttpMethod } from "../model/types.ts";
import { readBody, readResponses } from "./content.ts";
import { sortedEntries } from "./order.ts";
import { readParameters } from "./parameters.ts";
import { at, pointerTo, type Place } from "./place.ts";
import { follow } from "./references.ts";
import type { SchemaReader } from "./schema.ts";
import type { Selection } from "./selection.ts";
import { isMap, TAKE_PART, type JsonMap } from "./shape.ts";
import { inQuery } from "./templated-query.ts";

/** Sorted, as the operations of a path are. */
const METHODS: readonly HttpMethod[] = [
  "DELETE",
  "GET",
  "HEAD",
  "OPTIONS",
  "PATCH",
  "POST",
  "PUT",
  "QUERY",
  "TRACE",
];

/**
 * Of a description; references can multiply both. GitHub's has 1 223 operations with 3 526 parameters. Each limit alone
 * costs about as much as GitHub's whole description does, the most that anybody should have to wait for a stranger's.
 */
const MAX_OPERATIONS = 3_000;
const MAX_PARAMETERS = 20_000;
/** Of the paths and the parameters' names of all operations: GitHub's have 79 thousand, the longest published ones 300. Methods repeat them up to ten times. */
const MAX_SPELLED = 400_000;

const LIMITS =
  `${MAX_OPERATIONS} operations, ${MAX_PARAMETERS} parameters of them, ` +
  `or ${MAX_SPELLED} characters of their paths and parameters' names`;

interface PathItem extends Pick<Paths, "selection"> {
  readonly pathKey: string;
  readonly item: JsonMap;
  readonly place: Place;
}

interface Paths {
  readonly value: unknown;
  readonly place: Place;
  /** Operations that it does not have are not read. */
  readonly selection: Selection;
}

export function readOperations(reader: SchemaReader, paths: Paths): DocumentOperation[] {
  const { place, selection } = paths;
  const operations: DocumentOperation[] = [];
  let [parameters, spelled] = [0, 0];
  for (const [pathKey, item] of sortedEntries(reader.map(paths.value, place))) {
    if (pathKey.startsWith("x-")) continue;
    const here: Place = { parent: place, key: pathKey };
    if (!pathKey.startsWith("/"))
      reader.report(
        "structure",
        here,
        `the path "${pathKey}" does not start with a slash`,
        `call it "/${pathKey}"`,
      );
    const path = { pathKey, item: reader.map(item, here), place: here, selection };
    const own = readPathItem(reader, path);
    operations.push(...own);
    const names = own.flatMap((operation) => operation.parameters.map(({ name }) => name));
    parameters += names.length;
    spelled += own.length * pathKey.length + names.join("").length;
    const isTooMuch =
      operations.length > MAX_OPERATIONS || parameters > MAX_PARAMETERS || spelled > MAX_SPELLED;
    if (isTooMuch) reader.report("structure", place, `there are more than ${LIMITS}`, TAKE_PART);
    if (selection.isTooMuch) reader.report("structure", place, selection.limit, "divide it");
    if (isTooMuch || selection.isTooMuch) break; // reading on would cost what the limit spares
  }
  return operations;
}

/** Operations beside a path item's `$ref` come before those it leads to. */
function readPathItem(
  reader: SchemaReader,
  { pathKey, item, place, selection }: PathItem,
): DocumentOperation[] {
  const target = "$ref" in item ? follow(reader, item, place) : undefined;
  return METHODS.flatMap((method) => {
    const key = method.toLowerCase();
    const home = [
      { value: item as unknown, place },
      ...(target === undefined ? [] : [target]),
    ].find(({ value }) => isMap(value) && key in value);
    if (home === undefined || !isMap(home.value)) return [];
    const raw = home.value[key];
    if (!selection.has({ method, pathKey }, isMap(raw) ? raw["tags"] : undefined)) return [];
    const shared = { value: home.value["parameters"], place: at(home.place, "parameters") };
    const operation = reader.map(raw, at(home.place, key));
    return [
      readOperation(reader, { method, pathKey, operation, place: at(home.place, key), shared }),
    ];
  });
}

interface OperationSource {
  readonly method: HttpMethod;
  readonly pathKey: string;
  readonly operation: JsonMap;
  readonly place: Place;
  /** The parameters of the path item. */
  readonly shared: { readonly value: unknown; readonly place: Place };
}

function readOperation(
  reader: SchemaReader,
  { method, pathKey, operation, place, shared }: OperationSource,
): DocumentOperation {
  const prose = (key: string): string | null =>
    reader.prose(operation[key], at(place, key)) ?? null;
  const own = { value: operation["parameters"], place: at(place, "parameters") };
  return {
    method,
    pathKey,
    pointer: pointerTo(place),
    operationId: reader.name(operation["operationId"], at(place, "operationId")) ?? null,
    ...tagsOf(reader, operation["tags"], at(place, "tags")),
    summary: prose("summary"),
    description: prose("description"),
    deprecated: reader.flag(operation["deprecated"], at(place, "deprecated")) ?? false,
    parameters: inQuery(readParameters(reader, [shared, own], pathKey), pathKey),
    body: readBody(reader, operation["requestBody"], at(place, "requestBody")),
    responses: readResponses(reader, operation["responses"], at(place, "responses")),
  };
}

function tagsOf(
  reader: SchemaReader,
  value: unknown,
  place: Place,
): Pick<DocumentOperation, "tags"> {
  const tags = reader.texts(value, place);
  return tags.length === 0 ? {} : { tags };
}
