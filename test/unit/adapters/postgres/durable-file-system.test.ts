import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite, postgresMod } from '@electric-sql/pglite'
import { afterAll, describe, expect, it } from 'vitest'
import { DurableFileSystem } from '../../../../src/adapters/postgres/durable-file-system.ts'

interface Operations {
  fsync?(stream: { nfd?: number; node: string }): number
  read(): string
}

const directory = mkdtempSync(join(tmpdir(), 'planwright-durable-'))

afterAll(() => rmSync(directory, { recursive: true }))

async function patchedOperations(): Promise<Operations> {
  const fileSystem = new DurableFileSystem(directory)
  const { emscriptenOpts } = await fileSystem.init({} as PGlite, {})
  const [first] = emscriptenOpts.preRun ?? []
  const module = {
    NODEFS: { stream_ops: { read: () => 'bytes' } as Operations, realPath: (node: string) => node },
  }
  first?.(module as unknown as postgresMod.PostgresMod)
  return module.NODEFS.stream_ops
}

describe('DurableFileSystem', () => {
  it('adds fsync before the folder is mounted and keeps the other operations', async () => {
    const operations = await patchedOperations()
    expect(Object.keys(operations)).toEqual(['read', 'fsync'])
    expect(operations.read()).toBe('bytes')
  })

  it('syncs an open file by its descriptor', async () => {
    const operations = await patchedOperations()
    const descriptor = openSync(join(directory, 'file'), 'w')
    expect(operations.fsync?.({ nfd: descriptor, node: 'not looked at' })).toBe(0)
    closeSync(descriptor)
    expect(() => operations.fsync?.({ nfd: descriptor, node: directory })).toThrow('EBADF')
  })

  it('syncs a folder by its path', async () => {
    const operations = await patchedOperations()
    expect(operations.fsync?.({ node: directory })).toBe(0)
    expect(() => operations.fsync?.({ node: join(directory, 'missing') })).toThrow('ENOENT')
  })
})
