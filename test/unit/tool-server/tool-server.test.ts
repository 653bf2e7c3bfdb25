import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { describe, expect, it } from 'vitest'
import { fromWireContext, toWireContext } from '../../../src/capability/tool-wire.ts'
import { createToolServer } from '../../../src/tool-server/index.ts'
import { sampleCapability, sampleContext } from './sample-capability.ts'

const prices = ['box.month']

async function connect(): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  await createToolServer(sampleCapability, { prices }).connect(theirs)
  const client = new Client({ name: 'test', version: '1.0.0' })
  await client.connect(ours)
  return client
}

describe('createToolServer', () => {
  it('lists one tool that only reads, named after the capability', async () => {
    const { tools } = await (await connect()).listTools()
    expect(tools).toHaveLength(1)
    expect(tools[0]).toMatchObject({
      name: 'sample_box',
      title: 'Sample box',
      description: 'Makes a box of a size.',
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      _meta: { 'planwright/capability': { version: '1.0.0', prices } },
    })
  })

  it('describes the parameters with their metadata and requires none of them', async () => {
    const { tools } = await (await connect()).listTools()
    const schema = JSON.parse(JSON.stringify(tools[0]?.inputSchema))
    expect(schema.required).toEqual(['stated', 'context'])
    expect(schema.properties.stated.required).toBeUndefined()
    expect(schema.properties.stated.properties.size).toEqual({
      type: 'number',
      maximum: 9,
      label: 'size',
      kind: 'count',
      aliases: ['big'],
    })
  })

  it('answers a call with the assessment, as data and as text', async () => {
    const client = await connect()
    const context = toWireContext(sampleContext, prices)
    const result = await client.callTool({ name: 'sample_box', arguments: { stated: { size: 3 }, context } })
    const expected = JSON.parse(JSON.stringify(await sampleCapability.assess({ size: 3 }, sampleContext)))
    expect(result.structuredContent).toEqual(expected)
    expect(result.content).toEqual([{ type: 'text', text: JSON.stringify(expected) }])
  })

  it('answers a value that its schema refuses with a problem', async () => {
    const client = await connect()
    const context = toWireContext(sampleContext, prices)
    const result = await client.callTool({ name: 'sample_box', arguments: { stated: { size: 10 }, context } })
    expect(result.isError).toBeUndefined()
    expect(result.structuredContent).toMatchObject({
      problems: [{ parameter: 'size', value: '10', rule: 'a size is at most 9' }],
      stacks: [],
    })
  })

  it('answers arguments without a context with an error', async () => {
    const client = await connect()
    const result = await client.callTool({ name: 'sample_box', arguments: { stated: {} } })
    expect(result.isError).toBe(true)
  })
})

describe('the context on the wire', () => {
  it('carries only the prices that are asked for and known', () => {
    expect(toWireContext(sampleContext, ['box.month', 'nothing.month']).prices).toEqual({
      'box.month': { usd: 12.5, observedAt: '2026-01-02' },
    })
  })

  it('comes back as the same facts', () => {
    const { prices: book, ...facts } = fromWireContext(
      JSON.parse(JSON.stringify(toWireContext(sampleContext, prices))),
    )
    const { prices: original, ...expected } = sampleContext
    expect(facts).toEqual(expected)
    expect(book.machinesOf).toBe(original.machinesOf)
    expect(book.price('box.month')).toEqual(original.price('box.month'))
    expect(book.price('constructor')).toBeUndefined()
    expect(book.machine('Standard_D4ads_v5')).toBeUndefined()
    expect(book.machineUsdPerHour('Standard_D4ads_v5', 'eastus2')).toBeUndefined()
  })
})
