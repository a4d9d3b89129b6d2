/** Completion for bash, from 3.2 on, which macOS has. */
import { type Node, nodesOf, type Values } from './tree.ts'

export function bashScript(root: Node): string {
  const nodes = nodesOf(root)
  const steps = nodes.filter(({ path }) => path.length > 0).map(({ path }) => pattern(path.join(' ')))
  const values = nodes.flatMap(({ path, flags }) =>
    flags
      .filter((flag) => flag.values.kind !== 'nothing')
      .map((flag) => {
        const typed = flag.names.map((name) => pattern([...path, name].join(' '))).join('|')
        return `    ${typed}) ${complete(flag.values)}; return ;;`
      }),
  )
  const flags = nodes.map(
    ({ path, flags }) => `      ${pattern(path.join(' '))}) ${words(flags.flatMap(({ names }) => names))} ;;`,
  )
  const others = nodes.map(({ path, children, values }) => {
    const named = children.map(({ path: [...child] }) => child.at(-1) ?? '')
    const offered = named.length > 0 ? words(named) : complete(values)
    return `      ${pattern(path.join(' '))}) ${offered} ;;`
  })
  return `# Completion of verbatim for bash: eval "$(verbatim completion bash)"
_verbatim() {
  local IFS=$'\\n' cur="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" at="" next i
  COMPREPLY=()
  # Bash takes "--color=auto" for three words.
  if [[ $cur == "=" ]]; then cur=""
  elif [[ $before == "=" ]]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="$at\${at:+ }\${COMP_WORDS[i]}"
    case "$next" in
      ${steps.join('|')}) at="$next" ;;
    esac
  done
  case "$at\${at:+ }$before" in
${values.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$at" in
${flags.join('\n')}
    esac
  else
    case "$at" in
${others.join('\n')}
    esac
  fi
}
complete -F _verbatim verbatim
`
}

function complete(values: Values): string {
  switch (values.kind) {
    case 'nothing':
    case 'text':
      return ':'
    case 'choices':
      return words(values.choices)
    case 'file':
      return 'COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null'
    case 'folder':
      return 'COMPREPLY=($(compgen -d -- "$cur")); compopt -o filenames 2>/dev/null'
  }
}

function words(list: readonly string[]): string {
  return `COMPREPLY=($(compgen -W $'${list.join('\\n')}' -- "$cur"))`
}

/** No name of a command or an option has anything that a shell reads otherwise. */
function pattern(text: string): string {
  return `"${text}"`
}
