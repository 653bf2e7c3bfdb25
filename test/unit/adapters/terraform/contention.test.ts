import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { never, openWorkbench, untilExists, type Workbench } from './workbench.ts'

const twoResources = `resource "terraform_data" "a" {
  input = "one"
}

resource "terraform_data" "b" {
  input = terraform_data.a.id
}
`

describe('a state that others use too', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
  })
  afterEach(() => bench.close())

  /** A program that is Terraform, but runs `before` once before the first `apply`. */
  const meddling = (before: string): Promise<string> =>
    bench.program('meddling', [
      `if [ "$1" = apply ] && [ ! -e ${join(bench.directory, 'meddled')} ]; then`,
      `  touch ${join(bench.directory, 'meddled')}`,
      `  ${before}`,
      'fi',
      'exec terraform "$@"',
    ])

  it('names who holds the lock and since when', async () => {
    const started = join(bench.directory, 'started')
    const go = join(bench.directory, 'go')
    const run = bench.stack(
      `resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "touch ${started}; while [ -e ${started} ] && [ ! -e ${go} ]; do sleep 0.1; done"
  }
}
`,
    )
    const applying = bench.applyPlanned(run)
    await untilExists(started)
    const outcome = await bench.another({ lockTimeoutMs: 0 }).plan(run, never)
    await writeFile(go, '')
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: {
        message: expect.stringMatching(
          /^The state is locked by \S+@\S+ since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(apply\)\.$/,
        ),
        excerpt: expect.stringContaining('Lock Info'),
      },
    })
    expect(await applying).toMatchObject({ kind: 'applied' })
  })

  it('plans again when the state moved after the plan, and runs what is left of the approved one', async () => {
    const binary = await meddling('terraform apply -auto-approve -input=false -target=terraform_data.a >&2')
    const run = bench.stack(twoResources)
    const plan = await bench.planned(run)
    const outcome = await bench
      .another({ binary })
      .apply({ run, approval: { kind: 'plan', plan }, attempt: 1, onProgress: () => undefined }, never)
    expect(outcome).toEqual({ kind: 'applied', how: 'remainder', outputs: {} })
    expect(await bench.planned(run)).toMatchObject({ resources: [] })
  })

  it('asks again when the state moved after the plan to something that was not approved', async () => {
    const other = await bench.program('other', [
      'terraform apply -auto-approve -input=false >&2',
      `sed -i 's/"one"/"two"/' main.tf`,
      'terraform apply -auto-approve -input=false >&2',
    ])
    const run = bench.stack(twoResources)
    const plan = await bench.planned(run)
    const outcome = await bench
      .another({ binary: await meddling(other) })
      .apply({ run, approval: { kind: 'plan', plan }, attempt: 1, onProgress: () => undefined }, never)
    expect(outcome).toMatchObject({
      kind: 'changed',
      plan: { resources: [{ address: 'terraform_data.a', action: 'update' }] },
    })
  })

  it('runs one command at a time on a stack', async () => {
    const trace = join(bench.directory, 'trace')
    const binary = await bench.program('traced', [
      `echo "begin $1" >> ${trace}`,
      'terraform "$@"',
      'code=$?',
      `echo "end $1" >> ${trace}`,
      'exit $code',
    ])
    const terraform = bench.another({ binary })
    await Promise.all([1, 2, 3].map((value) => terraform.plan(bench.stack(`# ${value}\n`), never)))
    const lines = (await readFile(trace, 'utf8')).trim().split('\n')
    expect(lines).toHaveLength(18)
    lines.forEach((line, index) => {
      expect(line).toMatch(index % 2 === 0 ? /^begin / : /^end /)
    })
  })
})
