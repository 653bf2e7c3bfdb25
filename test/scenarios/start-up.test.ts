import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/postgres/open-store.ts'
import { verifies } from './requirements.ts'

const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'planwright-start-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

/** Starts the bot with this environment and nothing of ours, and waits for its end. */
async function start(environment: Record<string, string>) {
  const { exitCode, stderr } = await execa(process.execPath, [entry], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    extendEnv: false,
    reject: false,
    timeout: 60_000,
  })
  return { exitCode, lines: stderr.trim().split('\n') }
}

const complete = () => ({
  APP_ID: '4242',
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: 'a-secret-of-twenty-five-ch',
  GITHUB_API_URL: 'http://127.0.0.1:9',
  PORT: '0',
  DATA_DIR: join(directory, 'data'),
})

const without = (name: string) =>
  Object.fromEntries(Object.entries(complete()).filter(([key]) => key !== name))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('starting', () => {
  it.each([
    [
      verifies(['start.secret'], 'refuses to run without a webhook secret'),
      () => without('WEBHOOK_SECRET'),
      'WEBHOOK_SECRET: missing',
    ],
    [
      verifies(['start.secret'], 'refuses a short webhook secret'),
      () => ({ ...complete(), WEBHOOK_SECRET: 'development' }),
      'WEBHOOK_SECRET: too short',
    ],
    [
      verifies(['start.key'], 'refuses to run without a private key'),
      () => without('PRIVATE_KEY'),
      'PRIVATE_KEY: missing',
    ],
    [
      verifies(['start.key'], 'refuses something that is no private key'),
      () => ({ ...complete(), PRIVATE_KEY: 'hello' }),
      'PRIVATE_KEY is not a PEM private key',
    ],
    [
      verifies(['start.terraform'], 'refuses to run without Terraform'),
      () => ({ ...complete(), TERRAFORM_BINARY: 'no-such-terraform' }),
      'no-such-terraform',
    ],
    [
      'refuses a word where a cloud is named',
      () => ({ ...complete(), PLANWRIGHT_CLOUD: 'aws' }),
      'PLANWRIGHT_CLOUD: sandbox or azure',
    ],
  ])('%s', async (_, environment, sentence) => {
    const { exitCode, lines } = await start(environment())
    expect(exitCode).toBe(2)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(sentence)
    expect(lines[0]).not.toContain('BEGIN PRIVATE KEY')
  })

  it(verifies(['start.terraform'], 'refuses a Terraform that is too old'), async () => {
    const old = join(directory, 'old-terraform')
    await writeFile(old, '#!/bin/sh\necho "Terraform v1.5.7"\n')
    await chmod(old, 0o755)
    const { exitCode, lines } = await start({ ...complete(), TERRAFORM_BINARY: old })
    expect(exitCode).toBe(2)
    expect(lines).toEqual([expect.stringContaining('1.5.7')])
  })

  it(verifies(['start.folder'], 'refuses a data folder that another process uses'), async () => {
    const opened = await openStore({
      kind: 'embedded',
      directory: join(directory, 'data', 'database'),
    })
    expect(await opened.store.unfinished()).toEqual([])
    const { exitCode, lines } = await start(complete())
    await opened.close()
    expect(exitCode).toBe(2)
    expect(lines).toEqual([expect.stringContaining('in use by another')])
  })

  it(
    verifies(['start.database'], 'refuses a database that cannot be reached, without its password'),
    async () => {
      const url = `postgres://bot:s3cret@127.0.0.1:${await freePort()}/planwright`
      const { exitCode, lines } = await start({ ...complete(), DATABASE_URL: url })
      expect(exitCode).toBe(2)
      expect(lines).toEqual([expect.stringContaining('127.0.0.1')])
      expect(lines[0]).not.toContain('s3cret')
    },
  )
})
