/** Results from a JSON Lines file, found by custom_id and read when they are asked for. */

import { closeSync, openSync, readSync } from "node:fs";

import type { Answer, BatchResult } from "./answers.ts";
import { choice, inOneLine, object, problemsOf, text, type Check } from "./shape.ts";

const READ = 1 << 20;
const LINE_FEED = 0x0a;

const lineCheck: Check = object({
  required: {
    custom_id: text(),
    result: object({
      required: { type: choice(["succeeded", "errored", "canceled", "expired"]) },
      open: true,
    }),
  },
});

interface Place {
  readonly start: number;
  readonly bytes: number;
}

/** Holds where each line is, not what it says: a file may be larger than memory. It must not change meanwhile. */
export class SeededResults {
  readonly #path: string;
  readonly #file: number;
  readonly #places = new Map<string, Place>();

  /** Throws an error with path and line where the file cannot be read or a line is no result. */
  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, "r");
    try {
      this.#index();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The file's result for a request that it has one for; any other is answered by `otherwise`. */
  answer(otherwise: Answer): Answer {
    return (request, context) => {
      const place = this.#places.get(request.custom_id);
      if (place === undefined) return otherwise(request, context);
      // The line was checked when it was indexed.
      return (
        JSON.parse(this.#read(place).toString("utf8").trim()) as { readonly result: BatchResult }
      ).result;
    };
  }

  close(): void {
    closeSync(this.#file);
  }

  #index(): void {
    let line = 0;
    for (const { place, content } of this.#lines()) {
      line += 1;
      if (content.trim() === "") continue;
      const id = this.#idOf(content, line);
      if (this.#places.has(id)) throw this.#problem(line, `custom_id: '${id}' has a line before`);
      this.#places.set(id, place);
    }
  }

  #idOf(content: string, line: number): string {
    let value: unknown;
    try {
      value = JSON.parse(content.trim());
    } catch (error) {
      throw this.#problem(line, error instanceof Error ? error.message : String(error));
    }
    const problems = problemsOf(lineCheck, value, "line");
    if (problems.length > 0) throw this.#problem(line, inOneLine(problems));
    // The check has looked at it.
    return (value as { readonly custom_id: string }).custom_id;
  }

  *#lines(): Generator<{ readonly place: Place; readonly content: string }> {
    let rest: Buffer = Buffer.alloc(0);
    let start = 0;
    for (;;) {
      const piece = this.#read({ start: start + rest.length, bytes: READ });
      rest = Buffer.concat([rest, piece]);
      for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
        yield { place: { start, bytes: end }, content: rest.toString("utf8", 0, end) };
        rest = rest.subarray(end + 1);
        start += end + 1;
      }
      if (piece.length > 0) continue;
      if (rest.length > 0)
        yield { place: { start, bytes: rest.length }, content: rest.toString("utf8") };
      return;
    }
  }

  #read({ start, bytes }: Place): Buffer {
    const buffer = Buffer.allocUnsafe(bytes);
    let read = 0;
    for (;;) {
      const more = readSync(this.#file, buffer, read, bytes - read, start + read);
      read += more;
      if (more === 0 || read === bytes) return buffer.subarray(0, read);
    }
  }

  #problem(line: number, what: string): Error {
    return new TypeError(`${this.#path}:${line}: ${what}`);
  }
}
