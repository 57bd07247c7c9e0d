/** Names that methods cannot have, or not all of them: each told with the row that would settle it. */
import type { Problem } from "../diagnostics.ts";
import type { Named } from "./naming.ts";
import { typePrefix } from "./names.ts";
import { RESERVED_MEMBERS } from "./reserved.ts";
import { settledBy, type Unsettled } from "./name-rows.ts";
import { isIdentifier } from "./words.ts";

export function clashesOf(named: readonly Named[]): Problem[] {
  return [...reserved(named), ...sameName(named), ...alsoNamespace(named)];
}

function reserved(named: readonly Named[]): Problem[] {
  return named.flatMap((one): Problem[] => {
    const faults = [...new Set(one.name)].flatMap((part) => faultOf(part) ?? []);
    if (faults.length === 0) return [];
    const message = `${one.call} would be ${one.name.join(".")}, but ${faults.join(", and ")}`;
    return [
      { code: "name-reserved", message, ...settledBy([unsettled(one)]), pointer: pointerOf(one) },
    ];
  });
}

function faultOf(part: string): string | undefined {
  const meaning = RESERVED_MEMBERS.get(part);
  if (meaning !== undefined) return `"${part}" is reserved: ${meaning}`;
  return isIdentifier(part) ? undefined : `"${part}" is no name in TypeScript`;
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
        ...settledBy(others.map(unsettled)),
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
    const settled = settledBy([{ ...unsettled(one), name: [...one.name, ""] }]);
    return [{ code: "name-clash", message, ...settled, pointer: pointerOf(one) }];
  });
}

function pointerOf({ endpoint: [first] }: Named): string {
  return first.operation.pointer;
}

function unsettled({ call, name, endpoint: [{ operation }] }: Named): Unsettled {
  return { call, name, operationId: operation.operationId };
}
