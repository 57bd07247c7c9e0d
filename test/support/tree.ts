/** A description read as a plain tree, for tests that look at it without the pipeline. */
import { readFileSync } from "node:fs";
import { parseYaml } from "@redocly/openapi-core";

export interface Node {
  readonly [key: string]: unknown;
}

export interface Operation {
  readonly path: string;
  readonly method: string;
  readonly node: Node;
}

const METHODS = ["delete", "get", "patch", "post", "put"];

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value if it is an object, an empty one otherwise. */
export const node = (value: unknown): Node => (isNode(value) ? value : {});

export const readTree = (file: string): Node => node(parseYaml(readFileSync(file, "utf8")));

export const specFile = (name: string): string =>
  new URL(`../../spec/${name}`, import.meta.url).pathname;

export const schemasOf = (document: Node): Node => node(node(document["components"])["schemas"]);

export function operationsOf(document: Node): readonly Operation[] {
  return Object.entries(node(document["paths"])).flatMap(([path, item]) =>
    Object.entries(node(item))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ path, method, node: node(operation) })),
  );
}

/** Every object at and below a value, with the pointer that leads to it. */
export function* nodesOf(value: unknown, pointer = "#"): Generator<readonly [string, Node]> {
  if (isNode(value)) yield [pointer, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* nodesOf(child, `${pointer}/${key}`);
}

/** What a local reference refers to; an empty object where there is no such thing. */
export function target(document: Node, reference: string): Node {
  const steps = reference.slice("#/".length).split("/");
  return steps.reduce<Node>((place, step) => node(place[step]), document);
}
