/** What the types cost a consumer that calls three methods, over an empty file of the same options. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { HERE, INPUTS } from "../contenders.mjs";
import { compile, COMPILERS } from "./projects.mjs";
import { run } from "./run.mjs";

const CALLS = `
const { id } = await client.messages.batches.create({ requests: [] });
const batch = await client.messages.batches.retrieve(id);
for await (const { custom_id } of client.messages.batches.results(batch.id)) custom_id.length;
`;
const PACKAGE = `import { createClient } from "twinfold";\nconst client = createClient();\n${CALLS}`;
const SOURCE = `import type { Client } from "./generated/index.ts";\ndeclare const client: Client;\n${CALLS}`;
const OPTIONS = {
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  types: [],
  module: "nodenext",
  noEmit: true,
  allowImportingTsExtensions: true,
};

export function costs(project) {
  const published = INPUTS.find(({ name }) => name === "2026-03-31");
  const write = (name, text) => writeFileSync(join(project, name), text);
  write("empty.ts", "export {};");
  write("package.ts", PACKAGE);
  write("source.ts", SOURCE);
  const compilers = COMPILERS.flatMap((compiler) => {
    const base = measure(compiler, project, { file: "empty.ts", skipLibCheck: false });
    const cost = measure(compiler, project, { file: "package.ts", skipLibCheck: false });
    return [
      row(`package, instantiations, ${compiler}`, cost.instantiations - base.instantiations, 3500),
      row(`package, files, ${compiler}`, cost.files - base.files, 8),
    ];
  });
  if (!published.installed) console.log(`skipped: ${published.name} is not installed`);
  return [...compilers, ...(published.installed ? sourceCosts(project, published.path) : [])];
}

function sourceCosts(project, spec) {
  const cli = join(HERE, "../../scripts/cli.ts");
  const args = [
    "--spec",
    spec,
    "--out",
    join(project, "generated"),
    "--runtime",
    "twinfold/runtime",
  ];
  run(process.execPath, ["--import", "tsx", cli, "generate", ...args], HERE);
  return COMPILERS.map((compiler) => {
    const base = measure(compiler, project, { file: "empty.ts", skipLibCheck: true });
    const cost = measure(compiler, project, { file: "source.ts", skipLibCheck: true });
    const more = cost.instantiations - base.instantiations;
    return row(`generated source, instantiations, ${compiler}`, more, 3500);
  });
}

function measure(compiler, project, { file, skipLibCheck }) {
  const options = { ...OPTIONS, skipLibCheck, files: [file] };
  const said = compile(compiler, project, options, ["--extendedDiagnostics"]);
  const number = (label) => {
    const [, found] = new RegExp(`^${label}:\\s*(\\d+)`, "m").exec(said) ?? [];
    if (found === undefined) throw new Error(`${compiler} did not tell ${label}`);
    return Number(found);
  };
  return { files: number("Files"), instantiations: number("Instantiations") };
}

function row(what, value, limit) {
  return { what, value, limit };
}
