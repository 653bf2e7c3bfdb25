import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { capabilityRegistry } from '../../../capabilities/registry.ts'
import { ChildProcessTransport } from '../../../src/adapters/mcp/child-process-transport.ts'
import { judgeExamples } from '../../../src/cli/capability/judge-examples.ts'
import { type Proof, proveAll } from '../../../src/cli/capability/prove-all.ts'
import { verifies } from '../../scenarios/requirements.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** What a capability is checked with. */
const copied = [
  'capabilities',
  'sandbox',
  'src',
  'templates',
  'test',
  'biome.json',
  'package.json',
  'tsconfig.json',
]

let copy: string
beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'capability-commands-'))
})
afterEach(() => rm(copy, { recursive: true, force: true }))

function run(...args: string[]) {
  return execa(process.execPath, ['src/cli/capability.ts', ...args], { cwd: copy, reject: false })
}

const tool = (name: string, ...args: string[]) =>
  execa(process.execPath, [join(root, 'node_modules', name), ...args], {
    cwd: copy,
    reject: false,
    all: true,
  })

/** Names of the tools that the server of a capability offers when it runs on its own. */
async function toolsOf(id: string): Promise<string[]> {
  const client = new Client({ name: 'test', version: '1.0.0' })
  const args = [`capabilities/${id}/server.ts`]
  try {
    await client.connect(
      new ChildProcessTransport({ command: process.execPath, args, env: { LANG: 'C' }, cwd: copy }),
    )
    return (await client.listTools()).tools.map(({ name }) => name)
  } finally {
    await client.close()
  }
}

describe('npm run capability', () => {
  it(verifies(
    ['kit.new'],
    'writes an agent and a tool that pass types, lint, contract and sandbox at once',
  ), async () => {
    for (const path of [...copied, 'vitest.config.ts']) {
      await cp(join(root, path), join(copy, path), { recursive: true, verbatimSymlinks: true })
    }
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
    expect((await run('new', 'Key-Vault')).stderr).toMatch(
      /^capability: "Key-Vault" cannot be an id: .+ such as key_vault$/,
    )
    expect((await run('new', 'dns')).stderr).toBe(
      'capability: capabilities/dns is there already; choose another id',
    )
    expect(await run('new', 'event_bus')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('capabilities/event_bus/capability.ts\n'),
    })
    expect((await run('new', 'mail_relay_of_the_office', '--kind', 'server')).stderr).toMatch(
      /^capability: there is no "new mail_relay_of_the_office --kind server"\n/,
    )
    expect(await run('new', 'mail_relay_of_the_office', '--kind', 'tool')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('capabilities/mail_relay_of_the_office/server.ts\n'),
    })
    const registry = await readFile(join(copy, 'capabilities/registry.ts'), 'utf8')
    expect(registry).toContain("  { kind: 'agent', capability: eventBus },\n")
    expect(registry).toContain('createServer: () => createToolServer(mailRelayOfTheOffice),\n')
    const [types, lint, contract, proof, toolProof, tools] = [
      await tool('typescript/bin/tsc'),
      await tool(
        '@biomejs/biome/bin/biome',
        'ci',
        '--error-on-warnings',
        '--vcs-enabled=false',
        'capabilities/event_bus',
        'capabilities/mail_relay_of_the_office',
        'capabilities/registry.ts',
      ),
      await tool(
        'vitest/vitest.mjs',
        'run',
        '--coverage.enabled=false',
        '--project',
        'unit',
        'test/contract/capabilities.test.ts',
        '-t',
        'registry|event_bus|mail_relay_of_the_office',
      ),
      await run('test', 'event_bus'),
      await run('test', 'mail_relay_of_the_office'),
      await toolsOf('mail_relay_of_the_office'),
    ]
    expect(types.all).toBe('')
    expect(lint.exitCode, lint.all).toBe(0)
    expect(contract.exitCode, contract.all).toBe(0)
    expect(proof.stdout).toBe('3 examples, 0 failures')
    expect(toolProof.stdout).toBe('3 examples, 0 failures')
    expect(tools).toEqual(['mail_relay_of_the_office'])
  }, 300_000)

  it(verifies(['kit.test'], 'names an example that does not apply, and goes on with the next'), async () => {
    const firewall = capabilityRegistry.flatMap(({ capability }) =>
      capability.id === 'firewall' ? capability : [],
    )
    const [first, second] = (await judgeExamples(firewall)).filter(
      ({ assessment }) => assessment.stacks.length > 0,
    )
    if (first === undefined || second === undefined) throw new Error('the firewall has no examples')
    const broken = {
      ...first,
      example: { ...first.example, existing: 'resource "azurerm_nothing" "main" {}' },
    }
    const proofs: Proof[] = []
    await proveAll([broken, second], { binary: 'terraform', lanes: 1 }, (proof) => proofs.push(proof))
    expect(proofs.map(({ judged, fault }) => [judged.example.name, fault])).toEqual([
      [first.example.name, expect.stringContaining('Invalid resource type')],
      [second.example.name, undefined],
    ])
  })
})
