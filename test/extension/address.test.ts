import { describe, expect, it } from 'vitest'
import { readAddress, webLink } from '../../src/extension/address.ts'

describe('the address of a service', () => {
  it.each([
    ['https://verbatim.example.org', 'https://verbatim.example.org'],
    [' https://verbatim.example.org/ ', 'https://verbatim.example.org'],
    ['HTTPS://Verbatim.Example.org:443/', 'https://verbatim.example.org'],
    ['verbatim.example.org', 'https://verbatim.example.org'],
    ['verbatim.example.org:8443', 'https://verbatim.example.org:8443'],
    ['news.example.org/tools/verbatim/', 'https://news.example.org/tools/verbatim'],
    ['localhost:8787', 'http://localhost:8787'],
    ['127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['[::1]:8787', 'http://[::1]:8787'],
    ['http://desk.local:8787', 'http://desk.local:8787'],
  ])('%s is %s', (written, address) => {
    expect(readAddress(written)).toMatchObject({ kind: 'address', address })
  })

  it.each([
    ['', 'Enter the address'],
    ['https://', 'This is no address'],
    ['ftp://example.org', 'must begin with https:// or http://'],
    ['javascript:alert(1)', 'must begin with https:// or http://'],
    ['https://user:secret@example.org', 'must not hold a name or password'],
    ['https://example.org/?key=1', 'must end before “?” and “#”'],
    ['https://example.org/#there', 'must end before “?” and “#”'],
  ])('%j is none', (written, message) => {
    expect(readAddress(written)).toEqual({ kind: 'fault', message: expect.stringContaining(message) })
  })

  it.each([
    ['https://example.org', true],
    ['http://localhost:8787', true],
    ['http://127.1.2.3', true],
    ['http://localhost.example.org', false],
    ['http://10.0.0.5:8787', false],
  ])('of %s it is told whether others may read along', (written, isPrivate) => {
    expect(readAddress(written)).toMatchObject({ isPrivate })
  })
})

it.each([
  ['https://example.org/a#:~:text=b', 'https://example.org/a#:~:text=b'],
  ['javascript:alert(1)', null],
  [' java\nscript:alert(1)', null],
  ['data:text/html,<script>', null],
  ['//example.org', null],
  ['chrome://settings', null],
])('the link %j leads to %j', (written, href) => {
  expect(webLink(written)).toBe(href)
})
