/** Completion for zsh. */
import { type Flag, type Node, nodesOf, type Values } from './tree.ts'

export function zshScript(root: Node): string {
  const nodes = nodesOf(root)
  const steps = nodes.filter(({ path }) => path.length > 0).map(({ path }) => `"${path.join(' ')}"`)
  const values = nodes.flatMap(({ path, flags }) =>
    flags
      .filter((flag) => flag.values.kind !== 'nothing')
      .map((flag) => {
        const typed = flag.names.map((name) => `"${[...path, name].join(' ')}"`).join('|')
        return `    (${typed}) ${complete(flag.values, flag.what)}; return ;;`
      }),
  )
  const flags = nodes.map(
    ({ path, flags }) => `      ("${path.join(' ')}") found=(${flags.flatMap(describe).join(' ')}) ;;`,
  )
  const others = nodes.map(({ path, children, values, what }) => {
    const offered = children.map(({ path: child, what }) => entry(child.at(-1) ?? '', what)).join(' ')
    return `      ("${path.join(' ')}") ${children.length > 0 ? `found=(${offered})` : complete(values, what)} ;;`
  })
  return `#compdef verbatim
# Completion of verbatim for zsh: eval "$(verbatim completion zsh)"
_verbatim() {
  local at="" next before="\${words[CURRENT-1]}" i
  local -a found
  for ((i = 2; i < CURRENT; i++)); do
    next="$at\${at:+ }\${words[i]}"
    case "$next" in
      (${steps.join('|')}) at="$next" ;;
    esac
  done
  if [[ \${words[CURRENT]} == --*=* ]]; then
    before="\${words[CURRENT]%%=*}"
    compset -P '*='
  fi
  case "$at\${at:+ }$before" in
${values.join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    case "$at" in
${flags.join('\n')}
    esac
  else
    case "$at" in
${others.join('\n')}
    esac
  fi
  (( \${#found} )) && _describe 'verbatim' found
}
compdef _verbatim verbatim
`
}

function complete(values: Values, what: string): string {
  switch (values.kind) {
    case 'nothing':
      return ':'
    case 'text':
      return `_message ${quoted(what)}`
    case 'choices':
      return `compadd -- ${values.choices.map(quoted).join(' ')}`
    case 'file':
      return '_files'
    case 'folder':
      return '_files -/'
  }
}

function describe({ names, what }: Flag): string[] {
  return names.map((name) => entry(name, what))
}

function entry(name: string, what: string): string {
  return quoted(`${name.replaceAll(':', '\\:')}:${what}`)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
