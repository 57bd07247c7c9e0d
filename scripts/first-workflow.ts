/** The update workflow of a project that begins: where GitHub looks for it, which is at the root of the repository. */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { updateWorkflow } from "./update-workflow.ts";

const WORKFLOW = ".github/workflows/twinfold.yml";

/** Its path from the folder; undefined where one stands there already, which is left as it is. */
export async function writeFirstWorkflow(folder: string): Promise<string | undefined> {
  const root = repositoryOf(resolve(folder)) ?? resolve(folder);
  const path = join(root, WORKFLOW);
  if (existsSync(path)) return undefined;
  const inner = relative(root, resolve(folder)).split(sep).join("/");
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    updateWorkflow({
      command: "npx @twinfold/cli update --json",
      folder: inner === "" ? undefined : inner,
    }),
  );
  return relative(resolve(folder), path);
}

/** The nearest folder that git keeps; a worktree and a submodule have a file there. */
function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  return dirname(folder) === folder ? undefined : repositoryOf(dirname(folder));
}
