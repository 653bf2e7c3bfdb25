import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDirectoryStore } from '../../../sandbox/cloud/store/directory.ts'
import { createMemoryStore } from '../../../sandbox/cloud/store/memory.ts'
import type { CloudResource, Store } from '../../../sandbox/cloud/store/store.ts'

let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cloud-store-'))
})

afterAll(() => rm(root, { recursive: true, force: true }))

const group: CloudResource = {
  type: 'azurerm_resource_group',
  name: 'rg',
  id: '/subscriptions/s/resourceGroups/rg',
  scope: 's',
  values: { name: 'rg', tags: { team: 'data' } },
}

const kinds: [string, () => Promise<Store>][] = [
  ['memory', () => Promise.resolve(createMemoryStore())],
  ['directory', async () => createDirectoryStore(await mkdtemp(join(root, 'store-')))],
]

describe.each(kinds)('a %s store', (_, create) => {
  test('gives back what was put, whatever the case of the id', async () => {
    const store = await create()
    await store.put(group)
    expect(await store.get({ ...group, id: group.id.toUpperCase() })).toEqual(group)
    expect(await store.list()).toEqual([group])
  })

  test('keeps accounts apart', async () => {
    const store = await create()
    await store.put(group)
    expect(await store.get({ ...group, scope: 'other' })).toBeUndefined()
    await store.put({ ...group, scope: 'other' })
    expect(await store.list()).toHaveLength(2)
  })

  test('replaces and removes', async () => {
    const store = await create()
    await store.put(group)
    await store.put({ ...group, values: { name: 'rg' } })
    expect(await store.list()).toEqual([{ ...group, values: { name: 'rg' } }])
    await store.remove(group)
    await store.remove(group)
    expect(await store.get(group)).toBeUndefined()
  })

  test('adds a resource once, also when it is tried twice at the same time', async () => {
    const store = await create()
    const added = await Promise.all([store.add(group), store.add({ ...group, id: group.id.toUpperCase() })])
    expect(added.filter((isNew) => isNew)).toHaveLength(1)
    expect(await store.add({ ...group, values: {} })).toBe(false)
    expect((await store.list()).map(({ values }) => values)).toEqual([group.values])
  })

  test('lets a mark be claimed once', async () => {
    const store = await create()
    const claims = await Promise.all([store.claim('a'), store.claim('a'), store.claim('b')])
    expect(claims.filter((isFree) => isFree)).toHaveLength(2)
    expect(claims[2]).toBe(true)
  })
})

describe('a directory store', () => {
  test('names a file so that a person finds the resource', async () => {
    const directory = await mkdtemp(join(root, 'names-'))
    const store = await createDirectoryStore(directory)
    await store.put({ ...group, id: '/groups/../../etc/pass wd' })
    const [file] = await readdir(join(directory, 'resources'))
    expect(file).toMatch(/^azurerm_resource_group\.pass_wd\.[0-9a-f]{8}\.json$/)
  })

  test('remembers resources and marks for the next process', async () => {
    const directory = await mkdtemp(join(root, 'again-'))
    const first = await createDirectoryStore(directory)
    await first.put(group)
    await first.claim('mark')
    const second = await createDirectoryStore(directory)
    expect(await second.list()).toEqual([group])
    expect(await second.claim('mark')).toBe(false)
  })

  test('is written by several at once without harm', async () => {
    const directory = await mkdtemp(join(root, 'shared-'))
    const stores = await Promise.all([1, 2, 3, 4].map(() => createDirectoryStore(directory)))
    await Promise.all(stores.map((store) => store.put(group)))
    expect(await stores[0]?.list()).toEqual([group])
    expect(await readdir(join(directory, 'resources'))).toHaveLength(1)
  })

  test.each([
    ['no JSON', '{'],
    ['another key', '{"type":"t","name":"n","id":"i","scope":"s","values":{},"extra":1}'],
  ])('names the file that holds %s', async (_, text) => {
    const directory = await mkdtemp(join(root, 'broken-'))
    const store = await createDirectoryStore(directory)
    await store.put(group)
    const [name = ''] = await readdir(join(directory, 'resources'))
    const file = join(directory, 'resources', name)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(group)
    await writeFile(file, text)
    await expect(store.get(group)).rejects.toThrow(`${file} is no resource of the sandbox cloud`)
  })
})
