/** `twinfold completion`: what a shell needs to complete commands and flags. */
import { type Command, EXIT, HELP, mistake, refuse } from "./command.ts";

export interface Completed {
  readonly flags: readonly string[];
  /** What its word may be, where it is one of a few; it is a file otherwise. */
  readonly choices: readonly string[];
}

/** By the name of the command. */
export type Words = Readonly<Record<string, Completed>>;

const SHELLS: Readonly<Record<string, (words: Words) => string>> = {
  bash: (words) => `_twinfold() {
  local flags words
  case "\${COMP_WORDS[1]}" in
${cases(words, (name, { flags, choices }) => `    ${name}) flags="${flags.join(" ")}" words="${choices.join(" ")}" ;;`)}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${Object.keys(words).join(" ")}"; fi
  case "\${COMP_WORDS[COMP_CWORD]}" in -*) words="$flags" ;; esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _twinfold twinfold`,
  zsh: (words) => `#compdef twinfold
_twinfold() {
  if (( CURRENT == 2 )); then compadd ${Object.keys(words).join(" ")}; return; fi
  case $words[2] in
${cases(words, (name, { flags, choices }) => `    ${name}) compadd -- ${[...choices, ...flags].join(" ")} ;;`)}
  esac
  _files
}
compdef _twinfold twinfold`,
  fish: (words) =>
    [
      `complete -c twinfold -n __fish_use_subcommand -a "${Object.keys(words).join(" ")}"`,
      ...Object.entries(words).flatMap(([name, { flags, choices }]) => {
        const begin = `complete -c twinfold -n "__fish_seen_subcommand_from ${name}"`;
        const named = choices.length === 0 ? [] : [`${begin} -a "${choices.join(" ")}"`];
        return [...named, ...flags.map((flag) => `${begin} -l ${flag.slice(2)}`)];
      }),
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

function cases(words: Words, line: (name: string, completed: Completed) => string): string {
  return Object.entries(words)
    .map(([name, completed]) => line(name, completed))
    .join("\n");
}
