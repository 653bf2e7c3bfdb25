import { describe, expect, it } from 'vitest'
import { createStackReader } from '../../../../src/adapters/repository-stacks/create-stack-reader.ts'
import { InputError } from '../../../../src/domain/errors.ts'
import { createMemoryForge } from '../../../support/memory-forge.ts'
import { silentLogger } from '../../../support/silent-logger.ts'

const path = 'stacks/prod/ml/dbw-ml-prod'
const file = `${path}/planwright.yaml`
const good = `# The source of this folder.
schemaVersion: 1
capability: databricks
capabilityVersion: 1.0.0
request: Acme/infra#12
parameters: {}
`
const unknown = { path, request: null, capability: null }

/** A reader of a repository with these files, what it warned of, and its clock. */
function readerOf(files: Readonly<Record<string, string>>) {
  const world = createMemoryForge(files)
  const warnings: object[] = []
  const time = { now: Date.parse('2026-11-22T12:00:00Z') }
  const reader = createStackReader({
    forge: world.forge,
    log: { ...silentLogger, warn: (fields) => warnings.push(fields) },
    clock: { now: () => new Date(time.now) },
  })
  return { world, warnings, time, read: (...paths: string[]) => reader.read(world.place, paths) }
}

describe('a stack on the default branch', () => {
  it('is found with the request and the capability that built it, and what is not there is left out', async () => {
    const { read, world } = readerOf({ [file]: good })
    expect(await read(path, `${path}-objects`, path)).toEqual([
      { path, request: 12, capability: 'databricks' },
    ])
    expect(world.calls).toEqual([
      { method: 'readFile', arguments: [file] },
      { method: 'readFile', arguments: [`${path}-objects/planwright.yaml`] },
    ])
    expect(await read()).toEqual([])
  })

  it('is of no request here when another repository is named', async () => {
    const { read } = readerOf({ [file]: good.replace('infra', 'other') })
    expect(await read(path)).toEqual([{ path, request: null, capability: 'databricks' }])
  })

  it.each([
    ['empty', ''],
    ['no YAML', 'a: [1'],
    ['a list', '- 1\n'],
    ['full of aliases', `${good}a: &a [1]\nb: [*a, *a]\n`],
    ['of a version to come', good.replace('schemaVersion: 1', 'schemaVersion: 2')],
    ['without a request', good.replace(/request.*\n/, '')],
    ['of a request that is no number', good.replace('#12', '#twelve')],
    ['of a request with more behind it', good.replace('#12', '#12 and [a link](https://example.com)')],
    ['of a capability that is no name', good.replace('databricks', '"<b>"')],
    ['too long', `${good}# ${'a'.repeat(33_000)}\n`],
    ['nested without an end', '['.repeat(30_000)],
  ])('is of unknown origin when its planwright.yaml is %s', async (_, text) => {
    const { read, warnings } = readerOf({ [file]: text })
    expect(await read(path)).toEqual([unknown])
    expect(warnings).toEqual([])
  })

  it('is of unknown origin when its planwright.yaml is no text that can be had', async () => {
    const { world } = readerOf({})
    const repository = {
      ...world.forge.repository(world.place),
      readFile: () => Promise.reject(new InputError('it is no text in UTF-8')),
    }
    const reader = createStackReader({ forge: { repository: () => repository }, log: silentLogger })
    expect(await reader.read(world.place, [path])).toEqual([unknown])
  })

  it('counts as not there while the forge does not answer, which is logged and not remembered', async () => {
    const { read, world, warnings } = readerOf({ [file]: good })
    world.failNext('readFile', 'before')
    expect(await read(path)).toEqual([])
    expect(warnings).toEqual([
      { repository: 'acme/infra', path, error: expect.stringContaining('no answer') as string },
    ])
    expect(await read(path)).toMatchObject([{ request: 12 }])
  })

  it('is remembered for fifteen seconds, as is that there is none', async () => {
    const { read, world, time } = readerOf({ [file]: good })
    const other = `${path}-objects`
    await read(path, other)
    await world.push('bob', 'main', { [file]: null, [`${other}/planwright.yaml`]: good })
    time.now += 14_999
    expect(await read(path, other)).toMatchObject([{ path }])
    time.now += 1
    expect(await read(path, other)).toMatchObject([{ path: other }])
  })

  it('is read anew after five hundred others', async () => {
    const { read, world } = readerOf({})
    const reads = () => world.calls.length
    await read(path)
    await read(...Array.from({ length: 500 }, (_, index) => `${path}-${index}`))
    const before = reads()
    await read(path)
    expect(reads()).toBe(before + 1)
  })
})
