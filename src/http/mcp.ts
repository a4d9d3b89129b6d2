/** The route at which agents use the service, by the Model Context Protocol. */
import { router } from './router.ts'

export const MCP_PATH = '/mcp'

export const mcpRoutes = router().post(MCP_PATH, async (c) => {
  const { answerMcp } = await import('./mcp/answer.ts')
  return answerMcp(c)
})
