import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { afterEach, describe, expect, it } from 'vitest'
import { firewall } from '../../capabilities/firewall/capability.ts'
import { type ConnectedTool, connectTool } from '../../src/adapters/mcp/connect-tool.ts'
import { verifies } from '../scenarios/requirements.ts'
import { exampleContext, readExamples } from '../support/capability-examples.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = 'capabilities/firewall/server.ts'
const tools: ConnectedTool[] = []
const directories: string[] = []

afterEach(async () => {
  for (const tool of tools.splice(0)) await tool.close()
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

async function connectOverStdio(args: readonly string[], timeoutMs: number): Promise<ConnectedTool> {
  const tool = await connectTool({
    expected: firewall,
    server: { kind: 'stdio', command: process.execPath, args, env: { LANG: 'C' }, cwd: root },
    timeoutMs,
  })
  tools.push(tool)
  return tool
}

/** A program that speaks no MCP; it writes down who it is and what it was given. */
function program(source: string): { readonly path: string; readonly notes: string } {
  const directory = mkdtempSync(join(tmpdir(), 'planwright-tool-'))
  directories.push(directory)
  const notes = join(directory, 'notes.json')
  const write = `import { writeFileSync } from 'node:fs'
writeFileSync(${JSON.stringify(notes)}, JSON.stringify({ pid: process.pid, env: process.env }))
`
  const path = join(directory, 'program.mjs')
  writeFileSync(path, write + source)
  return { path, notes }
}

function readNotes(path: string): { pid: number; env: Record<string, string> } {
  return JSON.parse(readFileSync(path, 'utf8')) as { pid: number; env: Record<string, string> }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the firewall tool over stdio', () => {
  it(verifies(['tool.stdio'], 'answers every example as the capability itself does'), async () => {
    const tool = await connectOverStdio([server], 30_000)
    for (const { stated, context } of readExamples('firewall')) {
      expect(await tool.assess(stated, context)).toEqual(await firewall.assess(stated, context))
    }
  })

  it('is reached again after it was closed', async () => {
    const tool = await connectOverStdio([server], 30_000)
    await tool.close()
    expect(await tool.assess({}, exampleContext)).toEqual(await firewall.assess({}, exampleContext))
  })

  it('runs on a Node that cannot load TypeScript by handing over to the pinned one', async () => {
    const listTools = [
      {
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-06-18',
          capabilities: {},
          clientInfo: { name: 'test', version: '1.0.0' },
        },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/list' },
    ].map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
    const old = program(`Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`)
    const child = execa(process.execPath, ['--import', old.path, server], {
      cwd: root,
      reject: false,
      timeout: 60_000,
    })
    for (const message of listTools) child.stdin.write(message)
    for await (const line of child) {
      const answer = JSON.parse(line) as { id: number; result: { tools: { name: string }[] } }
      if (answer.id !== 2) continue
      expect(answer.result.tools.map(({ name }) => name)).toEqual(['firewall'])
      child.stdin.end()
    }
    const { exitCode } = await child
    expect(exitCode).toBe(0)
    expect(readNotes(old.notes).pid).toBe(child.pid)
  })

  it('says what to run instead when there is no tool server in the folder', async () => {
    const { exitCode, stderr } = await execa(process.execPath, ['capabilities/serve.mjs'], {
      cwd: root,
      reject: false,
    })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^There is no tool server in .*Run the server\.ts of a capability's folder\.$/)
  })
})

describe('a server that does not answer', () => {
  it.each([
    ['is ended', ''],
    ['is killed when it does not want to end', "process.on('SIGTERM', () => undefined)"],
  ])('%s, and has seen nothing of the environment of this process', async (_title, source) => {
    const silent = program(`${source}\nsetInterval(() => undefined, 1000)`)
    const connecting = connectOverStdio([silent.path], 1500)
    await expect(connecting).rejects.toThrow(/asking the tool "firewall": .*timed out/i)
    const { pid, env } = readNotes(silent.notes)
    expect(isRunning(pid)).toBe(false)
    expect(env).toEqual({ LANG: 'C' })
  })

  it('is reported when it ends at once', async () => {
    const broken = program('process.exit(3)')
    await expect(connectOverStdio([broken.path], 30_000)).rejects.toThrow(/asking the tool "firewall": /)
  })

  it('is reported when its command does not exist', async () => {
    const missing = { kind: 'stdio', command: '/nowhere/tool', args: [], env: {} } as const
    await expect(connectTool({ expected: firewall, server: missing })).rejects.toThrow(/ENOENT/)
  })
})
