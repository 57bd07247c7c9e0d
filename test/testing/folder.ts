/** A folder of a test file's own, gone at its end. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll } from "vitest";

export interface Folder {
  /** The path of a file in the folder, whether it is there or not. */
  readonly path: (name: string) => string;
  /** The path of a new file with this content. */
  readonly file: (name: string, content: string) => string;
}

export function temporaryFolder(): Folder {
  const root = mkdtempSync(join(tmpdir(), "twinfold-"));
  afterAll(() => rmSync(root, { recursive: true }));
  const path = (name: string): string => join(root, name);
  return {
    path,
    file: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}
