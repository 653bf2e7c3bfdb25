import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { never, openWorkbench, untilExists, type Workbench } from './workbench.ts'

describe('a process killed with its whole group', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
  })
  afterEach(() => bench.close())

  it('leaves Terraform finishing its work, which the next attempt waits for and finds done', async () => {
    const started = join(bench.directory, 'started')
    const go = join(bench.directory, 'go')
    const finished = join(bench.directory, 'finished')
    const wait = `touch ${started}; while [ -e ${started} ] && [ ! -e ${go} ]; do sleep 0.1; done; touch ${finished}`
    const run = bench.stack(
      `resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "${wait}"
  }
}

resource "terraform_data" "after" {
  input = terraform_data.slow.id
}
`,
    )
    const approval = { kind: 'plan', plan: await bench.planned(run) } as const
    const request = join(bench.directory, 'request.json')
    await writeFile(request, JSON.stringify({ options: bench.options, run, approval }))
    const child = spawn(
      process.execPath,
      [fileURLToPath(import.meta.resolve('./apply-in-child.ts')), request],
      {
        stdio: 'inherit',
        detached: true,
      },
    )
    await untilExists(started)
    const exit = once(child, 'exit')
    process.kill(-(child.pid ?? Number.NaN), 'SIGKILL')
    await exit

    const second = bench.another()
    const outcome = second.apply({ run, approval, attempt: 2, onProgress: () => undefined }, never)
    await delay(500)
    await writeFile(go, '')
    expect(await outcome).toEqual({ kind: 'applied', how: 'already', outputs: {} })
    await access(finished)
    expect(await bench.planned(run)).toMatchObject({ add: 0, change: 0, destroy: 0 })
  })
})
