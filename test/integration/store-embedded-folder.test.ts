import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/adapters/postgres/open-embedded.ts'
import { openStore } from '../../src/adapters/postgres/open-store.ts'
import { ConfigError } from '../../src/domain/errors.ts'

const lockScript = `
import { lockDirectory } from ${JSON.stringify(new URL('../../src/adapters/postgres/directory-lock.ts', import.meta.url).href)}
lockDirectory(process.argv[1])
process.stdout.write('locked')
setInterval(() => undefined, 1000)
`

describe('the data folder of an embedded store', () => {
  let directory = ''

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'planwright-folder-'))
    mkdirSync(join(directory, 'pgdata.init'))
    writeFileSync(join(directory, 'pgdata.init', 'half'), 'of a first start that was cut short')
    await (await openStore({ kind: 'embedded', directory })).close()
  }, 150_000)

  afterAll(() => rmSync(directory, { recursive: true }))

  it('holds a whole database after a first start that was cut short before', () => {
    expect(readdirSync(directory).toSorted()).toEqual(['lock.sqlite', 'pgdata'])
    expect(existsSync(join(directory, 'pgdata', 'half'))).toBe(false)
  })

  it('is synced to the disk on every commit', async () => {
    const database = await openEmbedded(directory)
    const settings = ['fsync', 'wal_sync_method', 'synchronous_commit', 'shared_buffers']
    const { rows } = await sql<{ name: string; value: string }>`
      select name, current_setting(name) as value from pg_settings where name in (${sql.join(settings)})`.execute(
      database.db,
    )
    await database.close()
    expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
      fsync: 'on',
      wal_sync_method: 'fsync',
      synchronous_commit: 'on',
      shared_buffers: '16MB',
    })
  })

  it('is refused while another process has it, and free as soon as that one was killed', async () => {
    const other = spawn(process.execPath, ['--input-type=module', '-e', lockScript, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(other.stdout, 'data')
    const refused = openStore({ kind: 'embedded', directory })
    await expect(refused).rejects.toThrow(
      new ConfigError(`the data folder ${directory} is in use by another Planwright process`),
    )
    const ended = once(other, 'exit')
    other.kill('SIGKILL')
    await ended
    await (await openStore({ kind: 'embedded', directory })).close()
  })

  it('is refused while the same process has it', async () => {
    const opened = await openStore({ kind: 'embedded', directory })
    await expect(openStore({ kind: 'embedded', directory })).rejects.toThrow('is in use by another')
    await opened.close()
  })

  it.each([
    {
      what: 'another major version',
      content: '17\n',
      says: 'is of PostgreSQL "17" and this Planwright brings 18',
    },
    { what: 'a damaged version', content: '\u0000\u0001', says: 'and this Planwright brings 18' },
    { what: 'no version', content: undefined, says: 'is not a database of Planwright' },
  ])('is refused with a database of $what, and freed again', async ({ content, says }) => {
    const foreign = mkdtempSync(join(tmpdir(), 'planwright-foreign-'))
    mkdirSync(join(foreign, 'pgdata'))
    if (content !== undefined) writeFileSync(join(foreign, 'pgdata', 'PG_VERSION'), content)
    const location = { kind: 'embedded', directory: foreign } as const
    for (const attempt of [1, 2])
      await expect(openStore(location), `attempt ${attempt}`).rejects.toThrow(
        expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(says) }),
      )
    rmSync(foreign, { recursive: true })
  })

  it('is refused when a file is in its place', async () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    await expect(openStore({ kind: 'embedded', directory: file })).rejects.toThrow(
      `the data folder ${file} cannot be made`,
    )
    rmSync(file)
  })
})
