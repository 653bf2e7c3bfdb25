import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startGithub } from '../../../sandbox/github/github.ts'

const entry = fileURLToPath(new URL('../../../sandbox/github/server.ts', import.meta.url))

describe('the double as a process of its own', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'github-double-'))
  })
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true })
  })

  it('prints one line with everything a bot needs and ends on SIGTERM', async () => {
    const child = execa(process.execPath, [entry, '--port', '0', '--directory', directory, '--json'])
    const lines = createInterface({ input: child.stdout })
    const line = await new Promise<string>((resolve) => lines.once('line', resolve))
    const ready: unknown = JSON.parse(line)
    expect(ready).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      organisations: [{ login: 'acme', repositories: ['acme/infra'] }],
      users: [{ login: 'alice' }, { login: 'bob' }, { login: 'carol' }, { login: 'mallory' }],
      apps: [{ id: 4242, slug: 'planwright', installations: [{ account: 'acme' }] }],
    })
    const url = typeof ready === 'object' && ready !== null && 'url' in ready ? String(ready.url) : ''
    expect((await fetch(`${url}/repos/acme/infra`)).status).toBe(200)
    child.kill('SIGTERM')
    expect((await child).exitCode).toBe(0)
  })

  it('says what is wrong with a port and with a directory that is taken', async () => {
    const bad = await execa(process.execPath, [entry, '--port', '70000'], { reject: false })
    expect(bad.stderr).toContain('--port is "70000": give a number from 0 to 65535')
    const taken = join(directory, 'taken')
    await mkdir(join(taken, 'acme', 'infra.git'), { recursive: true })
    await expect(startGithub({ directory: taken })).rejects.toThrow(
      'exists already: give the GitHub double an empty directory',
    )
  })
})
