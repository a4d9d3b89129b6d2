/** What may be typed behind `verbatim`, as Commander knows it. */
import type { Argument, Command, Option } from 'commander'

/** What an option or an argument takes. */
export type Values =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'file' | 'folder' | 'text' }

export type Flag = {
  /** As typed: `-h`, `--help`. */
  readonly names: readonly string[]
  readonly what: string
  readonly values: Values
}

export type Node = {
  /** The words that lead here, without the program's name. */
  readonly path: readonly string[]
  readonly what: string
  readonly flags: readonly Flag[]
  /** Of the first argument: all others are alike. */
  readonly values: Values
  readonly children: readonly Node[]
}

/** The command "help" takes the names of the others beside it. */
export function treeOf(command: Command, path: readonly string[] = [], beside: readonly string[] = []): Node {
  const help = command.createHelp()
  const visible = help.visibleCommands(command)
  const names = visible.map((child) => child.name()).filter((name) => name !== 'help')
  const children = visible.map((child) => treeOf(child, [...path, child.name()], names))
  const [argument] = command.registeredArguments
  const isHelp = path.at(-1) === 'help'
  return {
    path,
    what: command.summary() || command.description(),
    flags: isHelp ? [] : help.visibleOptions(command).map(flagOf),
    values: isHelp
      ? { kind: 'choices', choices: beside }
      : argument === undefined
        ? { kind: 'nothing' }
        : valuesOf(argument, argument.name()),
    children,
  }
}

/** All nodes, a parent before its children. */
export function nodesOf(node: Node): Node[] {
  return [node, ...node.children.flatMap(nodesOf)]
}

function flagOf(option: Option): Flag {
  const names = [option.short, option.long].flatMap((name) => name ?? [])
  const placeholder = /[<[]([\w-]+)/.exec(option.flags)?.[1]
  return {
    names,
    what: option.description,
    values: placeholder === undefined ? { kind: 'nothing' } : valuesOf(option, placeholder),
  }
}

function valuesOf({ argChoices }: Pick<Argument | Option, 'argChoices'>, name: string): Values {
  if (argChoices !== undefined) return { kind: 'choices', choices: argChoices }
  return { kind: name === 'file' ? 'file' : name === 'folder' ? 'folder' : 'text' }
}
