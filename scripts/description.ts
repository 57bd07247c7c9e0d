/** The description as the client is made from it: what was published, with the overlay's corrections. */
import { ProblemsError, type Problem } from "./diagnostics.ts";
import {
  bundle,
  checkData,
  Files,
  inSource,
  parseData,
  readWith,
  withPositions,
  type Wanted,
} from "./load/index.ts";
import type { Document } from "./model/document.ts";
import type { Overlaid } from "./overlay/index.ts";

export interface Published {
  readonly source: Uint8Array;
  /** To which it may refer; they are read with it. */
  readonly files?: Files | undefined;
  readonly overlay?: Overlay | undefined;
  /** The part that is read; all where nothing is said. */
  readonly wanted?: Wanted | undefined;
}

export interface Overlay {
  /** As problems name it. */
  readonly path: string;
  readonly source: Uint8Array;
}

export interface Description {
  readonly document: Document;
  /** What `action` gives; its problems are told where they can be mended, with line and column. */
  within<T>(action: () => T): T;
}

/** @throws ProblemsError with everything that is wrong with the overlay, or else with the description under it. */
export async function describe(input: Published): Promise<Description> {
  const { source, overlay, files = new Files(), wanted } = input;
  if (overlay === undefined) {
    const root = inSource(source, () => parseData(source));
    await files.read(root);
    const within = <T>(action: () => T): T => inSource(source, action, files);
    return { document: within(() => readWith(files, { root, source, wanted })), within };
  }
  const published = inSource(source, () => parseData(source));
  const overlaid = await corrected(published, overlay);
  const within = <T>(action: () => T): T =>
    telling(action, (problems) =>
      files.locate(problems, (own) => locate(own, { source, overlay, overlaid })),
    );
  const root = within(() => checkData(overlaid.root));
  await files.read(root);
  return { document: within(() => readWith(files, { root, source, wanted })), within };
}

/** The same as plain data, with the further files that were read for it. */
export async function dataOf({ source, overlay, files }: Published): Promise<unknown> {
  const published = inSource(source, () => parseData(source));
  const root = overlay === undefined ? published : (await corrected(published, overlay)).root;
  return files === undefined ? root : bundle(root, files);
}

/**
 * Data as they were published with the overlay's corrections.
 * @param onMiss hears of an action that matches nothing; without it, that is wrong
 */
export async function corrected(
  root: unknown,
  { path, source: text }: Overlay,
  onMiss?: (problem: Problem) => void,
): Promise<Overlaid> {
  const placed = (problems: readonly Problem[]): readonly Problem[] =>
    withPositions(problems, text).map((it) => ({ ...it, file: path }));
  const { applyOverlay } = await import("./overlay/index.ts"); // only for who has one
  return telling(
    () => applyOverlay(root, text, onMiss && ((miss) => placed([miss]).forEach(onMiss))),
    placed,
  );
}

interface Corrected extends Published {
  readonly overlay: Overlay;
  readonly overlaid: Overlaid;
}

function locate(
  problems: readonly Problem[],
  { source, overlay, overlaid }: Corrected,
): readonly Problem[] {
  const placed = problems.map((problem) => {
    const { pointer } = problem;
    if (pointer === undefined) return { isOverlay: false, problem };
    const origin = overlaid.originOf(pointer);
    return { isOverlay: origin.isOverlay, problem: { ...problem, pointer: origin.pointer } };
  });
  const inFile = (wanted: boolean): readonly Problem[] =>
    placed.filter(({ isOverlay }) => isOverlay === wanted).map(({ problem }) => problem);
  return [
    ...withPositions(inFile(false), source),
    ...withPositions(inFile(true), overlay.source).map((it) => ({ ...it, file: overlay.path })),
  ];
}

function telling<T>(
  action: () => T,
  tell: (problems: readonly Problem[]) => readonly Problem[],
): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    throw new ProblemsError(tell(error.problems));
  }
}
