/** The client package: one bundle per export, with its declarations; what exports share is in `shared/`. */
import { defineConfig, type UserConfig } from "tsdown";

const shared: UserConfig = {
  entry: {
    index: "src/index.ts",
    runtime: "src/runtime.ts",
    schema: "generated/schema.ts",
    node: "src/node/index.ts",
    testing: "src/testing/index.ts",
  },
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

// Apart, because the maps of declarations would lead to sources that the package does not have.
export default defineConfig([
  { ...shared, dts: false, sourcemap: true, copy: notices },
  { ...shared, dts: { oxc: true, emitDtsOnly: true, sourcemap: false }, clean: false },
]);
