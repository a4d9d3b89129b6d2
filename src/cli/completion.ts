/** `verbatim completion`: a script that has a shell complete what is typed behind `verbatim`. */
import { Argument, type Command } from 'commander'
import { EXIT } from './exit.ts'
import { documented, MISUSE } from './help.ts'
import { run } from './run.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

export function addCompletionCommand(program: Command): void {
  const command = program
    .command('completion')
    .summary('print a script that completes commands in a shell')
    .description('Print a script that has a shell complete commands, options, choices and files.')
    .addArgument(new Argument('<shell>', 'for which shell').choices(SHELLS))
    .action((shell: Shell) =>
      run(async () => {
        process.stdout.write(await scriptFor(shell, program))
        return EXIT.ok
      }),
    )
  documented(command, {
    notes: ['It completes "verbatim" as a command: "npm link" in the folder of Verbatim makes it one.'],
    examples: [
      ["echo 'source <(verbatim completion bash)' >> ~/.bashrc", 'For bash, from the next shell on.'],
      ["echo 'source <(verbatim completion zsh)' >> ~/.zshrc", 'For zsh, below the line with compinit.'],
      ['verbatim completion fish > ~/.config/fish/completions/verbatim.fish', 'For fish.'],
    ],
    exitCodes: [[0, 'printed'], MISUSE],
  })
}

async function scriptFor(shell: Shell, program: Command): Promise<string> {
  const { treeOf } = await import('./completion/tree.ts')
  const tree = treeOf(program)
  switch (shell) {
    case 'bash':
      return (await import('./completion/bash.ts')).bashScript(tree)
    case 'zsh':
      return (await import('./completion/zsh.ts')).zshScript(tree)
    case 'fish':
      return (await import('./completion/fish.ts')).fishScript(tree)
  }
}
