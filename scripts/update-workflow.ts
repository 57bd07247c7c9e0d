/** The GitHub workflow that takes in a newer description once a week and proposes it as a pull request. */

export interface WorkflowOptions {
  /** Runs the update and prints its report as JSON; `$SOURCE` is the address, where one is given here. */
  readonly command: string;
  /** An expression that gives the address; where it is empty the run is skipped. Otherwise the configuration has it. */
  readonly source?: string | undefined;
  /** Of the project, from the root of the repository, which it is otherwise. */
  readonly folder?: string | undefined;
}

/**
 * The text of `.github/workflows/update.yml`. Text of the description reaches the shell in quoted variables only.
 * Actions are pinned by major version, as in the workflows beside it.
 */
export function updateWorkflow({ command, source, folder }: WorkflowOptions): string {
  const lines = source === undefined ? [] : [`    if: ${source} != ''`];
  const env = source === undefined ? [] : [`        env: { SOURCE: "\${{ ${source} }}" }`];
  return [
    ...HEAD,
    ...lines,
    ...(folder === undefined ? [] : inFolder(folder)),
    ...setup(folder === undefined ? "" : ', cache-dependency-path: "**/package-lock.json"'),
    `      - run: ${command} > "$RUNNER_TEMP/update.json"`,
    ...env,
    ...PROPOSAL,
    "",
  ].join("\n");
}

const HEAD = [
  "# Takes in a newer description: what breaks nobody becomes a pull request marked safe, what breaks somebody a draft.",
  "name: update",
  "on:",
  '  schedule: [{ cron: "17 5 * * 1" }]',
  "  workflow_dispatch:",
  "",
  "concurrency: update",
  "permissions: { contents: write, pull-requests: write }",
  "",
  "jobs:",
  "  update:",
  "    runs-on: ubuntu-latest",
];

const inFolder = (folder: string): readonly string[] => [
  `    defaults: { run: { working-directory: ${JSON.stringify(folder)} } }`,
];

/** The lock file is the folder's own, or that of the workspace around it. */
const setup = (locks: string): readonly string[] => [
  "    steps:",
  "      - uses: actions/checkout@v4",
  "      - uses: actions/setup-node@v4",
  `        with: { node-version: "22", cache: npm${locks} }`,
  "      - run: npm ci",
];

const PROPOSAL = [
  "      - name: Propose what has changed",
  '        env: { GH_TOKEN: "${{ github.token }}" }',
  "        run: |",
  "          set -eu",
  '          of() { jq -r "$1" "$RUNNER_TEMP/update.json"; }',
  '          test "$(of .changed)" = true || exit 0',
  "          title=$(of .title)",
  '          of .body > "$RUNNER_TEMP/body.md"',
  '          if test "$(of .breaking)" = true; then mark=breaking; else mark=safe; fi',
  '          git config user.name "github-actions[bot]"',
  '          git config user.email "41898282+github-actions[bot]@users.noreply.github.com"',
  "          git switch --create twinfold-update",
  "          git add --all",
  '          git commit --quiet --message "$title"',
  "          git push --quiet --force origin twinfold-update",
  '          gh label create "$mark" --force',
  "          open=$(gh pr list --head twinfold-update --json number --jq '.[0].number // empty')",
  '          if test -n "$open"; then gh pr close "$open"; fi',
  '          if test "$mark" = breaking; then draft=--draft; else draft=; fi',
  '          gh pr create --head twinfold-update --title "$title" --body-file "$RUNNER_TEMP/body.md" --label "$mark" $draft',
];
