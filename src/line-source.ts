/** Downloads a body as lines, and goes on where a cut download stopped. */
import { lifeOf, type Plan } from "./api.ts";
import type { Answer } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { JsonlError, type JsonlErrorDetails, TimeoutError } from "./errors.ts";
import { type Body, openBody } from "./line-body.ts";
import { addLine, type LineDigest, noLines } from "./line-digest.ts";
import { firstLine, type LineBlock, LineCutter, type LinePlace, placeIn } from "./lines.ts";
import type { Redact } from "./redaction.ts";
import { sleep } from "./retry.ts";
import { limitsOf } from "./settings.ts";

/** Behind a line: where another download of the same file may begin. */
export interface LineMark {
  /** The strong ETag of the file. */
  readonly identity: string | undefined;
  readonly place: LinePlace;
  readonly given: LineDigest;
}

const beginning: LineMark = { identity: undefined, place: firstLine, given: noLines };

export class LineSource {
  readonly #plan: Plan;
  readonly options: NonNullable<Plan["options"]>;
  readonly #maxLineBytes: number;
  readonly #idleTimeout: number;
  /** The caller's signal and the end of the reading: whichever comes first ends requests, pauses and bodies. */
  #life: Deadline | undefined;
  #body: Body | undefined;
  /** Of the body that was cut. */
  #identity: string | undefined;
  #cutter: LineCutter;
  /** Since a line was given out that no earlier download had. */
  #resumes = 0;
  /** When they must have come to a new line, in milliseconds of the clock. */
  #end = Infinity;
  /** The strong ETag of the file. */
  #etag: string | undefined;
  /** Whether the body has: its last line may have been cut. */
  ended = false;
  /** The lines of this download. */
  #seen = noLines;
  /** The same without a last line that has no line end. */
  #whole = noLines;
  /** The lines given out before this download: it must begin with the same. */
  #given = noLines;
  /** Behind them. */
  #place = firstLine;

  /** `mark`: of an earlier download, whose lines are not given again. */
  constructor(plan: Plan, { identity, place, given }: LineMark = beginning) {
    this.#plan = plan;
    this.options = plan.options ?? {};
    const { maxLineBytes = 64 * 1024 * 1024, idleTimeout = 60_000 } = this.options;
    this.#maxLineBytes = maxLineBytes;
    this.#idleTimeout = idleTimeout;
    this.#etag = this.#identity = identity;
    this.#place = place;
    this.#cutter = new LineCutter(maxLineBytes, place);
    this.#given = this.#whole = given;
  }

  /** Behind all lines that were read; undefined where the server does not prove the file, or the last line may not be whole. */
  get mark(): LineMark | undefined {
    const identity = this.#body?.identity;
    const given = this.#seen;
    const known = given === this.#whole && given.lines >= this.#given.lines;
    return identity !== undefined && known
      ? { identity, place: this.#cutter.unfinished, given }
      : undefined;
  }

  get name(): string {
    return this.#plan.operation.name;
  }

  /** An error that holds no credentials. */
  get redact(): Redact {
    return this.#plan.settings.redact;
  }

  /** Sends the request. A body that nobody begins to read is let go after `idleTimeout`. */
  async open(): Promise<Answer<Body>> {
    this.#life ??= lifeOf(this.#plan);
    const { signal } = this.#life;
    const totalTimeout = this.#resumes > 0 ? this.#left : this.options.totalTimeout;
    const plan = { ...this.#plan, options: { ...this.options, signal, totalTimeout } };
    const from = this.#cutter.unfinished;
    try {
      const answer = await openBody(plan, from, this.#identity);
      this.#body = answer.data;
      const { etag, missing } = answer.data;
      // A server that has another file by now is believed without looking at it.
      const changed = etag !== undefined && this.#etag !== undefined && etag !== this.#etag;
      if (changed && this.#given.lines > 0) throw this.#changed();
      this.#etag = etag;
      const partial = missing >= 0;
      this.#seen = this.#whole = partial ? this.#whole : noLines;
      this.#cutter = new LineCutter(this.#maxLineBytes, partial ? from : firstLine);
      this.#life.restart(this.#idleTimeout);
      return answer;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Throws the caller's abort, also when lines that came before it are still to be given out. */
  check(): void {
    this.#life?.check();
  }

  /** Lines that were not given out before, maybe none yet; undefined at the end. */
  async read(): Promise<readonly LineBlock[] | undefined> {
    if (this.ended) return undefined;
    const { tooLong, unfinished } = this.#cutter;
    if (tooLong !== undefined) {
      const details = { kind: "too_long", ...unfinished, excerpt: tooLong } as const;
      throw this.error(`line ${unfinished.line} is longer than maxLineBytes`, details);
    }
    const body = this.#body ?? (await this.open()).data;
    const { reader, deadline } = body;
    this.#life?.pause();
    let chunk: Uint8Array | undefined;
    try {
      const isNew = this.#seen.lines > this.#given.lines;
      deadline.restart(Math.min(this.#idleTimeout, isNew ? Infinity : this.#left));
      chunk = (await deadline.wait(reader?.read()))?.value;
      deadline.pause();
    } catch (cause) {
      await this.resume(cause);
      return [];
    }
    if (chunk !== undefined) {
      body.missing -= chunk.length;
      const fresh = this.#fresh(this.#cutter.push(chunk));
      this.#whole = this.#seen;
      return fresh;
    }
    if (body.missing || this.#seen.lines < this.#given.lines) {
      await this.resume(undefined);
      return [];
    }
    this.ended = true;
    return this.#fresh(this.#cutter.end());
  }

  /**
   * Downloads again, after the lines given out so far. `broken`: the last of them, which turned out not to be whole.
   * Throws the cause where the budget of retries is spent: TimeoutError, AbortError, or JsonlError of the kind `truncated`.
   */
  async resume(cause: unknown, broken?: string): Promise<void> {
    const life = this.#life;
    if (life?.ended) throw life.ended;
    const progress = broken === undefined ? this.#seen : this.#whole;
    const { maxRetries, wait, end } = limitsOf(this.#plan);
    if (progress.lines > this.#given.lines) this.#resumes = 0;
    if (this.#resumes === 0) this.#end = end;
    if (progress.lines >= this.#given.lines) {
      this.#given = progress;
      this.#place = this.#cutter.unfinished;
    }
    this.#resumes += 1;
    const pause = wait(this.#resumes);
    if (this.#resumes > maxRetries || Date.now() + pause >= this.#end) {
      throw cause instanceof TimeoutError ? cause : this.#truncated(cause, broken);
    }
    // A body that ended by itself has no more to give from there.
    this.#identity = cause === undefined || broken !== undefined ? undefined : this.#body?.identity;
    this.#body?.deadline.release();
    this.#body = undefined;
    this.ended = false;
    await sleep(pause, life?.signal);
  }

  /** Milliseconds until they must have come to a new line. */
  get #left(): number {
    return Math.max(0, this.#end - Date.now());
  }

  /** Ends a request under way and closes the connection, if it is open. */
  close(): void {
    this.ended = true;
    this.#life?.end();
  }

  /** What of these lines was not given out by an earlier download. */
  #fresh(blocks: readonly LineBlock[]): readonly LineBlock[] {
    const { lines, value } = this.#given;
    for (const line of blocks.flatMap((block) => block.lines)) {
      this.#seen = addLine(this.#seen, line);
      if (this.#seen.lines === lines && this.#seen.value !== value) throw this.#changed();
    }
    return blocks.map((block) => after(block, lines));
  }

  #changed(): JsonlError {
    return this.error("the download was cut, and repeated it is no longer the same", {
      kind: "changed",
      ...this.#cutter.unfinished,
      excerpt: "",
    });
  }

  #truncated(cause: unknown, excerpt = ""): JsonlError {
    const details = { kind: "truncated", ...this.#place, excerpt, cause } as const;
    return this.error(`the body ends early, in or before line ${this.#place.line}`, details);
  }

  /** What keeps the lines from being read on, with the first characters of the excerpt. */
  error(found: string, details: JsonlErrorDetails & ErrorOptions): JsonlError {
    const excerpt = details.excerpt.slice(0, 100);
    return new JsonlError(`${this.name}: ${found}`, { ...details, excerpt });
  }
}

/** The part of a block behind so many lines of the body; it may have no lines. */
function after(block: LineBlock, known: number): LineBlock {
  const first = Math.max(0, known + 1 - block.line);
  return { ...block, ...placeIn(block, first), lines: block.lines.slice(first) };
}
