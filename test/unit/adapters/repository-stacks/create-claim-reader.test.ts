import { describe, expect, it } from 'vitest'
import { createStackReader } from '../../../../src/adapters/repository-stacks/create-stack-reader.ts'
import { createMemoryForge } from '../../../support/memory-forge.ts'
import { silentLogger } from '../../../support/silent-logger.ts'

const path = 'stacks/prod/ml/dbw-ml-prod'
const file = `${path}/planwright.yaml`

function source(...claims: readonly string[]): string {
  const list = claims.map((claim) => `  - ${claim}\n`).join('')
  return `schemaVersion: 1\ncapability: databricks\nrequest: acme/infra#12\nclaims:\n${list}`
}

const good = source(
  '{ kind: resource_group, value: rg-ml-dbw-prod }',
  '{ kind: address_range, value: 10.139.8.0/22 }',
)
const everyKind = `parameters:
  hns: { value: true, source: default }
  shared_keys: { value: none, source: default }
  size_gb: { value: 100, source: stated }
  containers: { value: [data], source: default }
  comment: { value: ${'a'.repeat(501)}, source: stated }
  loose: yes
`

const stack = { path, environment: 'prod', request: 12, settings: {} }
const ofGood = [
  { kind: 'resource_group', value: 'rg-ml-dbw-prod', ...stack },
  { kind: 'address_range', value: '10.139.8.0/22', ...stack },
]

function readerOf(files: Readonly<Record<string, string>>) {
  const world = createMemoryForge(files)
  const warnings: object[] = []
  const time = { now: Date.parse('2026-11-22T12:00:00Z') }
  const reader = createStackReader({
    forge: world.forge,
    log: { ...silentLogger, warn: (fields) => warnings.push(fields) },
    clock: { now: () => new Date(time.now) },
  })
  const methods = () => world.calls.map(({ method }) => method)
  return { world, warnings, time, methods, held: () => reader.held(world.place) }
}

describe('what the stacks of a repository have to themselves', () => {
  it('is read from every stack and from nothing else, in the order of their paths', async () => {
    const { held, methods } = readerOf({
      'stacks/prod/ml/kv-ml/planwright.yaml': source('{ kind: key_vault, value: kv-ml }'),
      [file]: good,
      [`${path}/main.tf`]: 'resource',
      'stacks/prod/ml/planwright.yaml': good,
      'stacks/moon/ml/lab/planwright.yaml': good,
      'elsewhere/stacks/prod/ml/lab/planwright.yaml': good,
    })
    expect(await held()).toEqual([
      ...ofGood,
      { kind: 'key_vault', value: 'kv-ml', ...stack, path: 'stacks/prod/ml/kv-ml' },
    ])
    expect(methods()).toEqual(['listFiles', 'readFile', 'readFile'])
  })

  it.each([
    ['no claims', 'schemaVersion: 1\n'],
    ['a text for its claims', 'claims: all\n'],
    ['no YAML', 'claims: [1'],
    ['a kind that is not known', source('{ kind: moon, value: x }')],
    ['a value that could be more than a name', source('{ kind: key_vault, value: "@alice [x](http://x)" }')],
    ['too many claims', source(...Array.from({ length: 21 }, () => '{ kind: key_vault, value: kv }'))],
    ['too long a text', `${good}# ${'a'.repeat(33_000)}\n`],
  ])('is nothing for a stack with %s', async (_, text) => {
    const { held, warnings } = readerOf({ [file]: text })
    expect(await held()).toEqual([])
    expect(warnings).toEqual([])
  })

  it('keeps what is right beside what is not', async () => {
    const { held } = readerOf({ [file]: source('7', '{ kind: key_vault, value: kv-ml }') })
    expect(await held()).toMatchObject([{ value: 'kv-ml' }])
  })

  it.each([
    ['no parameters', '', {}],
    ['a text for its parameters', 'parameters: many\n', {}],
    ['parameters of every kind', everyKind, { hns: true, shared_keys: 'none', size_gb: 100 }],
  ])('comes with what one word or number says of a stack with %s', async (_, text, settings) => {
    const { held } = readerOf({ [file]: `${source('{ kind: storage_account, value: stml }')}${text}` })
    expect(await held()).toEqual([{ ...stack, kind: 'storage_account', value: 'stml', settings }])
  })

  it('is of no request when the file names none of this repository', async () => {
    const { held } = readerOf({ [file]: good.replace('acme/infra', 'acme/other') })
    expect(await held()).toMatchObject([{ request: null }, { request: null }])
  })

  it('is listed anew after fifteen seconds, and read anew only where it has changed', async () => {
    const other = `${path}-2/planwright.yaml`
    const { held, world, time, methods } = readerOf({ [file]: good, [other]: good })
    await held()
    await world.push('bob', 'main', { [other]: source('{ kind: key_vault, value: kv-ml }') })
    time.now += 14_999
    expect(await held()).toHaveLength(4)
    time.now += 1
    expect(await held()).toMatchObject([...ofGood, { kind: 'key_vault', value: 'kv-ml' }])
    expect(methods()).toEqual(['listFiles', 'readFile', 'readFile', 'listFiles', 'readFile'])
  })

  it('is nothing while the forge lists nothing, and lacks a stack that could not be read, which is logged', async () => {
    const { held, world, warnings } = readerOf({ [file]: good })
    world.failNext('listFiles', 'before')
    expect(await held()).toEqual([])
    world.failNext('readFile', 'before')
    expect(await held()).toEqual([])
    const error = expect.stringContaining('no answer') as string
    expect(warnings).toEqual([
      { repository: 'acme/infra', error },
      { repository: 'acme/infra', path, error },
    ])
    expect(await held()).toEqual(ofGood)
  })

  it('is looked for in three hundred stacks at most, which is logged', async () => {
    const names = Array.from({ length: 301 }, (_, index) => `stacks/dev/ml/lab-${1000 + index}`)
    const text = source('{ kind: key_vault, value: kv-ml }')
    const { held, warnings } = readerOf(
      Object.fromEntries(names.map((name) => [`${name}/planwright.yaml`, text])),
    )
    expect(await held()).toHaveLength(300)
    expect(warnings).toEqual([{ repository: 'acme/infra', stacks: 301, looked: 300 }])
  })
})
