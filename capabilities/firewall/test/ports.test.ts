import { describe, expect, it } from 'vitest'
import { countPorts, guardedPortsOf, knownProtocol, normalizePorts, parsePorts } from '../ports.ts'

describe('parsePorts', () => {
  it.each([
    ['443', { from: 443, to: 443 }],
    ['8000-8010', { from: 8000, to: 8010 }],
    ['1-65535', { from: 1, to: 65535 }],
  ])('reads %s', (text, expected) => {
    expect(parsePorts(text)).toEqual(expected)
  })

  it.each([
    '0',
    '70000',
    '65536',
    '8010-8000',
    '-1',
    '080',
    '80,443',
    '80 ',
    '8e1',
    '*',
    '',
    '1-2-3',
    '８０',
  ])('refuses %j', (text) => {
    expect(parsePorts(text)).toBeUndefined()
  })
})

describe('normalizePorts', () => {
  it.each([
    [
      ['443', '80'],
      ['80', '443'],
    ],
    [['443', '443'], ['443']],
    [['443-443'], ['443']],
    [['8005', '8000-8010', '8010-8020'], ['8000-8020']],
    [
      ['80', '81'],
      ['80', '81'],
    ],
    [['80', '*'], ['*']],
  ])('makes %j %j', (ports, expected) => {
    expect(normalizePorts(ports)).toEqual(expected)
  })
})

describe('guardedPortsOf', () => {
  it.each([
    [['443'], []],
    [['22'], ['22']],
    [['20-30'], ['20-23', '25']],
    [['5430-5440'], ['5432']],
  ])('finds in %j the ports %j', (ports, expected) => {
    expect(guardedPortsOf(ports)).toEqual(expected)
  })
})

describe('knownProtocol', () => {
  it.each([
    [['443'], 'Tcp'],
    [['123'], 'Udp'],
    [['443', '123'], undefined],
    [['53'], undefined],
    [['*'], undefined],
    [[], undefined],
  ])('takes %j as %s', (ports, expected) => {
    expect(knownProtocol(ports)).toBe(expected)
  })
})

it('counts the ports of a list, all of them for *', () => {
  expect(countPorts(['80', '8000-8010'])).toBe(12)
  expect(countPorts(['*'])).toBe(65_535)
})
