import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { connectTool } from '../../src/adapters/mcp/connect-tool.ts'
import { assessmentFaults, conformanceFaults } from '../../src/capability/conformance.ts'
import { capabilitiesDirectory } from '../../src/cli/capability/folders.ts'
import { goldenFiles, readGoldenFiles, writeGoldenFiles } from '../../src/cli/capability/golden-files.ts'
import { renderAssessment } from '../../src/cli/capability/render-assessment.ts'
import type { Claim } from '../../src/domain/assessment.ts'
import { exampleContext, readExamples } from '../support/capability-examples.ts'

const updating = process.env['UPDATE_GOLDEN'] === '1'
const ids = capabilityRegistry.map(({ capability }) => capability.id)

/** Resources that no other stack may make under the same name, or with the same addresses. */
const claimedTypes: Readonly<Record<string, Claim['kind']>> = {
  azurerm_cognitive_account: 'openai_subdomain',
  azurerm_container_registry: 'container_registry',
  azurerm_key_vault: 'key_vault',
  azurerm_resource_group: 'resource_group',
  azurerm_storage_account: 'storage_account',
  azurerm_virtual_network: 'address_range',
}

describe('the capability registry', () => {
  it('lists every folder of capabilities, in alphabetical order', () => {
    const folders = readdirSync(capabilitiesDirectory, { withFileTypes: true })
    expect(ids).toEqual(
      folders
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    )
  })

  it('gives every stack id to one capability only', async () => {
    const owners = new Map<string, string>()
    for (const { capability } of capabilityRegistry) {
      for (const { stated, context } of readExamples(capability.id)) {
        for (const { id } of (await capability.assess(stated, context)).stacks) {
          expect(owners.get(id) ?? capability.id).toBe(capability.id)
          owners.set(id, capability.id)
        }
      }
    }
    expect(owners.size).toBeGreaterThan(0)
  })
})

describe.each(capabilityRegistry)('capability $capability.id', (entry) => {
  const { capability, kind } = entry
  const examples = readExamples(capability.id)
  const folder = join(capabilitiesDirectory, capability.id)

  it('describes itself completely', () => {
    expect(conformanceFaults(capability)).toEqual([])
    expect(kind).toBe(capability.kind)
  })

  it('lists exactly its parameters in the table of its README', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    const table = readme.split(/^## /m).find((section) => section.startsWith('Parameters\n')) ?? ''
    const rows = Array.from(table.matchAll(/^\| `([a-z0-9_]+)` \|/gm), ([, name]) => name)
    expect(rows).toEqual(Object.keys(capability.parameters.shape))
  })

  it('asks for what it needs when nothing is stated', async () => {
    const assessment = await capability.assess({}, exampleContext)
    expect(assessment.questions.length).toBeGreaterThan(0)
    expect(assessmentFaults(capability, {}, assessment)).toEqual([])
  })

  it('has at least 6 examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6)
  })

  it('prints what terraform fmt would print', async () => {
    const { stdout, exitCode } = await execa(
      'terraform',
      ['fmt', '-check', '-diff', '-recursive', join(folder, 'examples')],
      { reject: false, all: true },
    )
    expect(stdout).toBe('')
    expect(exitCode).toBe(0)
  })

  describe.each(examples)('example $name', (example) => {
    const { stated, context } = example

    it('gives the files that are expected', async () => {
      const assessment = await capability.assess(stated, context)
      const files = goldenFiles(assessment, renderAssessment(capability, context, assessment))
      if (updating) writeGoldenFiles(example, files)
      expect(files).toEqual(readGoldenFiles(example))
    })

    it('gives an answer without contradictions', async () => {
      const assessment = await capability.assess(stated, context)
      expect(assessmentFaults(capability, stated, assessment)).toEqual([])
    })

    it('claims every name that its resources have to themselves', async () => {
      const assessment = await capability.assess(stated, context)
      for (const [index, { addresses }] of renderAssessment(capability, context, assessment).entries()) {
        const made = addresses.map((address) => claimedTypes[address.split('.')[0] ?? ''])
        const claims = assessment.stacks[index]?.claims ?? []
        expect(claims.map(({ kind }) => kind).sort()).toEqual(
          made.filter((kind) => kind !== undefined).sort(),
        )
      }
    })

    it('gives the same answer when asked again', async () => {
      const first = await capability.assess(stated, context)
      expect(await capability.assess(structuredClone(stated), context)).toEqual(first)
    })
  })

  if (entry.kind === 'tool') {
    it('answers over MCP what it answers directly', async () => {
      const server = { kind: 'in_process', createServer: entry.createServer } as const
      const tool = await connectTool({ expected: capability, server })
      try {
        for (const { stated, context } of examples) {
          expect(await tool.assess(stated, context)).toEqual(await capability.assess(stated, context))
        }
      } finally {
        await tool.close()
      }
    })

    it('has a server of its own', () => {
      expect(existsSync(join(folder, 'mcp-server.ts'))).toBe(true)
      expect(readFileSync(join(folder, 'server.ts'), 'utf8')).toBe(
        readFileSync(join(capabilitiesDirectory, 'serve.mjs'), 'utf8'),
      )
    })
  }
})
