import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { afterEach, describe, expect, it } from 'vitest'
import { connectForeign } from '../../src/adapters/mcp/foreign/connect-foreign.ts'
import { createForeignServer } from '../../src/adapters/mcp/foreign/foreign-server.ts'
import { toolPin } from '../../src/adapters/mcp/foreign/tool-pin.ts'
import type { AllowedTool, ServerAddress } from '../../src/adapters/mcp/foreign/tool-servers.ts'
import { hidden } from '../../src/adapters/mcp/foreign/tool-servers.ts'
import { useServer } from '../../src/adapters/mcp/foreign/use-server.ts'
import { readToolServers } from '../../src/config.ts'
import { verifies } from '../scenarios/requirements.ts'
import { silentLogger } from '../support/silent-logger.ts'
import { startToolServer, type ToolServerProcess } from '../support/tool-server-process.ts'
import { sampleContext } from '../unit/tool-server/sample-capability.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sampleFile = `${root}examples/tool-server/tool-servers.yaml`
const rogueProgram = fileURLToPath(new URL('../support/rogue-tool-server.ts', import.meta.url))
const cli = `${root}src/cli/tools.ts`
const values = { environment: 'dev', team: 'orbit', region: 'eastus', name: 'clicks' }
const tool: AllowedTool = {
  tool: 'rogue',
  capability: 'rogue',
  version: '1.0.0',
  pin: `sha256:${'0'.repeat(64)}`,
  title: 'Rogue',
  summary: 'Rogue.',
  synonyms: [],
  examples: [],
  resources: ['random_pet'],
  data: [],
}

function rogue(manner: string, env: Record<string, string> = {}): ServerAddress {
  return { kind: 'stdio', command: process.execPath, args: [rogueProgram, manner], env, cwd: root }
}

function serverAt(address: ServerAddress, timeoutMs: number, allowed = tool) {
  const server = { name: 'rogue', address, timeoutMs, tools: [allowed] }
  return createForeignServer({ server, log: silentLogger, now: () => performance.now(), patienceMs: 0 })
}

const running: ToolServerProcess[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

describe('the sample server', () => {
  it(verifies(['foreign.sample'], 'offers the tools that its configuration pins'), async () => {
    const { stdout, exitCode } = await execa(process.execPath, [cli, 'check', '--file', sampleFile])
    expect(stdout).toBe('message_queue (messaging): ready')
    expect(exitCode).toBe(0)
  })

  it(verifies(['foreign.http'], 'gives the same answer as a program and over HTTP'), async () => {
    const [configured] = readToolServers(sampleFile, { PATH: process.env['PATH'] })
    if (configured === undefined) throw new Error('there is no sample')
    const remote = await startToolServer('a-token')
    running.push(remote)
    const ask = (address: ServerAddress) =>
      useServer(address, 20_000, async (server) => ({
        pins: (await server.tools()).map(toolPin),
        answer: await server.call('message_queue', values),
        refusal: await server.call('message_queue', { ...values, name: 'No Name' }),
      }))
    const http = { kind: 'http', url: remote.url } as const
    const overHttp = await ask({ ...http, token: hidden('a-token') })
    expect(overHttp).toEqual(await ask(configured.address))
    expect(overHttp.pins).toEqual(configured.tools.map(({ pin }) => pin))
    expect(overHttp.refusal).toHaveProperty('refusal')
    await expect(ask({ ...http, token: hidden('another') })).rejects.toThrow('could not be reached')
    await expect(ask({ ...http, token: null })).rejects.toThrow('could not be reached')
  })
})

describe('a foreign program', () => {
  it(verifies(['foreign.environment'], 'gets the variables that its entry names and no other'), async () => {
    const env = { QUEUE_TOKEN: 'x' }
    const told = await useServer(rogue('telling', env), 20_000, (server) => server.call('rogue', {}))
    expect(told).toEqual({ structuredContent: { variables: ['QUEUE_TOKEN'] } })
  })

  it.each([
    ['silent', 'did not answer within 1 second'],
    ['crashing', 'could not be reached or broke off'],
    ['flooding', 'could not be reached or broke off'],
    ['babbling', 'could not be reached or broke off'],
  ])(
    verifies(['foreign.down'], 'that is %s suspends its capability and is ended'),
    async (manner, because) => {
      const verdict = await serverAt(rogue(manner), manner === 'silent' ? 1000 : 20_000).verdict(tool)
      expect(verdict).toMatchObject({
        kind: 'suspended',
        because: `${because}. It is asked again with the next comment`,
      })
    },
  )

  it('that is silent does not hold up the start, and is waited for when somebody wants it', async () => {
    const server = { name: 'rogue', address: rogue('silent'), timeoutMs: 1000, tools: [tool] }
    const foreign = await connectForeign({ servers: [server], log: silentLogger, startMs: 1 })
    const [capability] = foreign.capabilities()
    expect(Object.keys(capability?.parameters.shape ?? {})).toEqual(['environment', 'team'])
    const assessment = await capability?.assess({}, sampleContext)
    expect(assessment?.problems[0]?.rule).toContain('did not answer within 1 second')
  })

  it('that cannot be started suspends its capability', async () => {
    const address = { ...rogue('silent'), command: '/nowhere/at-all' } as ServerAddress
    expect(await serverAt(address, 5000).verdict(tool)).toMatchObject({ kind: 'suspended' })
  })

  it('that hangs in a call is ended, and one that changes between two looks is not asked', async () => {
    const offered = await useServer(rogue('hanging'), 20_000, (server) => server.tools())
    const pinned = { ...tool, pin: toolPin(offered[0] ?? { inputSchema: {} }) }
    const server = serverAt(rogue('hanging'), 3000, pinned)
    expect(await server.verdict(pinned)).toEqual({ kind: 'ready', parameters: [] })
    expect(await server.ask(pinned, {})).toMatchObject({ kind: 'suspended', detail: /./ })
    expect(await server.ask(tool, {})).toMatchObject({ kind: 'suspended', because: /differs/ })
    expect(await server.ask({ ...tool, tool: 'gone' }, {})).toMatchObject({ because: /no longer/ })
  })
})

describe('npm run tools', () => {
  it('shows what a server offers, with the lines that let it in', async () => {
    const command = `"${process.execPath}" examples/tool-server/server.ts`
    const { stdout } = await execa(process.execPath, [cli, 'inspect', '--stdio', command], { cwd: root })
    const [configured] = readToolServers(sampleFile, { PATH: process.env['PATH'] })
    expect(stdout).toContain(`pin: ${configured?.tools[0]?.pin}`)
    expect(stdout).toContain('name                 name, required, says which one is meant')
  })

  it('says which configured capability cannot be used, and that one cannot', async () => {
    const failed = await execa(process.execPath, [cli, 'check', '--file', '/nowhere'], { reject: false })
    expect(failed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('cannot be read') as string })
    const unknown = await execa(process.execPath, [cli, 'inspect'], { reject: false })
    expect(unknown).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--stdio') as string })
  })
})
