/** What others hold to be a sound package. */
import { join } from "node:path";
import { HERE } from "../contenders.mjs";
import { run } from "./run.mjs";

const bin = (name) => join(HERE, "node_modules/.bin", name);

export function judge(tarball, name) {
  run(bin("publint"), [tarball, "--strict"], HERE);
  // An ES module alone: `require` of it works from Node 20.19 on, and is run.
  run(bin("attw"), [tarball, "--profile", "esm-only"], HERE);
  return [
    { what: `${name}, publint`, result: "clean" },
    { what: `${name}, attw`, result: "clean" },
  ];
}
