/** What an answer says may be called next: whoever follows it loses the way, and no call fails. */
import type { Answer } from "./api.ts";
import type { Finding } from "./finding.ts";

export function compareLinks({ links: before }: Answer, { links: after }: Answer): Finding[] {
  if (before.size + after.size === 0) return [];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].toSorted().flatMap((name): Finding[] => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined) return [{ rule: "link-added", pointer: is?.pointer ?? "", after: name }];
    if (is === undefined) return [{ rule: "link-removed", pointer: was.pointer, before: name }];
    if (was.leads === is.leads) return [];
    return [{ rule: "link-changed", pointer: is.pointer, before: was.leads, after: is.leads }];
  });
}
