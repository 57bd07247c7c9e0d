/** The corrections by which a side is compared: those that were asked for, or that the client is made with. */
import { realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { Config } from "./config.ts";
import { corrected, type Overlay } from "./description.ts";
import { ProblemsError, type Problem } from "./diagnostics.ts";
import { checkData, isUrl, readSource } from "./load/index.ts";
import { readLock, withoutUser } from "./lock.ts";
import { readRevised, repositoryRoot, revisedOf } from "./revision.ts";

export interface OverlayOptions {
  /** Path of an overlay that corrects every side, over the configured one, which corrects the configured description. */
  readonly overlay?: string | undefined;
  /** Hears that a side is corrected though nobody asked for it. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Hears what is wrong with a side as long as it can be compared nevertheless, so of corrections that match nothing in it. */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

export interface Named {
  /** As it was named. */
  readonly label: string;
  /** Where it is: a path or URL, or `git:REV:path`. */
  readonly place: string;
}

type Correct = (root: unknown) => Promise<unknown>;

/** What makes of a side as it was published the side as it is compared; undefined where nothing corrects it. */
export async function correctionOf(
  side: Named,
  config: Config,
  options: OverlayOptions,
): Promise<Correct | undefined> {
  const overlay = await overlayOf(side, config, options);
  if (overlay === undefined) return undefined;
  const tell = (problem: Problem): Problem => ({
    ...problem,
    message: `${side.label}: ${problem.message}`,
  });
  return async (root) => {
    try {
      const onMiss = (problem: Problem): void => options.onProblem?.(tell(problem));
      return checkData((await corrected(root, overlay, onMiss)).root);
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
      throw new ProblemsError(error.problems.map(tell));
    }
  };
}

async function overlayOf(
  side: Named,
  config: Config,
  { overlay: given, onNote }: OverlayOptions,
): Promise<Overlay | undefined> {
  if (given !== undefined) return { path: given, source: (await readSource(given, {})).bytes };
  if (config.overlay === undefined || config.spec === undefined) return undefined;
  const revised = revisedOf(side.place);
  const overlay =
    revised === undefined
      ? await ownOverlay(side.place, config, config.overlay)
      : await overlayThen({ ...revised, overlay: config.overlay }, config);
  if (overlay !== undefined)
    onNote?.(
      `overlay: ${side.label} is compared as corrected by ${overlay.path}, for it is the configured description; --overlay corrects every side`,
    );
  return overlay;
}

async function ownOverlay(
  place: string,
  config: Config,
  overlay: string,
): Promise<Overlay | undefined> {
  if (!(await isConfigured(place, config))) return undefined;
  const path = relative("", resolve(config.folder, overlay));
  return { path, source: (await readSource(path, {})).bytes };
}

/** By its address, or as the copy that `update` took in from there. */
async function isConfigured(place: string, { spec = "", folder }: Config): Promise<boolean> {
  if (!isUrl(spec)) return !isUrl(place) && resolve(place) === resolve(folder, spec);
  if (isUrl(place)) return withoutUser(place) === withoutUser(spec);
  const lock = await readLock(folder);
  return lock?.source === withoutUser(spec) && resolve(place) === resolve(folder, lock.file);
}

interface Then {
  readonly revision: string;
  readonly path: string;
  readonly overlay: string;
}

/** A revision has the corrections that it had then; none where it had none. */
async function overlayThen(
  { revision, path, overlay }: Then,
  config: Config,
): Promise<Overlay | undefined> {
  const root = await repositoryRoot();
  if (root === undefined) return undefined;
  const folder = await realpath(config.folder).catch(() => config.folder); // as Git names it
  if (!(await isConfigured(resolve(root, path), { ...config, folder }))) return undefined;
  const then = { revision, path: relative(root, resolve(folder, overlay)).split(sep).join("/") };
  const source = await readRevised(then).catch(() => undefined);
  return source && { path: `git:${revision}:${then.path}`, source };
}
