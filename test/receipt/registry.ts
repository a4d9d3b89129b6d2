/** A service that issues receipts, in memory, over two invented texts. */
import { createApp } from '../../src/http/app.ts'
import { publish } from '../../src/service/publish.ts'
import type { Registry } from '../../src/service/receipt/issue.ts'
import { memoryArchive } from '../../src/store/archive.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ledgerOver } from '../../src/transparency/ledger.ts'
import { newSigningKey, publicKeyOf, type SigningKeys, signersOf } from '../../src/transparency/signer.ts'
import { memoryStorage } from '../../src/transparency/storage.ts'
import { REPORT, SPEECH } from '../http/texts.ts'

export const ISSUER = 'https://quotes.gazette.example'
export const NOW = Date.UTC(2026, 10, 29, 22, 40, 12)

/** What a service issues receipts with, without the service. */
export async function openRegistry() {
  const signers = await signersOf({ SIGNING_KEY: newSigningKey() })
  const [signer] = signers
  if (signer === undefined) throw new RangeError('There is a key')
  const log = ledgerOver(memoryStorage(), { origin: 'quotes.gazette.example/log', signers }, Date.now)
  const announced = signers.map(publicKeyOf)
  return { issuer: ISSUER, signer, announced, log, archive: memoryArchive(), now: Date.now }
}

export type ReceiptService = Awaited<ReturnType<typeof openReceipts>>

/** Everything of it is its own, and it knows nothing of another one. */
export async function openReceipts(documents = [REPORT, SPEECH], key = newSigningKey()) {
  const store = memoryStore()
  await publish(store, documents)
  const storage = memoryStorage()
  const archive = memoryArchive()
  let keys: SigningKeys = { SIGNING_KEY: key }
  let time = NOW
  const registryOf = async (): Promise<Registry> => {
    const signers = await signersOf(keys)
    const [signer] = signers
    if (signer === undefined) throw new RangeError('A service that issues receipts has a key')
    const log = ledgerOver(storage, { origin: 'quotes.gazette.example/log', signers }, () => time)
    return { issuer: ISSUER, signer, announced: signers.map(publicKeyOf), log, archive, now: () => time }
  }
  return {
    app: createApp({ store: () => store, registry: registryOf }),
    store,
    archive,
    registry: registryOf,
    setKeys(next: SigningKeys) {
      keys = next
    },
    pass(milliseconds: number) {
      time += milliseconds
    },
  }
}
