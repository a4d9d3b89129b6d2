/** A tool as the protocol has it: what it takes and gives is described once, and whatever fails is told in the words of the API. */
import type {
  CallToolResult,
  McpServer,
  StandardSchemaWithJSON,
  ToolAnnotations,
} from '@modelcontextprotocol/server'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Library } from '../../service/library.ts'
import { hasScope } from '../authorization.ts'
import { problemOf } from '../failure.ts'
import { fieldErrors, inWords } from '../field.ts'
import { openLibraryOf } from '../identity.ts'
import { type Occurrence, PROBLEMS, type ProblemCode, retryAfterOf } from '../problem.ts'
import type { HttpEnv } from '../router.ts'

/** A tool that asks the library. All of them only read, and ask nothing but what the service holds. */
export type Tool<Input extends z.ZodType, Output extends z.ZodType> = {
  readonly name: string
  readonly title: string
  /** For an agent that decides whether to call it, and what to make of the result. */
  readonly description: string
  readonly input: Input
  readonly output: Output
  readonly call: (
    library: Library,
    asked: z.output<Input>,
    /** True for whoever has a key for publishing. */
    isPublisher: () => Promise<boolean>,
  ) => Promise<Told<z.output<Output>> | Failed>
}

export type Told<Output> = {
  readonly kind: 'told'
  /** For whom reads no JSON. */
  readonly text: string
  readonly structure: Output
}
export type Failed = { readonly kind: 'failed'; readonly code: ProblemCode } & Occurrence

const READS: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}

/** Gives `server`, which answers the request of `c`, the tool. */
export function registerTool<Input extends z.ZodType, Output extends z.ZodType<object>>(
  server: McpServer,
  tool: Tool<Input, Output>,
  c: Context<HttpEnv>,
): void {
  const { name, title, description, input, output } = tool
  const schemas = { inputSchema: described(input, 'input'), outputSchema: described(output, 'output') }
  server.registerTool(name, { title, description, ...schemas, annotations: READS }, async (asked) => {
    try {
      const library = await openLibraryOf(c)
      if (library === null) return failure('library_empty')
      const result = await tool.call(library, asked, () => hasScope(c, 'publish'))
      return result.kind === 'failed' ? failure(result.code, result) : success(result)
    } catch (fault) {
      return failure(problemOf(c, fault))
    }
  })
}

function success({ text, structure }: Told<object>): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent: { ...structure } }
}

/** What went wrong, and with which field, as an agent can act on it. */
function failure(code: ProblemCode, { errors = [] }: Occurrence = {}): CallToolResult {
  const { title, meaning } = PROBLEMS[code]
  const seconds = retryAfterOf(code)
  const hint = seconds === null ? '' : ` Try again in ${seconds} seconds.`
  const told = errors.length === 0 ? `${title}. ${meaning}${hint}` : `${inWords(errors)}.`
  return { content: [{ type: 'text', text: `${code}: ${told}` }], isError: true }
}

/** The JSON Schemas told so far: to make one takes longer than to answer, and a server is made for each request. */
const descriptions = new WeakMap<z.ZodType, Record<string, unknown>>()

/**
 * A schema as the SDK takes it. What an agent sends is refused with the name of each field; what it is sent, TypeScript
 * has checked.
 */
function described<Schema extends z.ZodType>(
  schema: Schema,
  io: 'input' | 'output',
): StandardSchemaWithJSON<z.input<Schema>, z.output<Schema>> {
  const describe = () => {
    const known = descriptions.get(schema)
    if (known !== undefined) return known
    const made = z.toJSONSchema(schema, { io, override: io === 'output' ? leaveOpen : () => {} })
    descriptions.set(schema, made)
    return made
  }
  return {
    '~standard': {
      version: 1,
      vendor: 'verbatim',
      jsonSchema: { input: describe, output: describe },
      validate(value) {
        // `Tool` holds whoever answers to the schema.
        if (io === 'output') return { value: value as z.output<Schema> }
        const parsed = schema.safeParse(value)
        if (parsed.success) return { value: parsed.data }
        return { issues: [{ message: inWords(fieldErrors(parsed.error)) }] }
      },
    },
  }
}

/** A client that has listed the tools must not refuse what a later version tells besides. */
function leaveOpen({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
}
