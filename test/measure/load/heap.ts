/** What the Worker itself holds, by the inspector of its runtime (Chrome DevTools Protocol), after its garbage is collected. */
import * as z from 'zod'

const MESSAGE = z.object({ id: z.number(), result: z.looseObject({}).optional() })
const USAGE = z.object({ usedSize: z.number() })

/** Node's, which sends headers; the types at hand are those of Workers. */
const NodeSocket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> },
) => WebSocket

/** In bytes; `null` if the inspector does not answer in time. */
export async function heapBytes(inspector: URL): Promise<number | null> {
  // Wrangler lets in only pages of this machine.
  const socket = new NodeSocket(new URL('/ws', inspector).href, { headers: { Origin: 'http://127.0.0.1' } })
  const answers = new Map<number, (result: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const message = MESSAGE.safeParse(JSON.parse(String(data)))
    if (message.success) answers.get(message.data.id)?.(message.data.result)
  })
  const ask = (id: number, method: string) =>
    new Promise((resolve, reject) => {
      answers.set(id, resolve)
      setTimeout(reject, TIMEOUT_MS, new Error(`${method} is not answered`)).unref()
      socket.send(JSON.stringify({ id, method }))
    })
  try {
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve)
      socket.addEventListener('error', reject)
    })
    await ask(1, 'HeapProfiler.collectGarbage')
    return USAGE.parse(await ask(2, 'Runtime.getHeapUsage')).usedSize
  } catch {
    return null
  } finally {
    socket.close()
  }
}

const TIMEOUT_MS = 30_000
