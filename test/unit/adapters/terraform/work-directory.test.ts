import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { never, openWorkbench, type Workbench } from './workbench.ts'

const oneResource = 'resource "terraform_data" "a" {\n  input = "one"\n}\n'

describe('the folders of a stack', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
  })
  afterEach(() => bench.close())

  it('holds exactly the files of the run, readable by us alone', async () => {
    await bench.planned(bench.stack(oneResource, { 'old.tf': '', 'terraform.tfvars.json': '{}' }))
    await writeFile(bench.path('work', 'left-over.tf'), 'nonsense')
    await writeFile(bench.path('work', '.terraform.lock.hcl'), '')
    await bench.planned(bench.stack(oneResource))
    const names = (await readdir(bench.path('work'))).sort()
    expect(names).toEqual(['.terraform', '.terraform.lock.hcl', 'backend.tf.json', 'main.tf'])
    expect((await stat(bench.path('work', 'main.tf'))).mode & 0o777).toBe(0o600)
    expect((await stat(bench.path('work'))).mode & 0o777).toBe(0o700)
    expect((await stat(bench.path('runs', '1-plan.jsonl'))).mode & 0o777).toBe(0o600)
  })

  it('removes the plan file, which holds values, after a plan and after an apply', async () => {
    const run = bench.stack(oneResource)
    expect(await bench.applyPlanned(run)).toMatchObject({ kind: 'applied' })
    await bench.plan(bench.stack('nonsense'))
    expect((await readdir(bench.path('work'))).filter((name) => name.endsWith('.tfplan'))).toEqual([])
  })

  it('keeps the state outside the work directory', async () => {
    await bench.applyPlanned(bench.stack(oneResource))
    await rm(bench.path('work'), { recursive: true })
    expect(await bench.planned(bench.stack(oneResource))).toMatchObject({ resources: [] })
    expect(JSON.parse(await readFile(bench.path('states', 'terraform.tfstate'), 'utf8'))).toMatchObject({
      resources: [{ name: 'a' }],
    })
  })

  it('keeps the logs of the last 20 runs', async () => {
    await bench.planned(bench.stack(oneResource))
    for (const number of [2, 3, 25]) await writeFile(bench.path('runs', `${number}-plan.jsonl`), '')
    await mkdir(bench.path('runs', 'a-nested-stack'))
    await bench.planned(bench.stack(oneResource))
    expect((await readdir(bench.path('runs'))).sort()).toEqual([
      '25-plan.jsonl',
      '26-plan.jsonl',
      'a-nested-stack',
    ])
  })

  it('initializes once, again when the code changes, and again when what it made is lost', async () => {
    const run = bench.stack(oneResource)
    const inits = async (): Promise<string[]> =>
      (await readdir(bench.path('runs'))).filter((name) => name.includes('init')).sort()
    await bench.planned(run)
    await bench.planned(bench.stack(oneResource, { 'terraform.tfvars.json': '{}' }))
    expect(await inits()).toEqual(['1-init.jsonl'])
    await bench.planned(bench.stack(`${oneResource}\n`))
    expect(await inits()).toEqual(['1-init.jsonl', '3-init.jsonl'])
    await rm(bench.path('work', '.terraform/terraform.tfstate'))
    await bench.planned(bench.stack(`${oneResource}\n`))
    expect(await inits()).toEqual(['1-init.jsonl', '3-init.jsonl', '4-init.jsonl'])
  })

  it('does not count a failed initialization as one', async () => {
    const broken = bench.stack('module "a" {\n  source = "./nowhere"\n}\n')
    expect(await bench.plan(broken)).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringContaining('Unreadable module directory') },
    })
    expect(await bench.plan(broken)).toMatchObject({
      failure: { message: expect.stringContaining('Unreadable module directory') },
    })
  })

  it('saves a state that an earlier run could not save, before it plans', async () => {
    const run = bench.stack(oneResource)
    await bench.applyPlanned(run)
    const saved = await readFile(bench.path('states', 'terraform.tfstate'), 'utf8')
    const state: { serial: number; resources: unknown[] } = JSON.parse(saved)
    const emptied = JSON.stringify({ ...state, serial: state.serial + 1, resources: [] })
    await writeFile(bench.path('work', 'errored.tfstate'), emptied)
    expect(await bench.planned(run)).toMatchObject({ add: 1 })
    expect(await readdir(bench.path('work'))).not.toContain('errored.tfstate')
  })

  it('keeps such a state and says where it is when Terraform refuses it', async () => {
    const run = bench.stack(oneResource)
    await bench.applyPlanned(run)
    const saved = await readFile(bench.path('states', 'terraform.tfstate'), 'utf8')
    const other = JSON.stringify({ ...JSON.parse(saved), lineage: 'another', serial: 9 })
    await writeFile(bench.path('work', 'errored.tfstate'), other)
    const outcome = await bench.plan(run)
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: {
        message: expect.stringContaining(`an operator must look at ${bench.path('work')}/errored.tfstate`),
      },
    })
    expect(await readFile(bench.path('work', 'errored.tfstate'), 'utf8')).toBe(other)
  })

  it('lets stacks be folders of each other', async () => {
    const outer = { ...bench.stack(oneResource), path: 'stacks/dev' }
    expect(await bench.applyPlanned(bench.stack(oneResource))).toMatchObject({ kind: 'applied' })
    expect(await bench.applyPlanned(outer)).toMatchObject({ kind: 'applied' })
    expect(await bench.planned(bench.stack(oneResource))).toMatchObject({ resources: [] })
  })

  it('writes the log and nothing into a pipe of ours', async () => {
    const lines: string[] = []
    const log = {
      info: (_fields: object, message: string) => lines.push(message),
      warn: (_fields: object, message: string) => lines.push(message),
    }
    const run = bench.stack(oneResource)
    const approval = { kind: 'plan', plan: await bench.planned(run) } as const
    await bench.another({ log }).apply({ run, approval, attempt: 1, onProgress: () => undefined }, never)
    expect(lines).toEqual(['apply ended'])
    expect(await readFile(bench.path('runs', '2-apply.jsonl'), 'utf8')).toContain('"apply_complete"')
  })
})
