import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  type ConnectedTool,
  connectTool,
  type InProcessServer,
} from '../../../../src/adapters/mcp/connect-tool.ts'
import type { Capability } from '../../../../src/capability/contract.ts'
import { ConfigError, ExternalServiceError } from '../../../../src/domain/errors.ts'
import { createToolServer } from '../../../../src/tool-server/index.ts'
import { sampleCapability, sampleContext } from '../../tool-server/sample-capability.ts'

const open: ConnectedTool[] = []

afterEach(async () => {
  for (const tool of open.splice(0)) await tool.close()
})

async function connectTo(createServer: () => InProcessServer, timeoutMs?: number): Promise<ConnectedTool> {
  const tool = await connectTool({
    expected: sampleCapability,
    server: { kind: 'in_process', createServer },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })
  open.push(tool)
  return tool
}

function serverOf(capability: Capability): () => InProcessServer {
  return () => createToolServer(capability, { prices: ['box.month'] })
}

describe('connectTool in process', () => {
  it('gives the same assessment as the capability itself', async () => {
    const tool = await connectTo(serverOf(sampleCapability))
    for (const stated of [{}, { size: 3 }, { size: 10 }, { size: 3, team: 'Not A Team' }, { unknown: 1 }]) {
      expect(await tool.assess(stated, sampleContext)).toEqual(
        await sampleCapability.assess(stated, sampleContext),
      )
    }
  })

  it('keeps everything else that is known about the capability', async () => {
    const tool = await connectTo(serverOf(sampleCapability))
    const { id, kind, title, summary, version, phrases, parameters, advice } = sampleCapability
    expect(tool).toMatchObject({ id, kind, title, summary, version, phrases, advice })
    expect(tool.parameters).toBe(parameters)
  })

  it('refuses a server without the tool', async () => {
    const other = { ...sampleCapability, id: 'other' }
    await expect(connectTo(serverOf(other))).rejects.toThrow(
      new ConfigError('the server offers no tool named "sample_box"'),
    )
  })

  it('refuses a tool with other parameters', async () => {
    const other = { ...sampleCapability, parameters: z.object({ size: z.number() }) }
    await expect(connectTo(serverOf(other))).rejects.toThrow(
      new ConfigError('the tool "sample_box" takes other parameters than expected'),
    )
  })

  it('refuses a tool of another version', async () => {
    const other = { ...sampleCapability, version: '2.0.0' }
    await expect(connectTo(serverOf(other))).rejects.toThrow(
      new ConfigError('the tool "sample_box" should have version 1.0.0, and its server says 2.0.0'),
    )
  })

  it('turns an error of the tool into one sentence that says which tool', async () => {
    const broken: Capability = {
      ...sampleCapability,
      assess: () => Promise.reject(new Error('the catalogue is gone')),
    }
    const tool = await connectTo(serverOf(broken))
    const failure = tool.assess({}, sampleContext)
    await expect(failure).rejects.toThrow(
      'asking the tool "sample_box": it answered with an error: the catalogue is gone',
    )
    await expect(failure).rejects.toBeInstanceOf(ExternalServiceError)
  })

  it('refuses an answer that is no assessment', async () => {
    const createServer = () => {
      const server = createToolServer(sampleCapability)
      server.server.setRequestHandler('tools/call', () => ({
        content: [],
        structuredContent: { settings: {} },
      }))
      return server
    }
    const tool = await connectTo(createServer)
    await expect(tool.assess({}, sampleContext)).rejects.toBeInstanceOf(ExternalServiceError)
  })

  it('opens another connection after one that failed', async () => {
    let calls = 0
    const flaky: Capability = {
      ...sampleCapability,
      assess: (stated, context) => {
        calls += 1
        return calls === 1 ? new Promise(() => undefined) : sampleCapability.assess(stated, context)
      },
    }
    const tool = await connectTo(serverOf(flaky), 50)
    await expect(tool.assess({}, sampleContext)).rejects.toThrow(/timed out/i)
    expect(await tool.assess({}, sampleContext)).toEqual(await sampleCapability.assess({}, sampleContext))
  })

  it('reports a server that cannot be connected to', async () => {
    const createServer = () => ({
      connect: () => Promise.reject(new Error('no room')),
      close: () => Promise.resolve(),
    })
    await expect(connectTo(createServer)).rejects.toThrow('asking the tool "sample_box": no room')
  })
})
