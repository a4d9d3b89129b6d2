/** Real exchanges with the service, recorded by a test, as examples in its description. */
import type { OpenAPIHono } from '@hono/zod-openapi'

/** One request, and what was answered. */
export type Exchange = {
  /** Id of the operation. */
  readonly operation: string
  /** By which its parts find one another in the description of the operation. */
  readonly name: string
  readonly summary: string
  /** Path, query and headers, by name. */
  readonly parameters: Readonly<Record<string, string | undefined>>
  /** Null if the request has no body. */
  readonly request: Content | null
  readonly status: number
  /** Null if the response has no body. */
  readonly response: Content | null
}
type Content = { readonly type: string; readonly body: unknown }

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type Operation = NonNullable<NonNullable<Description['paths']>[string]['get']>
type MediaTypes = Readonly<Record<string, { examples?: Record<string, unknown> }>> | undefined

export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const

/** Adds each exchange to its operation: by its name, the examples of parameters, body and response belong together. */
export function addExamples(description: Description, exchanges: readonly Exchange[]): void {
  const paths = Object.values(description.paths ?? {})
  const operations = paths.flatMap((path) => METHODS.flatMap((method) => path[method] ?? []))
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]))
  for (const exchange of exchanges) {
    const operation = byId.get(exchange.operation)
    if (operation === undefined)
      throw new RangeError(`Cannot add an example: no operation ${exchange.operation}`)
    addExchange(operation, exchange)
  }
}

/** A value of a query as its schema has it. */
function typed(value: string, schema: object | undefined): unknown {
  const type = schema !== undefined && 'type' in schema ? schema.type : undefined
  if (type === 'integer') return Number(value)
  return type === 'boolean' ? value === 'true' : value
}

function addExchange(operation: Operation, { name, summary, parameters, ...exchange }: Exchange): void {
  for (const parameter of operation.parameters ?? []) {
    const value = 'name' in parameter ? parameters[parameter.name] : undefined
    if ('name' in parameter && value !== undefined) {
      parameter.examples = {
        ...parameter.examples,
        [name]: { summary, value: typed(value, parameter.schema) },
      }
    }
  }
  const { requestBody } = operation
  const response: { content?: MediaTypes } | undefined = operation.responses?.[exchange.status]
  add(
    requestBody !== undefined && 'content' in requestBody ? requestBody.content : undefined,
    exchange.request,
  )
  add(response?.content, exchange.response)

  function add(mediaTypes: MediaTypes, content: Content | null): void {
    const mediaType = content === null ? undefined : mediaTypes?.[content.type]
    if (content !== null && mediaType === undefined) {
      throw new RangeError(`Cannot add an example: ${exchange.operation} does not say ${content.type}`)
    }
    if (content !== null && mediaType !== undefined) {
      mediaType.examples = { ...mediaType.examples, [name]: { summary, value: content.body } }
    }
  }
}
