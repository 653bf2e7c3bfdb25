import { describe, expect, it } from 'vitest'
import { withEntry } from '../../../src/cli/capability/registry-text.ts'

const registry = `import type { Capability } from '#capability'
import { dns } from './dns/capability.ts'
import { prices as dnsPrices } from './dns/estimate.ts'
import { storage } from './storage/capability.ts'
import { prices as storagePrices } from './storage/prices.ts'

export const capabilityRegistry: readonly RegisteredCapability[] = [
  { kind: 'tool', capability: dns, createServer: () => createToolServer(dns, { prices: dnsPrices }) },
  {
    kind: 'tool',
    capability: storage,
    createServer: () => createToolServer(storage, { prices: storagePrices }),
  },
]
`

/** Ids in the order of the imports and of the entries. */
function orderOf(text: string): [string[], string[]] {
  const imports = Array.from(text.matchAll(/from '\.\/(\w+)\/capability\.ts'/g), ([, id]) => id ?? '')
  const entries = Array.from(text.matchAll(/capability: (\w+)/g), ([, name]) => name ?? '')
  return [imports, entries]
}

describe('a new entry of the registry', () => {
  it.each([
    ['aks', 'aks', ['aks', 'dns', 'storage'], ['aks', 'dns', 'storage']],
    ['key_vault', 'keyVault', ['dns', 'key_vault', 'storage'], ['dns', 'keyVault', 'storage']],
    ['vm', 'vm', ['dns', 'storage', 'vm'], ['dns', 'storage', 'vm']],
  ])('for %s stands at its place in alphabetical order', (id, name, imports, entries) => {
    const text = withEntry(registry, { kind: 'agent', id, name })
    expect(orderOf(text)).toEqual([imports, entries])
    expect(text).toContain(`  { kind: 'agent', capability: ${name} },\n`)
  })

  it('of a tool has the server that is asked', () => {
    expect(withEntry(registry, { kind: 'tool', id: 'vm', name: 'vm' })).toContain(
      "  { kind: 'tool', capability: vm, createServer: () => createToolServer(vm) },\n",
    )
  })

  it('takes a line for each part where one is too long for the formatter', () => {
    const name = 'aVeryLongNameOfATool'
    expect(withEntry(registry, { kind: 'tool', id: 'vm', name })).toContain(
      `  {\n    kind: 'tool',\n    capability: ${name},\n    createServer: () => createToolServer(${name}),\n  },\n`,
    )
  })

  it('comes behind all files of the last folder', () => {
    const lines = withEntry(registry, { kind: 'agent', id: 'vm', name: 'vm' }).split('\n')
    expect(lines.indexOf("import { vm } from './vm/capability.ts'")).toBe(5)
  })

  it('is refused where the registry has another form', () => {
    expect(() => withEntry('export {}\n', { kind: 'agent', id: 'vm', name: 'vm' })).toThrow(
      'has another form',
    )
  })
})
