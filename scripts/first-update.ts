/** What an update says of itself where no earlier description was kept: it can speak of the client that stands generated alone. */
import type { Generation } from "./generate.ts";
import type { Lock } from "./lock.ts";
import { code, type PullRequest, shortened, titleOf } from "./pull-request.ts";
import { exportDiff } from "./report-exports.ts";

export interface FirstUpdate {
  /** `Orchard 5`: how the description calls itself. */
  readonly name: string;
  readonly lock: Lock;
  readonly generation: Pick<Generation, "exports" | "state">;
}

/** Of what changed nobody can say whether it breaks, so it counts as if it did. */
export function firstUpdate({ name, lock, generation }: FirstUpdate): PullRequest {
  const { exports } = generation;
  const breaking = exports.some(({ change }) => change !== "added");
  const body = [
    `No copy of the description at ${code(lock.source)} was kept so far, so there is none to compare it with. From now on there is: ${code(lock.file)}.`,
    comparedWithClient(generation, breaking),
    `SHA-256 of the description: ${code(lock.sha256)}`,
  ].join("\n\n");
  const semver = breaking ? "major" : exports.length > 0 ? "minor" : "none";
  return { breaking, semver, title: titleOf(name, breaking), body };
}

function comparedWithClient({ exports, state }: FirstUpdate["generation"], breaking: boolean) {
  if (state.missing.includes("methods.ts")) return "No client was generated before.";
  if (exports.length === 0)
    return "**Safe.** The client that stood generated has the same methods and types.";
  const [, ...lines] = exportDiff(exports);
  const mark = breaking ? "**Breaking, perhaps.**" : "**Safe.**";
  return shortened(
    `${mark} This changes in the client that stood generated:\n\n\`\`\`diff\n${lines.map((line) => line.slice(2)).join("\n")}\n\`\`\``,
  );
}
