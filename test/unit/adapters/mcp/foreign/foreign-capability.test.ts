import { describe, expect, it } from 'vitest'
import { createForeignCapability } from '../../../../../src/adapters/mcp/foreign/foreign-capability.ts'
import type { ToolReply } from '../../../../../src/adapters/mcp/foreign/foreign-server.ts'
import type { Verdict } from '../../../../../src/adapters/mcp/foreign/judge-tool.ts'
import { readParameters } from '../../../../../src/adapters/mcp/foreign/read-parameters.ts'
import type { AllowedTool } from '../../../../../src/adapters/mcp/foreign/tool-servers.ts'
import { assessmentFaults } from '../../../../../src/capability/conformance.ts'
import { ConflictError } from '../../../../../src/domain/errors.ts'
import { silentLogger } from '../../../../support/silent-logger.ts'
import { sampleContext } from '../../../tool-server/sample-capability.ts'

const read = readParameters({
  type: 'object',
  properties: {
    name: { type: 'string' },
    size: { type: 'integer', default: 2, maximum: 9 },
    region: { type: 'string', enum: ['westus', 'eastus2'] },
  },
  required: ['name', 'region'],
})
const parameters = 'parameters' in read ? read.parameters : []
const tool: AllowedTool = {
  tool: 'box',
  capability: 'gift_box',
  version: '1.0.0',
  title: 'Gift box',
  summary: 'Makes a box.',
  pin: `sha256:${'a'.repeat(64)}`,
  synonyms: [],
  examples: [],
  resources: ['random_pet'],
  data: [],
}
const files = {
  'main.tf':
    'resource "random_pet" "main" {\n  prefix = var.name\n}\n\nvariable "name" {}\nvariable "tags" {}\n',
  'terraform.tfvars.json': '{"name": "x"}',
}
const cost = { low: 10, expected: 20, high: 30, currency: 'USD' }
const ready: Verdict = { kind: 'ready', parameters }

function capabilityWith(reply: ToolReply | object, verdict: Verdict = ready, known = true) {
  const asked: unknown[] = []
  const learned: unknown[] = []
  const capability = createForeignCapability({
    tool,
    serverName: 'gifts',
    server: {
      verdict: () => Promise.resolve(verdict),
      ask: (_, values) => {
        asked.push(values)
        const answer =
          'kind' in reply ? (reply as ToolReply) : ({ kind: 'answered', structuredContent: reply } as const)
        return Promise.resolve(answer)
      },
    },
    parameters: known ? parameters : undefined,
    onParameters: (found) => learned.push(found),
    log: silentLogger,
  })
  return { capability, asked, learned }
}

const stated = { name: 'ribbon-7', team: 'orbit', environment: 'staging' }

describe('a foreign capability', () => {
  it('asks what is missing and proposes the rest, without asking the server', async () => {
    const { capability, asked } = capabilityWith({ files, cost })
    const assessment = await capability.assess({ environment: 'dev' }, sampleContext)
    expect(assessment.questions.map(({ parameter, default: proposed }) => [parameter, proposed])).toEqual([
      ['team', undefined],
      ['name', undefined],
      ['size', 2],
      ['region', 'eastus2'],
    ])
    expect(assessment.stacks).toEqual([])
    expect(asked).toEqual([])
    expect(assessmentFaults(capability, { environment: 'dev' }, assessment)).toEqual([])
  })

  it('asks the tool by its own names and makes one stack of the answer', async () => {
    const { capability, asked } = capabilityWith({ files, cost, summary: 'a box.' })
    const assessment = await capability.assess(stated, sampleContext)
    expect(asked).toEqual([{ name: 'ribbon-7', size: 2, region: 'eastus2' }])
    expect(assessment.stacks).toMatchObject([
      {
        id: 'gift-box',
        title: 'Gift box ribbon-7',
        folder: 'gift-box-ribbon-7',
        providers: ['random'],
        settings: {},
        variables: { name: 'x', tags: { team: 'orbit', environment: 'staging', managed_by: 'planwright' } },
        foreign: { server: 'gifts', tool: 'box', pin: tool.pin, addresses: ['random_pet.main'] },
      },
    ])
    expect(assessment.estimate).toMatchObject([
      { expectedUsd: 20, pricesOf: sampleContext.today, unpriced: [] },
    ])
    expect(assessment.gates).toEqual([
      {
        id: 'foreign_capability',
        stack: 'gift-box',
        text: 'Builds 1 resource from Terraform that the tool server gifts wrote, for about 20 USD a month.',
      },
    ])
    expect(assessmentFaults(capability, stated, assessment)).toEqual([])
  })

  it('gives the same answer to the same values without asking again', async () => {
    const { capability, asked } = capabilityWith({ files, cost })
    const first = await capability.assess(stated, sampleContext)
    expect(await capability.assess({ ...stated }, sampleContext)).toEqual(first)
    expect(asked).toHaveLength(1)
    await capability.assess({ ...stated, size: 3 }, sampleContext)
    expect(asked).toHaveLength(2)
  })

  it('has a gate in production whatever the tool says, and none elsewhere when the tool says so', async () => {
    const { capability } = capabilityWith({ files, cost, critical: false })
    expect((await capability.assess(stated, sampleContext)).gates).toEqual([])
    const prod = await capability.assess({ ...stated, environment: 'prod' }, sampleContext)
    expect(prod.gates.map(({ id }) => id)).toEqual(['foreign_capability'])
  })

  it('says that no price is known when the tool names none', async () => {
    const { capability } = capabilityWith({ files })
    const { estimate, gates } = await capability.assess(stated, sampleContext)
    expect(estimate).toMatchObject([{ unpriced: ['Gift box'] }])
    expect(gates[0]?.text).toContain('for no known price')
  })

  it.each([
    [{ size: 10 }, 'size', 'size is at most 9'],
    [{ region: 'northeurope' }, 'region', 'region is one of westus, eastus2'],
    [{ region: 'moonbase' }, 'region', 'this is not an Azure region Planwright knows, such as eastus2'],
  ])('refuses %j by the rules of both sides', async (wrong, parameter, rule) => {
    const { capability, asked } = capabilityWith({ files })
    const assessment = await capability.assess({ ...stated, ...wrong }, sampleContext)
    expect(assessment.problems).toMatchObject([{ parameter, rule }])
    expect(asked).toEqual([])
  })

  it('tells the words of a tool that does not take the values', async () => {
    const { capability } = capabilityWith({ kind: 'refused', words: 'the name is taken' })
    expect((await capability.assess(stated, sampleContext)).problems).toEqual([
      {
        parameter: 'capability',
        value: 'Gift box',
        rule: 'its tool does not take these values (the name is taken)',
      },
    ])
  })

  it.each([
    ['no answer', { kind: 'suspended', because: 'did not answer', detail: '' }, 'did not answer'],
    ['rubbish', { nothing: true }, 'gave an answer that cannot be used: files is not as it should be'],
    [
      'Terraform that is not allowed',
      { files: { ...files, 'main.tf': 'module "x" {}\n' } },
      'gave an answer that cannot be used: main.tf line 1: a block "module" is not allowed',
    ],
    [
      'the words of the person',
      { files: { ...files, 'more.tf': '# ribbon-7\n' } },
      'more.tf line 1: "ribbon-7" was stated by a person',
    ],
  ])('is suspended by %s, with what was settled still to be seen', async (_, reply, words) => {
    const { capability } = capabilityWith(reply)
    const assessment = await capability.assess(stated, sampleContext)
    expect(assessment.stacks).toEqual([])
    expect(assessment.problems[0]?.rule).toMatch(/^it is suspended, because its server /)
    expect(assessment.problems[0]?.rule).toContain(words)
    expect(assessment.settings['name']).toEqual({ value: 'ribbon-7', source: 'stated' })
  })

  it('has the message read again when its parameters become known', async () => {
    const { capability, learned } = capabilityWith({ files }, ready, false)
    expect(Object.keys(capability.parameters.shape)).toEqual(['environment', 'team'])
    await expect(capability.assess(stated, sampleContext)).rejects.toBeInstanceOf(ConflictError)
    expect(learned).toEqual([parameters])
  })

  it('says why while nothing is known of it', async () => {
    const verdict: Verdict = { kind: 'suspended', because: 'could not be reached', detail: 'no' }
    const { capability } = capabilityWith({ files }, verdict, false)
    const assessment = await capability.assess(stated, sampleContext)
    expect(assessment.problems).toEqual([
      {
        parameter: 'capability',
        value: 'Gift box',
        rule: 'it is suspended, because its server could not be reached',
      },
    ])
    expect(assessment.questions).toEqual([])
  })

  it('keeps folders apart that would look alike', async () => {
    const { capability } = capabilityWith({ files })
    const folders = await Promise.all(
      ['a-b', 'a b', 'A-b', 'a_b', 'é'].map(async (name) => {
        const { stacks } = await capability.assess({ ...stated, name }, sampleContext)
        return stacks[0]?.folder
      }),
    )
    expect(new Set(folders).size).toBe(5)
    for (const folder of folders) expect(folder).toMatch(/^[a-z0-9][a-z0-9-]{0,79}$/)
  })
})
