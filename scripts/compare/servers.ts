/** Where the API is served. */
import type { Server } from "./api.ts";
import type { Finding } from "./finding.ts";

export function compareServers(before: readonly Server[], after: readonly Server[]): Finding[] {
  const [were, are] = [before, after].map((list) => new Set(list.map(({ url }) => url)));
  return [
    ...before
      .filter(({ url }) => !are?.has(url))
      .map(({ url, pointer }): Finding => ({ rule: "server-removed", pointer, before: url })),
    ...after
      .filter(({ url }) => !were?.has(url))
      .map(({ url, pointer }): Finding => ({ rule: "server-added", pointer, after: url })),
  ];
}
