/** A table with a caption and a head. */
import type { PropsWithChildren } from 'hono/jsx'

type Props = PropsWithChildren<{
  readonly caption: string
  readonly columns: readonly string[]
  readonly name?: string
}>

export function Table({ caption, columns, name, children }: Props) {
  return (
    <table class={name}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
