/** What the documentation reads of a description in OpenAPI 3.1. */

export type Description = {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly tags?: readonly { readonly name: string; readonly description?: string }[]
  readonly paths?: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>
    readonly securitySchemes?: Readonly<Record<string, { readonly description?: string }>>
  }
}

export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const
export type Method = (typeof METHODS)[number]

export type Operation = {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses?: Readonly<Record<string, Response>>
}
export type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
  readonly examples?: Examples
}
export type Response = { readonly description: string; readonly content?: Content }
export type Content = Readonly<Record<string, { readonly schema?: Schema; readonly examples?: Examples }>>
type Examples = Readonly<Record<string, { readonly summary?: string; readonly value?: unknown }>>

export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** An operation at its place. */
export type Located = Operation & { readonly path: string; readonly method: Method; readonly id: string }

/** The operations of a tag, in the order of the description. */
export function operationsOf({ paths = {} }: Description, tag: string): readonly Located[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      if (operation?.tags?.[0] !== tag) return []
      return [{ ...operation, path, method, id: operation.operationId ?? `${method}-${path}` }]
    }),
  )
}

/** An exchange that the description has as an example: its parts have one name. */
export type Exchange = {
  readonly name: string
  readonly summary: string
  readonly parameters: readonly { readonly parameter: Parameter; readonly value: unknown }[]
  readonly body: { readonly type: string; readonly value: unknown } | null
  readonly status: string
  /** Null if the response has no body. */
  readonly response: unknown
}

/** The examples of an operation, those that succeed in front. */
export function exchangesOf({
  parameters = [],
  requestBody,
  responses = {},
}: Operation): readonly Exchange[] {
  const sent = examplesIn(requestBody?.content)
  const asked = new Set([
    ...parameters.flatMap(({ examples = {} }) => Object.keys(examples)),
    ...sent.map(({ name }) => name),
  ])
  const answered = Object.entries(responses).flatMap(([status, { content }]) =>
    examplesIn(content).map((example) => ({ ...example, status })),
  )
  // What has no body, in the request or the response, is known by the other.
  const names = new Set([...answered.map(({ name }) => name), ...asked])
  const silent = Object.keys(responses).find((status) => responses[status]?.content === undefined) ?? ''
  return [...names].map((name) => {
    const answer = answered.find((example) => example.name === name)
    const body = sent.find((example) => example.name === name) ?? null
    const given = parameters.flatMap((parameter) => {
      const example = parameter.examples?.[name]
      return example === undefined ? [] : [{ parameter, summary: example.summary, value: example.value }]
    })
    return {
      name,
      summary: answer?.summary ?? body?.summary ?? given[0]?.summary ?? name,
      parameters: given,
      body,
      status: answer?.status ?? silent,
      response: answer?.value ?? null,
    }
  })
}

function examplesIn(content: Content = {}) {
  return Object.entries(content).flatMap(([type, { examples = {} }]) =>
    Object.entries(examples).map(([name, { summary = name, value }]) => ({ type, name, summary, value })),
  )
}

const REFERENCE = '#/components/schemas/'

/** The name of the schema that is referred to; null if none is. */
export function referredBy({ $ref }: Schema): string | null {
  return $ref?.startsWith(REFERENCE) ? $ref.slice(REFERENCE.length) : null
}
