/** Names that methods cannot have, or not all of them: each told with the row that would settle it. */
import type { Problem } from "../diagnostics.ts";
import type { Named } from "./naming.ts";
import { typePrefix } from "./names.ts";
import { RESERVED_MEMBERS } from "./reserved.ts";
import { camelCase, pascalCase, wordsOf } from "./words.ts";

const MEMBER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

export function clashesOf(named: readonly Named[]): Problem[] {
  return [...reserved(named), ...sameName(named), ...alsoNamespace(named)];
}

function reserved(named: readonly Named[]): Problem[] {
  return named
    .filter(({ name }) => name.some((part) => RESERVED_MEMBERS.has(part) || !MEMBER.test(part)))
    .map((one) => ({
      code: "name-reserved",
      message: `${one.call}: "${one.name.join(".")}" is reserved or no name`,
      ...settledBy([one]),
      pointer: pointerOf(one),
    }));
}

/** Names that differ in their dots only are the same name to the types that are made of them. */
function sameName(named: readonly Named[]): Problem[] {
  const groups = new Map<string, Named[]>();
  for (const one of named) {
    const group = groups.get(typePrefix(one.name));
    if (group === undefined) groups.set(typePrefix(one.name), [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group): Problem[] => {
    const [first, ...others] = group.toSorted((a, b) => a.call.length - b.call.length);
    if (first === undefined || others[0] === undefined) return [];
    const calls = group.map(({ call }) => call).join(" and of ");
    return [
      {
        code: "name-clash",
        message: `${first.name.join(".")} is the name of ${calls}`,
        ...settledBy(others),
        pointer: pointerOf(others[0]),
      },
    ];
  });
}

function alsoNamespace(named: readonly Named[]): Problem[] {
  const namespaces = new Map<string, string>();
  for (const { name, call } of named)
    for (let length = 1; length < name.length; length++)
      namespaces.set(name.slice(0, length).join("."), call);
  return named.flatMap((one): Problem[] => {
    const name = one.name.join(".");
    const inside = namespaces.get(name);
    if (inside === undefined) return [];
    const message = `${name} is the name of ${one.call} and the namespace of ${inside}`;
    const settled = settledBy([{ ...one, name: [...one.name, ""] }]);
    return [{ code: "name-clash", message, ...settled, pointer: pointerOf(one) }];
  });
}

function pointerOf({ endpoint: [first] }: Named): string {
  return first.operation.pointer;
}

/** The rows that would settle it, and how they are told. */
function settledBy(named: readonly Named[]): Pick<Problem, "advice" | "settledBy"> {
  const rows = named.map(({ call, name, endpoint: [{ operation }] }) => {
    const suggestion = suggest(operation.operationId, call);
    return { operation: call, name: [...name.slice(0, -1), suggestion].join(".") };
  });
  const advice = rows.map(
    (row) => `add to names, with the reason: ${JSON.stringify({ ...row, reason: "…" })}`,
  );
  return { advice: advice.join("; "), settledBy: rows };
}

/** By the operation's id, or else by its last parameter. */
function suggest(operationId: string | null, call: string): string {
  if (operationId !== null) return camelCase(wordsOf(operationId.split("/").at(-1) ?? ""));
  const [, parameter = ""] = /\{([^}]*)\}[^{]*$/.exec(call) ?? [];
  const [method = "", ...words] = wordsOf(call);
  return parameter === ""
    ? camelCase([method, ...words])
    : `${method}By${pascalCase(wordsOf(parameter))}`;
}
