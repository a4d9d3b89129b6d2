/** Values for a schema of the description: mostly as it says, with nasty text in every field, and sometimes not at all. */
import fc from 'fast-check'

/** As much of JSON Schema as the description uses. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly maximum?: number
}

export type Components = Readonly<Record<string, Schema>>

/** Gives the text of a field by its name. */
export type TextOf = (field: string) => fc.Arbitrary<string>

const STRANGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 0.1, 2 ** 53, '', [], {}, [[[[]]]], { a: { b: [] } }),
  fc.jsonValue({ maxDepth: 3 }),
)

const DEPTH_MAX = 6

/** @param field the name of the field that has the schema. */
export function valuesOf(
  schema: Schema,
  components: Components,
  textOf: TextOf,
  field = '',
  depth = 0,
): fc.Arbitrary<unknown> {
  const made = wellFormed(schema, components, textOf, field, depth)
  return fc.oneof({ weight: 60, arbitrary: made }, { weight: 1, arbitrary: STRANGE })
}

function wellFormed(
  schema: Schema,
  components: Components,
  textOf: TextOf,
  field: string,
  depth: number,
): fc.Arbitrary<unknown> {
  const inner = (one: Schema, name = field): fc.Arbitrary<unknown> =>
    valuesOf(one, components, textOf, name, depth + 1)
  if (depth > DEPTH_MAX) return STRANGE
  if (schema.$ref !== undefined) {
    const named = components[schema.$ref.split('/').at(-1) ?? '']
    return named === undefined ? STRANGE : wellFormed(named, components, textOf, field, depth)
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => inner(one)))
  const [first, ...others] = schema.allOf ?? []
  if (first !== undefined && schema.properties === undefined) {
    return fc
      .tuple(inner(first), ...others.map((one) => inner(one)))
      .map((parts) => Object.assign({}, ...parts.filter((part) => typeof part === 'object')))
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  const kinds = types.map((type): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'string':
        return textOf(field)
      case 'integer':
        return fc.oneof(fc.integer({ min: 0, max: Math.min(schema.maximum ?? 40, 40) }), fc.integer())
      case 'number':
        return fc.oneof(fc.double({ noNaN: true }), fc.nat())
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'array':
        return fc.array(inner(schema.items ?? {}), { maxLength: 4 })
      case 'object':
        return objectOf(schema, inner)
      default:
        return STRANGE
    }
  })
  return kinds.length > 0 ? fc.oneof(...kinds) : STRANGE
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  inner: (schema: Schema, name: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const presence = required.includes(name) ? 40 : 1
    return fc
      .oneof(
        { weight: presence, arbitrary: inner(schema, name) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      )
      .map((value) => [name, value] as const)
  })
  const unknown = fc.oneof(
    { weight: 40, arbitrary: fc.constant<readonly (readonly [string, unknown])[]>([]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('constructor', 'toString', 'extra', '__proto__', 'a.b[0]', ''), STRANGE)
        .map((pair) => [pair]),
    },
  )
  return fc.tuple(fc.tuple(...fields), unknown).map(([known, extra]) => {
    // As JSON it is a field of its own, whatever its name.
    const object: Record<string, unknown> = Object.create(null)
    for (const [name, value] of [...known, ...extra]) if (value !== undefined) object[name] = value
    return object
  })
}
