import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createTerraform } from '../../../../src/adapters/terraform/create-terraform.ts'
import type { TerraformOptions } from '../../../../src/adapters/terraform/terraform-options.ts'
import type { PlanSummary } from '../../../../src/domain/plan.ts'
import type { ApplyOutcome, PlanOutcome, StackRun, Terraform } from '../../../../src/ports/terraform.ts'

export const never = new AbortController().signal

/** A `TF_REATTACH_PROVIDERS` value for a provider that nobody asks. */
export const reattach = JSON.stringify({
  'registry.terraform.io/hashicorp/null': {
    Protocol: 'grpc',
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'unix', String: '/nowhere.sock' },
  },
})

export interface Workbench {
  readonly directory: string
  readonly terraform: Terraform
  readonly options: TerraformOptions
  /** The files of `acme/platform`, `stacks/dev/a`, with `main` as main.tf. */
  stack(main: string, more?: Readonly<Record<string, string>>): StackRun
  plan(run: StackRun): Promise<PlanOutcome>
  /** The plan, when it can be made. */
  planned(run: StackRun): Promise<PlanSummary>
  applyPlanned(run: StackRun): Promise<ApplyOutcome>
  /** Path in a folder of the stack: `work`, `states` or `runs`. */
  path(folder: 'work' | 'states' | 'runs', name?: string): string
  /** Writes a shell program that can be named as the binary and returns its path. */
  program(name: string, lines: readonly string[]): Promise<string>
  /** Another instance on the same data, as another process would have. */
  another(change?: Partial<TerraformOptions>): Terraform
  close(): Promise<void>
}

export async function openWorkbench(change: Partial<TerraformOptions> = {}): Promise<Workbench> {
  const directory = await mkdtemp(join(tmpdir(), 'planwright-terraform-'))
  const options: TerraformOptions = {
    binary: 'terraform',
    dataDirectory: join(directory, 'data'),
    cloud: { mode: 'sandbox', reattach },
    backend: { kind: 'local' },
    ...change,
  }
  const terraform = createTerraform(options)
  const plan = (run: StackRun): Promise<PlanOutcome> => terraform.plan(run, never)
  const planned = async (run: StackRun): Promise<PlanSummary> => {
    const outcome = await plan(run)
    if (outcome.kind === 'failed') throw new Error(outcome.failure.message)
    return outcome.plan
  }
  return {
    directory,
    terraform,
    options,
    stack: (main, more = {}) => ({
      repository: 'acme/platform',
      path: 'stacks/dev/a',
      files: { 'main.tf': main, ...more },
    }),
    plan,
    planned,
    async applyPlanned(run) {
      const approval = { kind: 'plan', plan: await planned(run) } as const
      return terraform.apply({ run, approval, attempt: 1, onProgress: () => undefined }, never)
    },
    path: (folder, name = '') =>
      join(options.dataDirectory, folder, options.cloud.mode, 'acme/platform/stacks/dev/a', name),
    async program(name, lines) {
      const path = join(directory, name)
      await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'))
      await chmod(path, 0o755)
      return path
    },
    another: (more = {}) => createTerraform({ ...options, ...more }),
    close: () => rm(directory, { recursive: true }),
  }
}

/** Waits until another process has made the file. */
export async function untilExists(path: string): Promise<void> {
  for (;;) {
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (exists) return
    await delay(50)
  }
}
