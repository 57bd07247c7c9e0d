/** What `index.ts` exports, and whether its names can stand side by side. */
import { type Problem, ProblemsError, settling } from "../diagnostics.ts";
import type { Method, Model } from "../model/types.ts";
import { isBindingName, isTypeName } from "./literal.ts";
import { CONSTANTS } from "./index-file.ts";
import { type ResourceNode, resourceNodes, resourcePath } from "./resources.ts";

type Settled = Pick<Problem, "advice" | "settledBy">;

/** Members that every class has already. */
const TAKEN_MEMBERS = new Set(["constructor"]);

/** @throws ProblemsError naming every name that is taken twice or cannot be used, with both who want it. */
export function assertNames(model: Model, root: ResourceNode): void {
  const problems = [
    ...typeProblems(model, root),
    ...resourceNodes(root).flatMap(memberProblems),
    ...model.methods.flatMap(parameterProblems),
  ];
  if (problems.length > 0) throw new ProblemsError(problems);
}

function typeProblems(model: Model, root: ResourceNode): readonly Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  const nodes = resourceNodes(root);
  const claim = (name: string, owner: string): void => {
    const other = owners.get(name);
    const settled = other && (ofType(name, model) ?? ofClass(name, nodes));
    if (other !== undefined) problems.push({ ...clash(name, other, owner), ...settled });
    else if (!isTypeName(name)) problems.push(unusable(name, owner));
    owners.set(name, owner);
  };
  for (const [name, owner] of Object.entries(CONSTANTS)) claim(name, owner);
  for (const node of nodes) claim(node.className, `the class of ${resourcePath(node)}`);
  for (const name of Object.keys(model.schemas)) claim(name, `the schema ${name}`);
  for (const { name, of } of model.enums ?? []) claim(name, `the values of ${of}`);
  return problems;
}

/** The row that calls the type of a schema otherwise; a type made for a method is called by that. */
function ofType(name: string, { origins = {}, schemas }: Model): Settled | undefined {
  const origin = Object.hasOwn(origins, name) ? origins[name] : undefined;
  if (origin === undefined) return undefined;
  let free = `${name}Schema`;
  while (Object.hasOwn(schemas, free)) free += "_"; // a suggestion that is refused again would be none
  return settling("typeNames", [{ ...origin, name: free }]);
}

/** The rows that move the methods of one of two namespaces: that of fewer levels. */
function ofClass(name: string, nodes: readonly ResourceNode[]): Settled | undefined {
  const [flat] = nodes
    .filter(({ className }) => className === name)
    .toSorted((a, b) => a.namespace.length - b.namespace.length);
  if (flat === undefined || flat.namespace.length === 0) return undefined;
  const last = flat.namespace.length - 1;
  const rows = resourceNodes(flat).flatMap(({ methods }) =>
    methods.map(({ http, route, name: called }) => ({
      operation: `${http} ${route}`,
      name: called.with(last, `${called[last]}_`).join("."),
    })),
  );
  return settling("names", rows);
}

/** The row that calls a method otherwise. */
function ofMethod({ http, route }: Method, name: string): Settled {
  return settling("names", [{ operation: `${http} ${route}`, name }]);
}

function memberProblems(node: ResourceNode): readonly Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  const path = resourcePath(node);
  const claim = (name: string, owner: string, settled?: (tail: string) => Settled): void => {
    const other = owners.get(name);
    if (other !== undefined)
      problems.push({ ...clash(`${path}.${name}`, other, owner), ...settled?.(".call") });
    else if (TAKEN_MEMBERS.has(name))
      problems.push({ ...unusable(`${path}.${name}`, owner), ...settled?.("_") });
    owners.set(name, owner);
  };
  for (const name of node.children.keys()) claim(name, "a namespace");
  for (const method of node.methods)
    claim(method.name.at(-1) ?? "", `${method.http} ${method.route}`, (tail) =>
      ofMethod(method, `${method.name.join(".")}${tail}`),
    );
  return problems;
}

function parameterProblems(method: Method): readonly Problem[] {
  const names = method.pathParameters.map(({ identifier }) => identifier);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const owner = `a parameter of ${method.http} ${method.route}`;
  return [
    ...[...new Set(twice)].map((name) => ({
      ...clash(name, owner, "another"),
      advice: "rename one in the description, by an overlay where it is not yours",
    })),
    ...names.filter((name) => !isBindingName(`${name}_`)).map((name) => unusable(name, owner)),
  ];
}

function clash(name: string, one: string, other: string): Problem {
  return {
    code: "name-clash",
    message: `${name} would be both ${one} and ${other}`,
    advice: "rename one of them, a method by a row in `names`, a schema in the description",
  };
}

function unusable(name: string, owner: string): Problem {
  return {
    code: "name-reserved",
    message: `${name} cannot be the name of ${owner}`,
    advice: "rename it, a method by a row in `names`, a schema in the description",
  };
}
