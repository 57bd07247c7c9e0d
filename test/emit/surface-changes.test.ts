/** What the importers of a client notice when it is made anew. */
import { describe, expect, test } from "vitest";
import { changedExports } from "../../scripts/emit/surface-changes.ts";
import { exportDiff, exportNotes } from "../../scripts/report-exports.ts";

const METHODS = `
export class TreesResource extends Resource {
  /** Lists. */
  list(query?: TreesListParams): Paged<Tree> { return paged(this, operations.list, query); }
  plant(params: Seed, options?: GaOptions): Call<Tree>;
  plant(params: BetaSeed, options: BetaOptions): Call<Tree>;
  plant(params: unknown, options?: AnyOptions): Call<unknown> { return call(this, operations.plant, params); }
}
export class Client extends Resource {
  readonly trees: TreesResource;
  constructor(api: Api) { super(api); this.trees = new TreesResource(api); }
}
`;

const SCHEMA = `
/** What grows. */
export interface Tree {
    /** In metres. */
    height: number;
    name: string;
}
export type Kind = "apple" | "pear";
`;

const manifest = (...methods: readonly [name: string, route: string][]): string =>
  JSON.stringify({
    methods: methods.map(([name, route]) => ({ name, method: "POST", route, variants: [] })),
  });

const MANIFEST = manifest(["trees.list", "/trees"], ["trees.plant", "/trees/plant"]);

interface Output {
  readonly methods?: string;
  readonly schema?: string;
  readonly manifest?: string;
}

const texts = ({ methods = METHODS, schema = SCHEMA, manifest: it = MANIFEST }: Output) =>
  new Map([
    ["methods.ts", methods],
    ["schema.ts", schema],
    ["manifest.json", it],
  ]);

const changesTo = (output: Output): ReturnType<typeof changedExports> =>
  changedExports(
    texts({}),
    [...texts(output)].map(([path, text]) => ({ path, text })),
  );

describe("a diff of exports", () => {
  test.each<{ what: string; to: Output; shows: string[] }>([
    { what: "of nothing is empty", to: {}, shows: [] },
    {
      what: "shows both signatures of a method that takes something else",
      to: { methods: METHODS.replace("params: Seed,", "params: Seed | null,") },
      shows: [
        "- trees.plant(params: Seed, options?: GaOptions): Call<Tree>",
        "+ trees.plant(params: Seed | null, options?: GaOptions): Call<Tree>",
      ],
    },
    {
      what: "knows no line breaks and no comments",
      to: {
        methods: METHODS.replace("Lists", "Lists all").replace(
          "list(query?: TreesListParams)",
          "list(\n    query?: TreesListParams,\n  )",
        ),
        schema: SCHEMA.replace("In metres", "In feet"),
      },
      shows: [],
    },
    {
      what: "shows the fields of a type that differ",
      to: { schema: SCHEMA.replace("height: number", "height?: number | undefined") },
      shows: ["~ interface Tree", "    - height: number;", "    + height?: number | undefined;"],
    },
    {
      what: "shows the same type under another name as that",
      to: { schema: SCHEMA.replaceAll("Kind", "Sort") },
      shows: ["- type Kind", "+ type Sort"],
    },
    {
      what: "shows what is new and what is gone",
      to: {
        methods: METHODS.replace(/ {2}list.*\n/, ""),
        schema: `${SCHEMA.replace(/export type Kind.*/, "")}export interface Leaf { green: true }\n`,
        manifest: manifest(["trees.plant", "/trees/plant"]),
      },
      shows: [
        "- type Kind",
        "+ interface Leaf",
        "- trees.list(query?: TreesListParams): Paged<Tree>",
      ],
    },
  ])("$what", ({ to, shows }) => {
    const [, ...lines] = exportDiff(changesTo(to));
    expect(lines).toEqual(shows.map((line) => `  ${line}`));
  });
});

describe("a note of exports", () => {
  test("follows a method to the name that its endpoint has now, and a type to its twin in text", () => {
    const changes = changesTo({
      methods: METHODS.replaceAll("plant(", "seed("),
      schema: SCHEMA.replaceAll("Kind", "Sort"),
      manifest: manifest(["trees.list", "/trees"], ["trees.seed", "/trees/plant"]),
    });
    expect(exportNotes(changes)).toEqual([
      "note: the type Kind is now Sort",
      "note: the method trees.plant is now trees.seed",
    ]);
  });

  test("names what is gone, and guesses no name where two could be meant", () => {
    const two = SCHEMA.replace(
      /export type Kind.*/,
      'export type A = "apple" | "pear";\nexport type B = "apple" | "pear";',
    );
    expect(exportNotes(changesTo({ schema: two }))).toEqual([
      "note: the type Kind is no longer exported",
    ]);
  });

  test("says nothing of what is new, or of a first generation", () => {
    const files = [...texts({})].map(([path, text]) => ({ path, text }));
    expect(changedExports(new Map(), files)).toEqual([]);
    expect(exportNotes(changesTo({ schema: `${SCHEMA}export type New = 1;\n` }))).toEqual([]);
  });

  test("reads a manifest that a merge has left in conflict as none", () => {
    const torn = new Map([...texts({}), ["manifest.json", "<<<<<<< HEAD\n{"]]);
    const files = [...texts({ schema: "" })].map(([path, text]) => ({ path, text }));
    expect(exportNotes(changedExports(torn, files))).toEqual([
      "note: the type Kind is no longer exported",
      "note: the interface Tree is no longer exported",
    ]);
  });
});
