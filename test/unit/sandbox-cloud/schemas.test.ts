import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSchemasOptions } from '../../../src/cli/schemas/options.ts'
import { parseBinding } from '../../../src/cli/schemas/parse-binding.ts'
import { readPackage } from '../../../src/cli/schemas/read-package.ts'
import { PROVIDER, RESOURCE } from './schemas-source.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'binding-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** A compiled file as a package holds it: the source stands in its inline source map. */
async function compiled(path: string, source: string): Promise<void> {
  const map = Buffer.from(JSON.stringify({ version: 3, sourcesContent: [source] })).toString('base64')
  await mkdir(join(folder, 'lib', path, '..'), { recursive: true })
  await writeFile(
    join(folder, 'lib', path),
    `"use strict";\n//# sourceMappingURL=data:application/json;base64,${map}`,
  )
}

describe('the schema of a binding package', () => {
  test('is what terraform providers schema would print', async () => {
    const at = RESOURCE.indexOf('export interface LakeTimeouts')
    const to = RESOURCE.indexOf('export class Lake extends')
    // A large resource has its structures in files of their own.
    await compiled('lake/index-structs/structs0.js', RESOURCE.slice(at, to))
    await compiled('lake/index.js', RESOURCE.slice(0, at) + RESOURCE.slice(to))
    await compiled('provider/index.js', PROVIDER)
    await compiled('index.js', 'export * as lake from "./lake"')

    expect(await readPackage(folder, 5)).toEqual({
      providerVersion: '1.2.3',
      schema: {
        data_source_schemas: {},
        provider: {
          block: {
            attributes: { region: { optional: true, type: 'string' } },
            block_types: {
              features: {
                block: { attributes: { purge_all: { required: true, type: 'bool' } } },
                nesting_mode: 'list',
              },
            },
          },
          version: 0,
        },
        resource_schemas: {
          made_lake: {
            block: {
              attributes: {
                endpoint: {
                  computed: true,
                  type: ['set', ['object', { description: 'string', hosts: ['set', 'string'] }]],
                },
                labels: { computed: true, type: ['map', 'string'] },
                main: {
                  computed: true,
                  type: ['object', { description: 'string', hosts: ['set', 'string'] }],
                },
                name: { required: true, type: 'string' },
                open: { computed: true, optional: true, type: 'bool' },
              },
              block_types: {
                rule: {
                  block: { attributes: { ports: { optional: true, type: ['list', 'number'] } } },
                  max_items: 1,
                  min_items: 1,
                  nesting_mode: 'set',
                },
                timeouts: {
                  block: { attributes: { create: { optional: true, type: 'string' } } },
                  nesting_mode: 'single',
                },
              },
            },
            version: 0,
          },
        },
      },
    })
  })

  test('says of each part whether it is required where the provider speaks protocol 6', () => {
    const source = RESOURCE.replace(
      'endpoint - computed: true, optional: false',
      'endpoint - computed: false, optional: true',
    ).replace(
      'hosts - computed: true, optional: false, required: false',
      'hosts - computed: false, optional: false, required: true',
    )
    const [lake] = parseBinding(source, 6)
    const { endpoint, main } = lake?.schema.block.attributes ?? {}
    expect(endpoint).toEqual({
      nested_type: {
        attributes: {
          description: { computed: true, type: 'string' },
          hosts: { required: true, type: ['set', 'string'] },
        },
        nesting_mode: 'set',
      },
      optional: true,
      type: ['set', ['object', { description: 'string', hosts: ['set', 'string'] }]],
    })
    expect(main).not.toHaveProperty('nested_type')
    expect(parseBinding(source, 5)[0]?.schema.block.attributes?.['endpoint']).not.toHaveProperty(
      'nested_type',
    )
  })

  test('is refused when something in it is written in a new way', () => {
    const source = RESOURCE.replace("this.getBooleanAttribute('open')", "this.getFuzzyAttribute('open')")
    expect(() => parseBinding(source, 5)).toThrow(
      "the type of open in Lake is written in a way that is not known: return this.getFuzzyAttribute('open');",
    )
  })

  test('is refused when the folder is no such package', async () => {
    await expect(readPackage(folder, 5)).rejects.toThrow('holds no provider binding')
  })
})

describe('the options of npm run schemas', () => {
  test('name a provider and the version of its package', () => {
    expect(readSchemasOptions(['--provider', 'azurerm', '--version', '16.1.0'])).toEqual({
      provider: 'azurerm',
      version: '16.1.0',
      output: undefined,
    })
  })

  test.each([['--help'], ['-h'], ['help']])('ask for help with %s', (word) => {
    expect(readSchemasOptions(['--provider', 'azurerm', word])).toBe('help')
  })

  test.each([
    [[], 'name a provider; use --provider azurerm|'],
    [['--provider', 'aws'], 'there is no provider "aws"'],
    [['--provider', 'azurerm', '--version', '../x'], '--version is "../x"'],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('are refused as %j', (args, sentence) => {
    expect(() => readSchemasOptions(args)).toThrow(sentence)
  })
})
