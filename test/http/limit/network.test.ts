import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOWHERE, networkOf } from '../../../src/http/limit/network.ts'

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
    [' 203.0.113.7 ', '203.0.113.7'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each([
    undefined,
    '',
    'unknown',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.07',
    '0x7f.0.0.1',
    '1.2.3.4.5',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    'g::',
    'fe80::1%eth0',
    '[::1]',
    '::1.2.3',
    '203.0.113.7, 198.51.100.1',
    '203.0.113.7:443',
  ])('is nowhere for what is no address: %s', (address) => {
    expect(networkOf(address)).toBe(NOWHERE)
  })

  it('is the same for the whole of a /64, and another for the next', () => {
    const group = fc.nat(0xffff).map((value) => value.toString(16))
    const half = fc.tuple(group, group, group, group).map((groups) => groups.join(':'))
    fc.assert(
      fc.property(half, half, half, (network, one, other) => {
        fc.pre(network !== '0:0:0:0')
        expect(networkOf(`${network}:${one}`)).toBe(networkOf(`${network}:${other}`))
        if (other !== network) expect(networkOf(`${network}:${one}`)).not.toBe(networkOf(`${other}:${one}`))
      }),
    )
  })
})
