import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { connectForeign } from '../../src/adapters/mcp/foreign/connect-foreign.ts'
import { parseToolServers, ToolServersFile } from '../../src/adapters/mcp/foreign/tool-servers.ts'
import { connectCapabilities } from '../../src/capabilities.ts'
import { assessmentFaults, conformanceFaults } from '../../src/capability/conformance.ts'
import type { Capability } from '../../src/capability/contract.ts'
import { readToolServers } from '../../src/config.ts'
import { silentLogger } from '../support/silent-logger.ts'
import { sampleContext } from '../unit/tool-server/sample-capability.ts'

const path = fileURLToPath(new URL('../../examples/tool-server/tool-servers.yaml', import.meta.url))
const servers = readToolServers(path, { PATH: process.env['PATH'] })
let queue: Capability

beforeAll(async () => {
  const foreign = await connectForeign({ servers, log: silentLogger, startMs: 60_000 })
  const [capability] = foreign.capabilities()
  if (capability === undefined) throw new Error('there is no foreign capability')
  queue = capability
}, 60_000)

describe('the sample of a foreign capability', () => {
  it('describes itself as every capability does', () => {
    const faults = conformanceFaults(queue)
    expect(faults.filter((fault) => fault !== 'there are fewer than 3 examples of requests')).toEqual([])
  })

  it.each([
    [{}],
    [{ environment: 'prod' }],
    [{ team: 'orbit', name: 'clicks' }],
    [{ team: 'orbit', name: 'clicks', environment: 'prod', tier: 'Basic', dead_lettering: false }],
    [{ team: 'Not A Team', name: 'No Name', max_size_gb: 9, tier: 'Premium' }],
    [{ team: 'orbit', name: 'Not Good' }],
  ])('judges %j as every capability does', async (stated) => {
    const assessment = await queue.assess(stated, sampleContext)
    const known = assessment.problems.filter(({ parameter }) => parameter === 'capability').length
    const faults = assessmentFaults(queue, stated, assessment)
    expect(faults.filter((fault) => !fault.includes('"capability", which is no parameter'))).toEqual([])
    expect(known).toBe('name' in stated && stated.name === 'Not Good' ? 1 : 0)
    expect(await queue.assess(stated, sampleContext)).toEqual(assessment)
  })

  it.each([
    ['staging', true],
    ['prod', false],
  ])('in %s has its namespace open to the internet: %s', async (environment, isOpen) => {
    const { stacks } = await queue.assess({ team: 'orbit', name: 'clicks', environment }, sampleContext)
    expect(stacks[0]?.variables).toMatchObject({ public_network_access: isOpen })
    expect(stacks[0]?.foreign?.files['main.tf']).toContain(
      'public_network_access_enabled = var.public_network_access\n',
    )
  })

  it('writes Terraform in the format of Terraform', async () => {
    const { stacks } = await queue.assess({ team: 'orbit', name: 'clicks' }, sampleContext)
    const directory = await mkdtemp(join(tmpdir(), 'planwright-foreign-'))
    try {
      for (const [name, text] of Object.entries(stacks[0]?.foreign?.files ?? {})) {
        await writeFile(join(directory, name), text)
      }
      const { stdout } = await promisify(execFile)('terraform', ['fmt', '-check', '-list=true', directory])
      expect(stdout).toBe('')
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })
})

describe('connectCapabilities', () => {
  it('lists foreign capabilities beside our own, and the same list while nothing changes', async () => {
    const connected = await connectCapabilities({ servers, log: silentLogger })
    expect(connected.capabilities.map(({ id }) => id)).toContain('message_queue')
    expect(connected.capabilities).toBe(connected.capabilities)
    await connected.close()
  })

  it('refuses a foreign capability with the id of one of ours', async () => {
    const [server] = servers
    const [tool] = server?.tools ?? []
    if (server === undefined || tool === undefined) throw new Error('there is no sample')
    const taken = { ...server, tools: [{ ...tool, capability: 'dns' }] }
    await expect(connectCapabilities({ servers: [taken], log: silentLogger })).rejects.toThrow(
      'the tool server messaging cannot have the capability "dns"',
    )
  })
})

describe('docs/foreign-capabilities.md', () => {
  const page = readFileSync(new URL('../../docs/foreign-capabilities.md', import.meta.url), 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

  it('shows an example that can be used, with the pin of the sample', () => {
    const environment = { QUEUE_REGISTRY: 'x', QUEUE_TOKEN: 'y' }
    const parsed = parseToolServers(example, {
      path: 'the example',
      directory: '/',
      environment,
      isOurs: () => false,
    })
    expect(parsed[0]?.tools[0]?.pin).toBe(servers[0]?.tools[0]?.pin)
  })

  it.each(['server', 'tool'])('describes every key of a %s', (of) => {
    const shape = ToolServersFile.shape.servers.element.shape
    const keys = Object.keys(of === 'server' ? shape : shape.tools.element.shape)
    const table = page.split(`| Key of a ${of} |`)[1]?.split('\n\n')[0] ?? ''
    const described = Array.from(table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm), ([, names]) => names ?? '')
    expect(described.flatMap((names) => names.replaceAll('`', '').split(', ')).sort()).toEqual(keys.sort())
  })
})
