/** `twinfold completion`: what a shell needs to complete commands and flags. */
import { type Command, EXIT, HELP, mistake, refuse } from "./command.ts";

/** The flags of each command, by its name. */
export type Words = Readonly<Record<string, readonly string[]>>;

const SHELLS: Readonly<Record<string, (words: Words) => string>> = {
  bash: (words) => `_twinfold() {
  local words
  case "\${COMP_WORDS[1]}" in
${cases(words, (name, flags) => `    ${name}) words="${flags.join(" ")}" ;;`)}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${Object.keys(words).join(" ")}"; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _twinfold twinfold`,
  zsh: (words) => `#compdef twinfold
_twinfold() {
  if (( CURRENT == 2 )); then compadd ${Object.keys(words).join(" ")}; return; fi
  case $words[2] in
${cases(words, (name, flags) => `    ${name}) compadd -- ${flags.join(" ")} ;;`)}
  esac
  _files
}
compdef _twinfold twinfold`,
  fish: (words) =>
    [
      `complete -c twinfold -n __fish_use_subcommand -a "${Object.keys(words).join(" ")}"`,
      ...Object.entries(words).flatMap(([name, flags]) =>
        flags.map(
          (flag) =>
            `complete -c twinfold -n "__fish_seen_subcommand_from ${name}" -l ${flag.slice(2)}`,
        ),
      ),
    ].join("\n"),
};

/** `wordsOf` is asked when the command runs: the table of commands has this one in it. */
export function completionCommand(wordsOf: () => Words): Command {
  const shells = Object.keys(SHELLS).join("|");
  return {
    summary: "Prints a script by which a shell completes commands and flags.",
    words: shells,
    flags: [HELP],
    examples: [
      'eval "$(twinfold completion bash)"',
      "twinfold completion fish > ~/.config/fish/completions/twinfold.fish",
    ],
    run: async (args, terminal) => {
      const [name = "", ...others] = args.words;
      const script = others.length === 0 && Object.hasOwn(SHELLS, name) ? SHELLS[name] : undefined;
      refuse(args, ...(script === undefined ? [mistake(`name a shell: ${shells}`)] : []));
      terminal.print(script?.(wordsOf()) ?? "");
      return EXIT.ok;
    },
  };
}

function cases(words: Words, line: (name: string, flags: readonly string[]) => string): string {
  return Object.entries(words)
    .map(([name, flags]) => line(name, flags))
    .join("\n");
}
