import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDirectory } from '../../../../src/adapters/postgres/directory-lock.ts'
import { ConfigError } from '../../../../src/domain/errors.ts'

describe('lockDirectory', () => {
  let directory = ''

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'planwright-lock-'))
  })

  afterEach(() => {
    rmSync(directory, { recursive: true })
  })

  it('refuses a folder that is locked already and names it', () => {
    const unlock = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow(
      new ConfigError(`the data folder ${directory} is in use by another Planwright process`),
    )
    unlock()
  })

  it('gives the folder to the next one after it was unlocked', () => {
    lockDirectory(directory)()
    lockDirectory(directory)()
  })

  it('refuses a folder whose lock file is not one', () => {
    writeFileSync(
      join(directory, 'lock.sqlite'),
      'something else, and long enough to be looked at'.repeat(20),
    )
    expect(() => lockDirectory(directory)).toThrow(`the data folder ${directory} cannot be locked`)
  })

  it('refuses a folder that is not there', () => {
    const missing = join(directory, 'missing')
    expect(() => lockDirectory(missing)).toThrow(ConfigError)
    expect(() => lockDirectory(missing)).toThrow(`the data folder ${missing} cannot be locked`)
  })
})
