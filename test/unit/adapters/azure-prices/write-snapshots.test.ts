import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeSnapshots } from '../../../../src/adapters/azure-prices/refresh/write-snapshots.ts'
import { verifies } from '../../../scenarios/requirements.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshots-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const contentOf = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))

describe('writeSnapshots', () => {
  it('replaces the files, one value a line, and leaves nothing beside them', async () => {
    writeFileSync(join(folder, 'a.json'), '{"old": 1}')
    await writeSnapshots(folder, { 'a.json': { usd: 0.5 }, 'b.json': { usd: 2 } })
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{\n "usd": 0.5\n}\n')
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json'])
  })

  it(verifies(['prices.refresh-guarded'], 'changes no file when one text cannot be written'), async () => {
    writeFileSync(join(folder, 'a.json'), '{"old": 1}')
    await expect(writeSnapshots(folder, { 'a.json': {}, 'none/b.json': {} })).rejects.toThrow(
      'nothing there was changed',
    )
    expect(contentOf('a.json')).toEqual({ old: 1 })
    expect(readdirSync(folder)).not.toContain('.a.json.new')
  })

  it('names the file that is new when the next one cannot take its place', async () => {
    mkdirSync(join(folder, 'b.json', 'in the way'), { recursive: true })
    await expect(writeSnapshots(folder, { 'a.json': { usd: 1 }, 'b.json': {} })).rejects.toThrow(
      'cannot be written to; a.json is new',
    )
    expect(contentOf('a.json')).toEqual({ usd: 1 })
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json'])
  })
})
