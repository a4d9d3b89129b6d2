/** The frame of the Model Context Protocol, for the description of the route: the protocol itself is read by its own package. */
import * as z from 'zod'

const REVISION = '2026-07-28'

export const mcpHeaders = z.object({
  'Mcp-Protocol-Version': z
    .string()
    .optional()
    .meta({ description: `The revision spoken: \`${REVISION}\`.` }),
  'Mcp-Method': z.string().optional().meta({ description: 'From that revision on: the `method` once more.' }),
  'Mcp-Name': z.string().optional().meta({ description: 'From that revision on: the tool that is called.' }),
})

const id = z.union([z.string(), z.int()])

export const mcpMessage = z
  .object({
    jsonrpc: z.literal('2.0'),
    id: id.optional().meta({ description: 'Left out of a notification.' }),
    method: z.string(),
    params: z.looseObject({}).optional(),
  })
  .meta({ id: 'McpMessage', description: 'A request or notification of JSON-RPC 2.0.' })

export const mcpAnswer = z
  .object({
    jsonrpc: z.literal('2.0'),
    // As it was sent, also where that is no id.
    id: z.union([z.string(), z.number()]).nullish(),
    result: z.looseObject({}).optional(),
    error: z
      .object({ code: z.int(), message: z.string(), data: z.unknown() })
      .partial({ data: true })
      .optional(),
  })
  .meta({ id: 'McpAnswer', description: 'A response of JSON-RPC 2.0.' })
