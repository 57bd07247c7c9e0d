/** Fetch, check, compare, regenerate, tell: a newer description is taken in as a sentence. */
import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { writeChangeset } from "./changeset.ts";
import { readConfig, type Config } from "./config.ts";
import { dataOf, describe, type Published } from "./description.ts";
import { ProblemsError } from "./diagnostics.ts";
import { diff } from "./diff.ts";
import { firstUpdate } from "./first-update.ts";
import { Files, isUrl, sha256Of } from "./load/index.ts";
import { allowedBy, readOverlay, wantedBy } from "./generate-input.ts";
import { generate, type Generation } from "./generate.ts";
import {
  copyName,
  isLocked,
  LOCK_FILE,
  type Lock,
  readLock,
  withLocked,
  withoutUser,
} from "./lock.ts";
import type { Document } from "./model/document.ts";
import { named } from "./named-source.ts";
import { pullRequest, type PullRequest } from "./pull-request.ts";
import { fetchSource } from "./update-source.ts";

export interface UpdateOptions {
  /** URL or path of the newer description; otherwise that of the lock, or the configured URL. */
  readonly source?: string | undefined;
  readonly config?: string | undefined;
  /** Operations below which a description is refused; otherwise half of those that there are now. */
  readonly minOperations?: number | undefined;
  /** Folders and origins of the files that references may lead to, over the configured ones. */
  readonly allowRefs?: readonly string[] | undefined;
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface Update extends PullRequest {
  readonly source: string;
  /** Whether the description has other bytes than before. */
  readonly changed: boolean;
  /** Names of the files that were written, from the folder of the configuration; the output tells its own. */
  readonly written: readonly string[];
  readonly generation: Generation | null;
}

/**
 * @throws ProblemsError where the newer description is not to be trusted, or no client can be made of it: nothing is
 * changed then.
 */
export async function update(options: UpdateOptions): Promise<Update> {
  const config = await readConfig(options.config);
  const { source, name, file, lock } = await placesOf(options, config);
  const old = await readFile(join(config.folder, file)).catch(() => undefined);
  const isKnown = old !== undefined && lock?.source === name && isLocked(lock, old);
  const { bytes, etag } = await fetchSource(source, isKnown ? lock.etag : null);
  const isSame = bytes === undefined || (old !== undefined && sha256Of(old) === sha256Of(bytes));
  if (isSame) return nothingNew(name);

  const overlay = await readOverlay(config);
  // references lead from the copy, as in every later run
  const allowed = allowedBy(options, config);
  const files = (): Files => new Files(join(config.folder, file), { allowed });
  const wanted = wantedBy(config);
  const before = old && { source: old, overlay, files: files(), wanted };
  const after = { source: bytes, overlay, files: files(), wanted };
  const { document } = await named(name, () => describe(after));
  await refuseFewer(countOf(document), before, options.minOperations);
  const report = before && (await compared(before, after, options));
  const next: Lock = { source: name, sha256: sha256Of(bytes), etag, file };
  const generation = await regenerate({ config, bytes, next }, options);
  const told = { name: [document.title, document.version ?? ""].join(" ").trim(), lock: next };
  const request =
    report === undefined
      ? firstUpdate({ ...told, generation })
      : pullRequest({ ...told, report, exports: generation.exports });
  const entry = { ...request, id: next.sha256 };
  const written = options.dryRun
    ? []
    : [file, LOCK_FILE, ...(await writeChangeset(config.folder, entry))];
  return { ...request, source: name, changed: true, written, generation };
}

interface Places {
  readonly source: string;
  /** The same for messages and for the lock: without a user, a path from the folder of the configuration. */
  readonly name: string;
  /** Of the copy, from the folder of the configuration. */
  readonly file: string;
  readonly lock: Lock | undefined;
}

async function placesOf({ source: given }: UpdateOptions, config: Config): Promise<Places> {
  const lock = await readLock(config.folder);
  const { spec } = config;
  const isPath = spec !== undefined && !isUrl(spec);
  const locked = lock?.source;
  const from = given ?? locked ?? (isPath ? undefined : spec);
  if (from === undefined)
    throw new ProblemsError([
      {
        code: "usage",
        message: "it is not said where a newer description is",
        advice: "give <url|path>: the next time it is known",
      },
    ]);
  // a path of the lock is relative to it, one of the command line to where that is typed
  const source = given === undefined && !isUrl(from) ? resolve(config.folder, from) : from;
  const name = isUrl(source) ? withoutUser(source) : relative(config.folder, resolve(source));
  if (spec !== undefined && !isPath && withoutUser(spec) !== name)
    throw new ProblemsError([
      {
        code: "usage",
        message: `the configuration names another address (${withoutUser(spec)})`,
        advice: "change `spec` there, so that every later run means the same",
      },
    ]);
  const file = isPath ? relative(config.folder, resolve(config.folder, spec)) : copyName(source);
  return { source, name, file, lock };
}

function nothingNew(source: string): Update {
  const title = `Nothing new at ${source}`;
  return {
    source,
    title,
    body: `${title}.`,
    changed: false,
    breaking: false,
    semver: "none",
    written: [],
    generation: null,
  };
}

/** Whether they are asked for or not. */
function countOf({ operations, rest }: Document): number {
  return operations.length + (rest?.operations.length ?? 0);
}

/** Half a file may be a whole description; that an API loses half of its operations is less likely. */
async function refuseFewer(
  count: number,
  before: Published | undefined,
  given: number | undefined,
): Promise<void> {
  const now = given === undefined && before !== undefined ? await describe(before) : undefined;
  const least =
    given ?? Math.max(1, Math.ceil((now === undefined ? 0 : countOf(now.document)) / 2));
  if (count >= least) return;
  throw new ProblemsError([
    {
      code: "structure",
      message: `the description has ${count} operations, and ${least} are expected at least`,
      advice: "see whether it is whole; if it is, say --min-operations",
    },
  ]);
}

async function compared(
  before: Published,
  after: Published,
  { config }: UpdateOptions,
): ReturnType<typeof diff> {
  await describe(before).catch(() => {}); // reads its further files
  const sides = (await Promise.all([dataOf(before), dataOf(after)])) as [object, object]; // described before
  return diff(...sides, { config, compiler: false });
}

interface Taken {
  readonly config: Config;
  readonly bytes: Uint8Array;
  readonly next: Lock;
}

/** From the copy, as every later run does; from memory where nothing is to be written. */
async function regenerate(
  { config, bytes, next }: Taken,
  { config: path, allowRefs, dryRun }: UpdateOptions,
): Promise<Generation> {
  const options = { config: path, allowRefs, label: next.source };
  if (dryRun === true)
    return generate({
      ...options,
      spec: "-",
      base: join(config.folder, next.file),
      readStdin: () => Promise.resolve(bytes),
      dryRun,
    });
  const file = join(config.folder, next.file);
  const spec = config.spec === undefined ? relative("", file) : undefined;
  return withLocked(config.folder, { lock: next, bytes }, () => generate({ ...options, spec }));
}
