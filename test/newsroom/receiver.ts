/** A receiver of callbacks on this machine, which keeps what it gets and answers as it is told to. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Callback = {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly status: number
}

export type Receiver = {
  readonly url: string
  /** In the order they came, also those that were answered with an error. */
  readonly received: Callback[]
  close(): void
}

/** @param answer status of the answer; 200 if left out. */
export async function startReceiver(
  answer: (headers: IncomingHttpHeaders) => number = () => 200,
): Promise<Receiver> {
  const received: Callback[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const status = answer(request.headers)
    received.push({ headers: request.headers, body, status })
    response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server on a port has an address that is none of a pipe.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/verbatim`,
    received,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
