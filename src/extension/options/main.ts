/** Where the address of the service is set: tested before it is kept. */

import { describeCorpus } from '../../service/phrase.ts'
import { readAddress } from '../address.ts'
import { askReadiness } from '../ask.ts'
import { refill } from '../element.ts'
import { explain } from '../panel/trouble.ts'
import { forgetAddress, OFFER, storeAddress, storedAddress } from '../settings.ts'

const HERE = 'http://localhost:8787'

const form = document.querySelector('form')
const field = document.querySelector('input')
const status = document.getElementById('status')
if (form === null || field === null || status === null)
  throw new TypeError('The page of settings is not whole')

field.value = (await storedAddress()) ?? ''
if (field.value !== '') await test(field.value)

form.addEventListener('submit', (event) => {
  event.preventDefault()
  save()
})
document.getElementById('here')?.addEventListener('click', () => {
  field.value = HERE
  save()
})
document.getElementById('forget')?.addEventListener('click', async () => {
  await forgetAddress()
  field.value = ''
  say('Forgotten. Nothing will be sent until an address is set.')
})

const offer = document.querySelector<HTMLInputElement>('#offer')
if (offer !== null) {
  offer.checked = (await chrome.storage.local.get(OFFER))[OFFER] !== false
  offer.addEventListener('change', () => chrome.storage.local.set({ [OFFER]: offer.checked }))
}

async function save(): Promise<void> {
  if (field === null) return
  const read = readAddress(field.value)
  field.setAttribute('aria-invalid', String(read.kind === 'fault'))
  if (read.kind === 'fault') return say(read.message)
  field.value = read.address
  say(`Asking ${read.address} …`)
  const isThere = await test(read.address)
  if (!isThere) return
  await storeAddress(read.address)
  if (!read.isPrivate) add(' It is not encrypted (http): whoever is on the way can read what you send.')
}

/** True if a service answers there, even one that holds nothing yet. */
async function test(address: string): Promise<boolean> {
  const outcome = await askReadiness({
    address,
    fetch: (...request) => fetch(...request),
    isOnline: () => navigator.onLine,
  })
  if (outcome.kind === 'answer') {
    say(`Verbatim answers at ${address}. It holds ${describeCorpus(outcome.value.corpus)}.`)
    return true
  }
  if (outcome.kind === 'refused' && outcome.code === 'library_empty') {
    say(`Verbatim answers at ${address}, but its library is empty.`)
    return true
  }
  const { title, detail } = explain(outcome, address)
  say(`${title}. ${detail}`)
  // It is there, and will be well again.
  return outcome.kind === 'refused'
}

function say(words: string): void {
  if (status !== null) refill(status, words)
}

function add(words: string): void {
  status?.append(words)
}
