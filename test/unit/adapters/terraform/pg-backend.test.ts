import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgresServer } from '../../../support/postgres-server.ts'
import { never, openWorkbench, untilExists, type Workbench } from './workbench.ts'

describe('state in PostgreSQL', () => {
  let server: PostgresServer
  let bench: Workbench
  beforeAll(async () => {
    server = await startPostgresServer()
    bench = await openWorkbench({ backend: { kind: 'pg', connectionString: server.connectionString } })
  })
  afterAll(async () => {
    await bench.close()
    await server.stop()
  })

  it('is found by a worker with another data folder, and is apart for each stack', async () => {
    const run = bench.stack('resource "terraform_data" "a" {\n}\n\noutput "a" {\n  value = "b"\n}\n')
    const approval = { kind: 'plan', plan: await bench.planned(run) } as const
    expect(await bench.applyPlanned(run)).toMatchObject({ kind: 'applied', how: 'plan' })
    const other = bench.another({ dataDirectory: join(bench.directory, 'other') })
    expect(await other.apply({ run, approval, attempt: 2, onProgress: () => undefined }, never)).toEqual({
      kind: 'applied',
      how: 'already',
      outputs: { a: 'b' },
    })
    expect(await other.plan({ ...run, path: 'stacks/dev/b' }, never)).toMatchObject({ plan: { add: 1 } })
    await expect(access(bench.path('states'))).rejects.toThrow()
  })

  it('is locked while somebody applies, for that stack alone', async () => {
    const started = join(bench.directory, 'started')
    const go = join(bench.directory, 'go')
    const slow = bench.stack(
      `resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "touch ${started}; while [ -e ${started} ] && [ ! -e ${go} ]; do sleep 0.1; done"
  }
}
`,
    )
    const run = { ...slow, path: 'stacks/dev/slow' }
    const approval = { kind: 'first_creation', addresses: ['terraform_data.slow'] } as const
    const applying = bench.terraform.apply({ run, approval, attempt: 1, onProgress: () => undefined }, never)
    await untilExists(started)
    const other = bench.another({ dataDirectory: join(bench.directory, 'other'), lockTimeoutMs: 0 })
    const locked = await other.plan(run, never)
    const free = await other.plan({ ...slow, path: 'stacks/dev/free' }, never)
    const waiting = other.apply({ run, approval, attempt: 2, onProgress: () => undefined }, never)
    await writeFile(go, '')
    expect(await applying).toMatchObject({ how: 'plan' })
    expect(await waiting).toMatchObject({ how: 'already' })
    expect(locked).toMatchObject({
      kind: 'failed',
      failure: { message: 'The state is locked by another run of Terraform.' },
    })
    expect(free).toMatchObject({ kind: 'planned' })
  })

  it('does not show the password when the server cannot be reached', async () => {
    const connectionString = 'postgres://planwright:a-secret-password@127.0.0.1:1/postgres'
    const unreachable = bench.another({ backend: { kind: 'pg', connectionString } })
    const outcome = await unreachable.plan(bench.stack(''), never)
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(JSON.stringify(outcome)).toContain('connection refused')
    expect(JSON.stringify(outcome)).not.toContain('a-secret-password')
  })
})
