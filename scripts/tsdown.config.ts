/** The tool's package: compiled, what is heavy in chunks of its own, so that `--help` loads none of it. */
import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { cli: "cli.ts", index: "index.ts" },
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  hash: false,
  dts: { tsconfig: "../tsconfig.json" },
  sourcemap: false,
  outputOptions: { minifyInternalExports: false, chunkFileNames: "shared/[name].js" },
  failOnWarn: true,
  report: false,
  logLevel: "warn",
});
