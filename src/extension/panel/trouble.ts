/** What went wrong, and what its user can do. */
import type { Failure } from '../ask.ts'

export type Trouble =
  | Failure
  | { readonly kind: 'no_address' }
  /** Browsers keep scripts out of some pages, and of all on which nobody asked. */
  | { readonly kind: 'page_closed_to_us' }
  | { readonly kind: 'page_gone' }
  | { readonly kind: 'nothing_selected' }
  | { readonly kind: 'quote_too_long'; readonly units: number; readonly most: number }
  | { readonly kind: 'no_text' }
  | { readonly kind: 'page_too_long'; readonly units: number; readonly most: number }

export type Explanation = {
  readonly title: string
  readonly detail: string
  /** What may help: another address, or the same once more. */
  readonly remedy: 'options' | 'again' | 'none'
}

export function explain(trouble: Trouble, address: string | null): Explanation {
  const at = address ?? 'the address set'
  switch (trouble.kind) {
    case 'no_address':
      return {
        title: 'No service is set yet',
        detail:
          'Verbatim asks a service that you or your newsroom run. Set its address; until then nothing is sent.',
        remedy: 'options',
      }
    case 'offline':
      return {
        title: 'You are offline',
        detail: `The browser has no network, so ${at} cannot be asked. Nothing was sent.`,
        remedy: 'again',
      }
    case 'unreachable':
      return {
        title: 'The service does not answer',
        detail: `Nothing answers at ${at}, or it is no Verbatim that lets extensions ask. Is it running, and is the address right?`,
        remedy: 'options',
      }
    case 'broken_off':
      return {
        title: 'The service gave no answer to this',
        detail: `${at} is there, but broke off. A long text may take more than its plan allows: select less of it.`,
        remedy: 'again',
      }
    case 'timeout':
      return {
        title: 'The service took too long',
        detail: `${at} gave no answer within ${trouble.seconds} seconds.`,
        remedy: 'again',
      }
    case 'redirected':
      return {
        title: 'The address leads elsewhere',
        detail: `${at} sends those who ask on to another address. Set the one where the service itself is, often with https://.`,
        remedy: 'options',
      }
    case 'not_verbatim':
      return {
        title: 'That is no Verbatim service',
        detail: `What ${at} answers (status ${trouble.status}) is nothing that this extension can read. The address may be wrong, or one of the two is too old.`,
        remedy: 'options',
      }
    case 'refused':
      return {
        title: trouble.title,
        detail: trouble.messages.length === 0 ? trouble.detail : `${trouble.messages.join('. ')}.`,
        remedy: trouble.code === 'invalid_request' ? 'none' : 'again',
      }
    case 'too_many':
      return {
        title: 'The service is asked too often',
        detail: `${at} takes no more for now from you, or from all who share your network. ${trouble.seconds === null ? 'Try again in a minute.' : `Try again in ${trouble.seconds} seconds.`}`,
        remedy: 'again',
      }
    case 'cancelled':
      return { title: 'Stopped', detail: 'You stopped it before there was an answer.', remedy: 'again' }
    case 'page_closed_to_us':
      return {
        title: 'This page cannot be read',
        detail:
          'Browsers keep extensions out of their own pages, of their stores and of PDF files; there, copy the words into the field above. On any other page, ask from the page: by Verbatim’s button in the toolbar, the context menu, or a shortcut.',
        remedy: 'none',
      }
    case 'page_gone':
      return {
        title: 'The page is gone',
        detail: 'Its tab was closed, or shows another page now.',
        remedy: 'none',
      }
    case 'nothing_selected':
      return {
        title: 'Nothing is selected',
        detail: 'Select the words of a quotation on the page, or write them into the field above.',
        remedy: 'none',
      }
    case 'quote_too_long':
      return {
        title: 'That is too long for one quotation',
        detail: `${tooMany(trouble)} Select less, or check the whole page.`,
        remedy: 'none',
      }
    case 'no_text':
      return {
        title: 'The page has no text',
        detail: 'There is nothing on it that could be read.',
        remedy: 'none',
      }
    case 'page_too_long':
      return {
        title: 'The page is too long',
        detail: `${tooMany(trouble)} Select what you want to verify.`,
        remedy: 'none',
      }
  }
}

function tooMany({ units, most }: { readonly units: number; readonly most: number }): string {
  return `It has ${units.toLocaleString('en')} characters, and ${most.toLocaleString('en')} are the most.`
}
