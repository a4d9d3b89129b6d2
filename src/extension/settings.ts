/**
 * What its user has set. It stays on this machine: an address may name a machine of a newsroom's own network, and
 * "localhost" is another service on each.
 */
import { readAddress } from './address.ts'

const ADDRESS = 'address'
/** False if no button is wanted beside selected words. */
export const OFFER = 'offer'

/** Null until one is set: nothing is sent to whoever happens to answer at an address that nobody chose. */
export async function storedAddress(): Promise<string | null> {
  const stored = (await chrome.storage.local.get(ADDRESS))[ADDRESS]
  if (typeof stored !== 'string') return null
  const read = readAddress(stored)
  return read.kind === 'address' ? read.address : null
}

export async function storeAddress(address: string): Promise<void> {
  await chrome.storage.local.set({ [ADDRESS]: address })
}

export async function forgetAddress(): Promise<void> {
  await chrome.storage.local.remove(ADDRESS)
}
