/** Completion for fish. */
import { type Flag, type Node, nodesOf, type Values } from './tree.ts'

export function fishScript(root: Node): string {
  const nodes = nodesOf(root)
  const steps = nodes.filter(({ path }) => path.length > 0).map(({ path }) => quoted(path.join(' ')))
  const lines = nodes.flatMap(({ path, flags, values, children }) => {
    const here = `complete -c verbatim -n ${quoted(`__verbatim_at ${path.join(' ')}`.trim())}`
    return [
      ...children.map(
        ({ path: child, what }) => `${here} -f -a ${quoted(child.at(-1) ?? '')} -d ${quoted(what)}`,
      ),
      ...(children.length > 0 ? [] : [`${here} ${complete(values)}`]),
      ...flags.map((flag) => `${here} ${namesOf(flag)} ${taken(flag.values)}-d ${quoted(flag.what)}`),
    ]
  })
  return `# Completion of verbatim for fish: verbatim completion fish | source
function __verbatim_at
    set -l at ""
    for word in (commandline -opc)[2..-1]
        set -l next (string trim -- "$at $word")
        switch "$next"
            case ${steps.join(' ')}
                set at "$next"
        end
    end
    test "$at" = "$argv"
end
${lines.join('\n')}
`
}

/** Of an argument. */
function complete(values: Values): string {
  switch (values.kind) {
    case 'nothing':
    case 'text':
      return '-f'
    case 'choices':
      return `-f -a ${quoted(values.choices.join(' '))}`
    case 'file':
      return '-F'
    case 'folder':
      return "-f -a '(__fish_complete_directories)'"
  }
}

/** Of an option. */
function taken(values: Values): string {
  switch (values.kind) {
    case 'nothing':
      return ''
    case 'text':
      return '-x '
    case 'choices':
      return `-x -a ${quoted(values.choices.join(' '))} `
    case 'file':
      return '-r -F '
    case 'folder':
      return "-x -a '(__fish_complete_directories)' "
  }
}

function namesOf({ names }: Flag): string {
  return names
    .map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
    .join(' ')
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
