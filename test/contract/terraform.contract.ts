import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Approval } from '../../src/domain/approval.ts'
import { InputError } from '../../src/domain/errors.ts'
import type { PlanSummary } from '../../src/domain/plan.ts'
import type { ApplyOutcome, ApplyProgress, StackRun, Terraform } from '../../src/ports/terraform.ts'

export interface TerraformHarness {
  readonly terraform: Terraform
  /** While this file exists the real `terraform_data.second` cannot be made. */
  readonly obstacle: string
  /** From now on `terraform_data.second` of `stacks/dev/a` cannot be made. */
  breakSecond(): Promise<void>
  repairSecond(): Promise<void>
  close(): Promise<void>
}

/** What every implementation of the port promises. */
export function describeTerraform(name: string, make: () => Promise<TerraformHarness>): void {
  describe(name, () => {
    let harness: TerraformHarness
    beforeEach(async () => {
      harness = await make()
    })
    afterEach(() => harness.close())

    const run = (
      content: { value?: string; extra?: string; path?: string; destroy?: true } = {},
    ): StackRun => ({
      repository: 'acme/platform',
      path: content.path ?? 'stacks/dev/a',
      files: stackFiles(content.value ?? 'one', harness.obstacle, content.extra ?? ''),
      ...(content.destroy === undefined ? {} : { destroy: content.destroy }),
    })
    const never = new AbortController().signal
    const planned = async (stack: StackRun): Promise<PlanSummary> => {
      const outcome = await harness.terraform.plan(stack, never)
      if (outcome.kind === 'failed') throw new Error(outcome.failure.message)
      return outcome.plan
    }
    const apply = (stack: StackRun, approval: Approval, attempt = 1): Promise<ApplyOutcome> =>
      harness.terraform.apply({ run: stack, approval, attempt, onProgress: () => undefined }, never)

    it('plans what a new stack creates, in the order of addresses and without values', async () => {
      const plan = await planned(run({ value: 'a-recognizable-value' }))
      expect(plan).toMatchObject({ add: 2, change: 0, destroy: 0 })
      expect(plan.resources).toMatchObject([
        { address: 'terraform_data.first', type: 'terraform_data', action: 'create', tainted: false },
        { address: 'terraform_data.second', type: 'terraform_data', action: 'create', tainted: false },
      ])
      expect(JSON.stringify(plan)).not.toContain('a-recognizable-value')
    })

    it('gives two plans of the same files one digest and other files another', async () => {
      const { digest } = await planned(run())
      expect((await planned(run())).digest).toBe(digest)
      expect((await planned(run({ value: 'two' }))).digest).not.toBe(digest)
    })

    it('applies the approved plan, reports progress to the end and returns the outputs that are not sensitive', async () => {
      const plan = await planned(run())
      const seen: ApplyProgress[] = []
      const outcome = await harness.terraform.apply(
        { run: run(), approval: { kind: 'plan', plan }, attempt: 1, onProgress: (next) => seen.push(next) },
        never,
      )
      expect(outcome).toEqual({ kind: 'applied', how: 'plan', outputs: { greeting: 'hello' } })
      expect(seen.at(0)).toMatchObject({ done: 0, total: 2, current: 'creating terraform_data.first' })
      expect(seen.at(-1)).toMatchObject({ done: 2, total: 2 })
      expect(await planned(run())).toMatchObject({ add: 0, change: 0, destroy: 0, resources: [] })
    })

    it('says "already" when an earlier attempt had finished', async () => {
      const approval: Approval = { kind: 'plan', plan: await planned(run()) }
      await apply(run(), approval)
      expect(await apply(run(), approval, 2)).toEqual({
        kind: 'applied',
        how: 'already',
        outputs: { greeting: 'hello' },
      })
    })

    it('runs the whole plan on a second attempt when the first had not begun', async () => {
      const plan = await planned(run())
      expect(await apply(run(), { kind: 'plan', plan }, 2)).toMatchObject({ kind: 'applied', how: 'plan' })
    })

    it.each([1, 2])(
      'applies nothing when the plan is not the approved one, at attempt %i',
      async (attempt) => {
        const plan = await planned(run())
        const outcome = await apply(run({ value: 'two' }), { kind: 'plan', plan }, attempt)
        expect(outcome).toMatchObject({ kind: 'changed', plan: { add: 2 } })
        expect(await planned(run())).toMatchObject({ digest: plan.digest })
      },
    )

    it('applies nothing when the plan holds more than the approved one', async () => {
      const plan = await planned(run())
      expect(await apply(run({ extra: third }), { kind: 'plan', plan })).toMatchObject({
        kind: 'changed',
        plan: { add: 3 },
      })
    })

    it.each([1, 2])(
      'fails at a resource, and finishes the rest at attempt %i after the repair',
      async (attempt) => {
        const approval: Approval = { kind: 'plan', plan: await planned(run()) }
        await harness.breakSecond()
        const failed = await apply(run(), approval)
        expect(failed).toMatchObject({ kind: 'failed', failure: { address: 'terraform_data.second' } })
        await harness.repairSecond()
        const rest = await planned(run())
        expect(rest.resources).toMatchObject([
          { address: 'terraform_data.second', action: 'replace', tainted: true },
        ])
        expect(await apply(run(), approval, attempt)).toMatchObject({ kind: 'applied', how: 'remainder' })
        expect((await planned(run())).resources).toEqual([])
      },
    )

    it('does not take a failed run with other values for the rest of the approved one', async () => {
      const approval: Approval = { kind: 'plan', plan: await planned(run()) }
      await harness.breakSecond()
      await apply(run(), approval)
      await harness.repairSecond()
      expect(await apply(run({ value: 'two' }), approval, 2)).toMatchObject({ kind: 'changed' })
    })

    it('makes the approved addresses at a first creation, also after a failure', async () => {
      const approval: Approval = {
        kind: 'first_creation',
        addresses: ['terraform_data.first', 'terraform_data.second'],
      }
      await harness.breakSecond()
      expect(await apply(run(), approval)).toMatchObject({ kind: 'failed' })
      await harness.repairSecond()
      expect(await apply(run(), approval)).toMatchObject({ kind: 'applied', how: 'remainder' })
      expect(await apply(run(), approval, 2)).toMatchObject({ kind: 'applied', how: 'already' })
    })

    it('holds a first creation that would make or change something else', async () => {
      const onlyFirst: Approval = { kind: 'first_creation', addresses: ['terraform_data.first'] }
      expect(await apply(run(), onlyFirst)).toMatchObject({ kind: 'changed', plan: { add: 2 } })
      const both: Approval = {
        kind: 'first_creation',
        addresses: ['terraform_data.first', 'terraform_data.second'],
      }
      expect(await apply(run(), both)).toMatchObject({ kind: 'applied', how: 'plan' })
      expect(await apply(run({ value: 'two' }), both)).toMatchObject({ kind: 'changed', plan: { change: 1 } })
    })

    it('says of a plan whether an approval covers it', async () => {
      const approval: Approval = { kind: 'plan', plan: await planned(run()) }
      const verdict = async (stack: StackRun, approved?: Approval) => {
        const outcome = await harness.terraform.plan(stack, never, approved)
        return outcome.kind === 'planned' ? outcome.verdict : outcome.failure.message
      }
      expect(await verdict(run())).toBeNull()
      expect(await verdict(run(), approval)).toBe('approved')
      expect(await verdict(run({ value: 'two' }), approval)).toBe('changed')
      await harness.breakSecond()
      await apply(run(), approval)
      expect(await verdict(run(), approval)).toBe('approved')
      expect(await verdict(run(), { kind: 'first_creation', addresses: [] })).toBe('changed')
    })

    it('names the arguments of an update and what is deleted', async () => {
      await apply(run(), { kind: 'plan', plan: await planned(run()) })
      const update = await planned(run({ value: 'two' }))
      expect(update).toMatchObject({ add: 0, change: 1, destroy: 0 })
      expect(update.resources).toMatchObject([
        { address: 'terraform_data.first', action: 'update', attributes: ['input'] },
      ])
      const emptied = await planned({ ...run(), files: { 'main.tf': '' } })
      expect(emptied).toMatchObject({ add: 0, change: 0, destroy: 2 })
      expect(emptied.resources.map((resource) => resource.action)).toEqual(['delete', 'delete'])
    })

    it('destroys what the approved plan deletes, and nothing a second time', async () => {
      await apply(run(), { kind: 'plan', plan: await planned(run()) })
      const plan = await planned(run({ destroy: true }))
      expect(plan).toMatchObject({ add: 0, change: 0, destroy: 2 })
      expect(plan.resources).toMatchObject([
        { address: 'terraform_data.first', action: 'delete' },
        { address: 'terraform_data.second', action: 'delete' },
      ])
      const seen: ApplyProgress[] = []
      const outcome = await harness.terraform.apply(
        {
          run: run({ destroy: true }),
          approval: { kind: 'plan', plan },
          attempt: 1,
          onProgress: (next) => seen.push(next),
        },
        never,
      )
      expect(outcome).toEqual({ kind: 'applied', how: 'plan', outputs: {} })
      expect(seen.at(0)).toMatchObject({ done: 0, total: 2, current: 'deleting terraform_data.second' })
      expect(seen.at(-1)).toMatchObject({ done: 2, total: 2 })
      expect(await apply(run({ destroy: true }), { kind: 'plan', plan }, 2)).toEqual({
        kind: 'applied',
        how: 'already',
        outputs: {},
      })
      expect(await planned(run())).toMatchObject({ add: 2, change: 0, destroy: 0 })
    })

    it('has nothing to destroy of a stack that was never applied', async () => {
      const plan = await planned(run({ destroy: true }))
      expect(plan).toMatchObject({ add: 0, change: 0, destroy: 0, resources: [] })
      expect(await apply(run({ destroy: true }), { kind: 'plan', plan })).toMatchObject({ kind: 'applied' })
    })

    it('destroys nothing when there is more than the approved plan deletes', async () => {
      await apply(run(), { kind: 'plan', plan: await planned(run()) })
      const plan = await planned(run({ destroy: true }))
      const more = run({ extra: third })
      await apply(more, { kind: 'plan', plan: await planned(more) })
      expect(await apply(run({ destroy: true }), { kind: 'plan', plan })).toMatchObject({
        kind: 'changed',
        plan: { destroy: 3 },
      })
      expect(await planned(more)).toMatchObject({ resources: [] })
    })

    it('neither destroys under the approval of a creation nor builds under that of a destruction', async () => {
      const creation: Approval = { kind: 'plan', plan: await planned(run()) }
      await apply(run(), creation)
      expect(await apply(run({ destroy: true }), creation)).toMatchObject({ kind: 'changed' })
      const destruction: Approval = { kind: 'plan', plan: await planned(run({ destroy: true })) }
      expect(await apply(run({ value: 'two' }), destruction)).toMatchObject({ kind: 'changed' })
      expect(await planned(run())).toMatchObject({ resources: [] })
    })

    it.each([1, 2])(
      'fails to destroy a resource, and destroys the rest at attempt %i after the repair',
      async (attempt) => {
        const whole = run({ extra: third })
        await apply(whole, { kind: 'plan', plan: await planned(whole) })
        const destroying = run({ extra: third, destroy: true })
        const approval: Approval = { kind: 'plan', plan: await planned(destroying) }
        await harness.breakSecond()
        expect(await apply(destroying, approval)).toMatchObject({
          kind: 'failed',
          failure: { address: 'terraform_data.second' },
        })
        await harness.repairSecond()
        expect((await planned(destroying)).resources).toMatchObject([
          { address: 'terraform_data.first', action: 'delete' },
          { address: 'terraform_data.second', action: 'delete' },
        ])
        expect(await apply(destroying, approval, attempt)).toMatchObject({
          kind: 'applied',
          how: 'remainder',
        })
        expect(await planned(whole)).toMatchObject({ add: 3 })
      },
    )

    it('keeps the state of each stack and repository apart', async () => {
      await apply(run(), { kind: 'plan', plan: await planned(run()) })
      expect(await planned(run({ path: 'stacks/dev/b' }))).toMatchObject({ add: 2 })
      expect(await planned({ ...run(), repository: 'acme/other' })).toMatchObject({ add: 2 })
      expect(await planned({ ...run(), repository: 'Acme/Platform' })).toMatchObject({ add: 0 })
    })

    it('fails without starting when the signal is aborted already', async () => {
      const plan = await planned(run())
      const signal = AbortSignal.abort()
      const stopped = { kind: 'failed', failure: { message: expect.stringContaining('was stopped') } }
      expect(await harness.terraform.plan(run(), signal)).toMatchObject(stopped)
      const request = {
        run: run(),
        approval: { kind: 'plan', plan } as const,
        attempt: 1,
        onProgress: () => undefined,
      }
      expect(await harness.terraform.apply(request, signal)).toMatchObject(stopped)
      expect(await planned(run())).toMatchObject({ digest: plan.digest })
    })

    it.each([
      ['a path as a file name', { files: { '../main.tf': '' } }],
      ['a file that is not of a stack', { files: { 'run.sh': '' } }],
      ['a backend of its own', { files: { 'main.tf': 'terraform {\n  backend "local" {\n  }\n}\n' } }],
      ['a path that leaves the repository', { path: 'stacks/../../etc' }],
      ['an absolute path', { path: '/etc' }],
      ['a repository that is no name', { repository: '../platform' }],
    ])('refuses a stack with %s', async (_what, change) => {
      await expect(async () => harness.terraform.plan({ ...run(), ...change }, never)).rejects.toThrow(
        InputError,
      )
    })
  })
}

const third = 'resource "terraform_data" "third" {\n  input = "three"\n}\n'

function stackFiles(value: string, obstacle: string, extra: string): Record<string, string> {
  return {
    'main.tf': `resource "terraform_data" "first" {
  input = var.value
}

resource "terraform_data" "second" {
  input = terraform_data.first.id

  provisioner "local-exec" {
    command = "test ! -e ${obstacle}"
  }

  provisioner "local-exec" {
    when    = destroy
    command = "test ! -e ${obstacle}"
  }
}

${extra}
output "greeting" {
  value = "hello"
}

output "secret" {
  value     = terraform_data.first.output
  sensitive = true
}
`,
    'variables.tf': 'variable "value" {\n  type = string\n}\n',
    'terraform.tfvars.json': JSON.stringify({ value }),
    'planwright.yaml': 'version: 1\n',
  }
}
