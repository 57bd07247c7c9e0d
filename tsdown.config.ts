/** The client package: one bundle per export, with its declarations; what exports share is in `shared/`. */
import { defineConfig, type UserConfig } from "tsdown";

const written = {
  index: "src/index.ts",
  runtime: "src/runtime.ts",
  node: "src/node/index.ts",
  testing: "src/testing/index.ts",
};
const generated = ["index", "methods", "schema"].map((name) => `generated/${name}`);

const shared: UserConfig = {
  tsconfig: "src/tsconfig.json",
  platform: "neutral",
  target: "es2022",
  fixedExtension: false,
  hash: false,
  outputOptions: { minifyInternalExports: false, chunkFileNames: "shared/[name].js" },
  deps: { neverBundle: [/^node:/] },
  failOnWarn: true,
  report: false,
  logLevel: "warn",
};

/** What is bundled instead of depended on keeps its notice beside it. */
const notices = [
  {
    from: "node_modules/eventsource-parser/LICENSE",
    to: "dist/shared",
    rename: "eventsource-parser.LICENSE.txt",
  },
];

/** Declarations alone: apart, because their maps would lead to sources that the package does not have. */
const declarations: UserConfig = {
  ...shared,
  dts: { oxc: true, emitDtsOnly: true, sourcemap: false },
  clean: false,
};

/** Imports of the modules that match go to where `to` says, from the top of the package, and are not followed. */
function apart(modules: RegExp, to: (name: string) => string): UserConfig {
  const paths = (id: string): string => {
    const [, name] = modules.exec(id) ?? [];
    return name === undefined ? id : to(name);
  };
  return {
    deps: { neverBundle: [/^node:/, modules] },
    outputOptions: { ...shared.outputOptions, paths },
  };
}

/** What the bundler forgets: that the generated modules are re-exported as types alone. */
function onlyTypes(): { name: string; renderChunk: (code: string) => string } {
  return {
    name: "only-types",
    renderChunk: (code) =>
      code.replaceAll(/^export \* from "\.\/generated/gm, 'export type * from "./generated'),
  };
}

// Of declarations, each generated module stays one, so that `diff --consumer` can lay another version over it.
export default defineConfig([
  {
    ...shared,
    entry: { ...written, schema: "generated/schema.ts" },
    dts: false,
    sourcemap: true,
    copy: notices,
  },
  {
    ...declarations,
    ...apart(/\/generated\/(\w+)\.ts$/, (name) => `./generated/${name}.js`),
    entry: written,
    plugins: [onlyTypes()],
  },
  {
    ...declarations,
    ...apart(/\/src\/(runtime)\.ts$/, (name) => `./${name}.js`),
    entry: Object.fromEntries(generated.map((path) => [path, `${path}.ts`])),
    unbundle: true,
  },
]);
