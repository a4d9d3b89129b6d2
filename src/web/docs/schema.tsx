/** Schemas for readers: the fields of an object with their types, limits and meaning. */
import type { Child } from 'hono/jsx'
import { referredBy, type Schema } from './description.ts'
import { Prose } from './prose.tsx'
import { Table } from './table.tsx'

/** Fields within fields are told by their path, as deep as people read. */
const DEPTH_MAX = 3

/** A row for each field; those of objects within it have rows of their own. */
export function Fields({ schema, caption }: { readonly schema: Schema; readonly caption: string }) {
  return (
    <Table caption={caption} columns={['Field', 'Type', 'Meaning']}>
      {fieldsOf(schema, '', 0).map(({ name, field, isRequired }) => (
        <Row name={name} schema={field} isRequired={isRequired} />
      ))}
    </Table>
  )
}

type Field = { readonly name: string; readonly field: Schema; readonly isRequired: boolean }

function fieldsOf(
  { properties = {}, required = [] }: Schema,
  prefix: string,
  depth: number,
): readonly Field[] {
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = prefix + key
    const own = { name, field, isRequired: required.includes(key) }
    const inner = field.items?.properties === undefined ? field : field.items
    const isList = inner !== field
    return depth === DEPTH_MAX ? [own] : [own, ...fieldsOf(inner, `${name}${isList ? '[]' : ''}.`, depth + 1)]
  })
}

/** `note` stands before the meaning, such as where a parameter belongs. */
export function Row({
  name,
  schema,
  isRequired,
  description = descriptionIn(schema),
}: {
  readonly name: string
  readonly schema: Schema
  readonly isRequired: boolean
  readonly description?: string | undefined
}) {
  const limits = limitsOf(schema)
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        {isRequired ? null : <span class="optional"> optional</span>}
      </th>
      <td>
        <Type schema={schema} />
      </td>
      <td>
        {description === undefined ? null : <Prose text={description} />}
        {limits === '' ? null : <span class="limits"> {limits}</span>}
      </td>
    </tr>
  )
}

/** The type in words; schemas of the description are linked by their name. */
export function Type({ schema }: { readonly schema: Schema }): Child {
  const name = referredBy(schema)
  if (name !== null) return <a href={`#schema-${name}`}>{name}</a>
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>
  if (schema.enum !== undefined) return <Choice values={schema.enum} />
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choices !== undefined) return joined(choices.map((choice) => <Type schema={choice} />))
  if (schema.items !== undefined)
    return (
      <>
        list of <Type schema={schema.items} />
        {[schema.type].flat().includes('null') ? ' or null' : ''}
      </>
    )
  if (typeof schema.additionalProperties === 'object')
    return (
      <>
        object of <Type schema={schema.additionalProperties} />
      </>
    )
  return [schema.type ?? 'any'].flat().join(' or ')
}

function Choice({ values }: { readonly values: readonly unknown[] }) {
  return joined(values.map((value) => <code>{value === null ? 'null' : String(value)}</code>))
}

function joined(parts: readonly Child[]) {
  return (
    <>
      {parts.map((part, index) => (
        <>
          {index === 0 ? '' : index === parts.length - 1 ? ' or ' : ', '}
          {part}
        </>
      ))}
    </>
  )
}

/** What one of the choices says where the whole says nothing. */
function descriptionIn({ description, anyOf = [], oneOf = [] }: Schema): string | undefined {
  return description ?? [...anyOf, ...oneOf].find((choice) => choice.description !== undefined)?.description
}

function limitsOf(schema: Schema): string {
  const { minimum, maximum, maxLength, minItems, maxItems } = {
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find(({ maxLength: most }) => most !== undefined),
    ...schema,
  }
  const count = (value: number): string => value.toLocaleString('en-US')
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  const parts = [
    ...(minimum !== undefined && isBounded ? [`${count(minimum)} to ${count(maximum)}`] : []),
    ...(maxLength === undefined ? [] : [`at most ${count(maxLength)} characters`]),
    ...(maxItems === undefined ? [] : [`${count(minItems ?? 0)} to ${count(maxItems)} entries`]),
    ...(schema.default === undefined || schema.default === null
      ? []
      : [`${JSON.stringify(schema.default)} if left out`]),
  ]
  const [first = ''] = parts.join(', ')
  return parts.length === 0 ? '' : `${first.toUpperCase()}${parts.join(', ').slice(1)}.`
}
