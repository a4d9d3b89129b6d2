/** Servers of this machine, for pages and for services that are none. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Served = { readonly url: string; readonly close: () => void }

export async function serve(answer: RequestListener): Promise<Served> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => {
    server.once('listening', () => resolve())
  })
  // A port of TCP has such an address.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
