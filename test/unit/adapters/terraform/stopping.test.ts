import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandError } from '../../../../src/domain/errors.ts'
import { never, openWorkbench, untilExists, type Workbench } from './workbench.ts'

describe('stopping Terraform', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
  })
  afterEach(() => bench.close())

  it('lets Terraform end in order on abort, so that what was made is in the state', async () => {
    const started = join(bench.directory, 'started')
    const go = join(bench.directory, 'go')
    const run = bench.stack(
      `resource "terraform_data" "quick" {
  input = "made before"
}

resource "terraform_data" "slow" {
  input = terraform_data.quick.id

  provisioner "local-exec" {
    command = "touch ${started}; while [ -e ${started} ] && [ ! -e ${go} ]; do sleep 0.1; done"
  }
}
`,
    )
    const approval = { kind: 'plan', plan: await bench.planned(run) } as const
    const controller = new AbortController()
    const request = { run, approval, attempt: 1, onProgress: () => undefined }
    const applying = bench.terraform.apply(request, controller.signal)
    await untilExists(started)
    controller.abort()
    expect(await applying).toMatchObject({
      kind: 'failed',
      failure: { message: "Terraform's apply was stopped before it finished." },
    })
    expect(await bench.planned(run)).toMatchObject({
      resources: [{ address: 'terraform_data.slow', tainted: true }],
    })
    await writeFile(go, '')
    expect(await bench.terraform.apply(request, never)).toMatchObject({ kind: 'applied', how: 'remainder' })
  })

  it('asks first, then insists, and kills only a program that listens to neither', async () => {
    const trace = join(bench.directory, 'trace')
    const binary = await bench.program('deaf', [
      `trap 'echo INT >> ${trace}' INT`,
      `trap 'echo TERM >> ${trace}' TERM`,
      `echo started >> ${trace}`,
      'while true; do sleep 0.05; done',
    ])
    const controller = new AbortController()
    const planning = bench.another({ binary, stopGraceMs: 400 }).plan(bench.stack(''), controller.signal)
    await untilExists(trace)
    controller.abort()
    expect(await planning).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringContaining('stopped') },
    })
    expect(await readFile(trace, 'utf8')).toBe('started\nINT\nTERM\n')
  })

  it('stops a command that takes too long and says how long it may take', async () => {
    const binary = await bench.program('slow', ["trap 'exit 1' INT", 'while true; do sleep 0.05; done'])
    const outcome = await bench.another({ binary, initTimeoutMs: 300 }).plan(bench.stack(''), never)
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { message: "Terraform's init did not finish within 300 ms and was stopped." },
    })
  })

  it('starts nothing when it is stopped already', async () => {
    const trace = join(bench.directory, 'trace')
    const binary = await bench.program('traced', [`touch ${trace}`])
    expect(await bench.another({ binary }).plan(bench.stack(''), AbortSignal.abort())).toMatchObject({
      kind: 'failed',
    })
    expect(await readdir(bench.directory)).not.toContain('trace')
  })

  it('tells a program that ended by itself without a word, and one that was killed', async () => {
    const silent = await bench.program('silent', ['exit 3'])
    expect(await bench.another({ binary: silent }).plan(bench.stack(''), never)).toMatchObject({
      failure: { message: "Terraform's init ended with exit code 3 and said nothing." },
    })
    const killed = await bench.program('killed', ['kill -9 $$'])
    expect(await bench.another({ binary: killed }).plan(bench.stack(''), never)).toMatchObject({
      failure: { message: "Terraform's init was ended by SIGKILL." },
    })
    const crashed = await bench.program('crashed', ['echo "panic: runtime error" >&2', 'exit 2'])
    expect(await bench.another({ binary: crashed }).plan(bench.stack(''), never)).toMatchObject({
      failure: { message: 'panic: runtime error', excerpt: 'panic: runtime error' },
    })
  })

  it('throws when the program cannot be started', async () => {
    const missing = bench.another({ binary: '/nowhere/terraform' }).plan(bench.stack(''), never)
    await expect(missing).rejects.toThrow(CommandError)
    await expect(missing).rejects.toThrow('running /nowhere/terraform init: ENOENT')
  })

  it('throws, so that the outcome stays open, when outputs cannot be read after an apply', async () => {
    const binary = await bench.program('forgetful', ['[ "$1" = output ] && exit 1', 'exec terraform "$@"'])
    const run = bench.stack('output "a" {\n  value = "b"\n}\n')
    const approval = { kind: 'plan', plan: await bench.planned(run) } as const
    const request = { run, approval, attempt: 1, onProgress: () => undefined }
    await expect(bench.another({ binary }).apply(request, never)).rejects.toMatchObject({
      name: 'CommandError',
      retryable: true,
    })
    expect(await bench.terraform.apply({ ...request, attempt: 2 }, never)).toEqual({
      kind: 'applied',
      how: 'already',
      outputs: { a: 'b' },
    })
  })

  it('waits for Terraform even when the one who listens to progress fails', async () => {
    const run = bench.stack('resource "terraform_data" "a" {\n}\n')
    const approval = { kind: 'plan', plan: await bench.planned(run) } as const
    const onProgress = (): void => {
      throw new Error('the listener is gone')
    }
    await expect(bench.terraform.apply({ run, approval, attempt: 1, onProgress }, never)).rejects.toThrow(
      'the listener is gone',
    )
    expect(await bench.planned(run)).toMatchObject({ resources: [] })
  })
})
