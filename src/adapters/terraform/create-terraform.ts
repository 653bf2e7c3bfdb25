import type { Approval } from '../../domain/approval.ts'
import type { ApplyOutcome, ApplyRequest, Terraform } from '../../ports/terraform.ts'
import { createApplyProgress } from './apply-progress.ts'
import { checkStackFiles } from './check-stack-files.ts'
import { createExclusively } from './exclusively.ts'
import { judgePlan } from './judge-plan.ts'
import { type PlanRequest, preparePlan } from './prepare-plan.ts'
import { type CommandOutcome, defaultLimits, type StackCommands } from './stack-commands.ts'
import { stackLocation } from './stack-location.ts'
import type { ReadPlan } from './summarize-plan.ts'
import { checkOptions, type TerraformOptions } from './terraform-options.ts'

/** A plan is made again when the state moved between planning and applying, but not for ever. */
const mostPlans = 3

/**
 * Terraform (or OpenTofu) as a program of this machine.
 * Runs of one stack wait for each other. A run goes on when this process is killed, and the next attempt waits for
 * its state lock.
 * The methods throw `InputError` for a stack whose name or files cannot be used.
 * @throws ConfigError when the options cannot be meant.
 */
export function createTerraform(options: TerraformOptions): Terraform {
  checkOptions(options)
  const exclusively = createExclusively()
  const limits = { ...defaultLimits, ...options }
  return {
    async plan(run, signal, approval) {
      checkStackFiles(run.files)
      const location = stackLocation(options.dataDirectory, options.cloud.mode, run)
      return exclusively(location.key, async () => {
        const { lockTimeoutMs } = limits
        const prepared = await preparePlan({ options, location, run, lockTimeoutMs, signal, exclusively })
        if (prepared.kind === 'failed') return prepared
        await prepared.commands.discardPlan()
        const verdict = approval === undefined ? null : verdictOn(prepared.plan, approval)
        const { summary: plan, parts } = prepared.plan
        return { kind: 'planned', plan, parts, verdict }
      })
    },
    async apply(request, signal) {
      const { run, attempt } = request
      checkStackFiles(run.files)
      const location = stackLocation(options.dataDirectory, options.cloud.mode, run)
      const lockTimeoutMs = attempt > 1 ? limits.applyTimeoutMs : limits.lockTimeoutMs
      return exclusively(location.key, async () => {
        const outcome = await applyApproved(request, {
          options,
          location,
          run,
          lockTimeoutMs,
          signal,
          exclusively,
        })
        options.log?.info({ stack: location.key, attempt, outcome: outcome.kind }, 'apply ended')
        return outcome
      })
    },
  }
}

function verdictOn(plan: ReadPlan, approval: Approval): 'approved' | 'changed' {
  return judgePlan(approval, plan).kind === 'changed' ? 'changed' : 'approved'
}

/** Plans, and applies that very plan when it is what was approved or the rest of it. */
async function applyApproved(request: ApplyRequest, planRequest: PlanRequest): Promise<ApplyOutcome> {
  for (let round = 1; ; round += 1) {
    const prepared = await preparePlan(planRequest)
    if (prepared.kind === 'failed') return prepared
    const { plan, commands } = prepared
    try {
      const judgement = judgePlan(request.approval, plan)
      if (judgement.kind === 'changed') return { kind: 'changed', plan: plan.summary }
      if (judgement.kind === 'run') {
        const outcome = await runPlan(request, plan, commands)
        if (outcome.kind === 'failed' && outcome.isStale && round < mostPlans) continue
        if (outcome.kind === 'failed') return { kind: 'failed', failure: outcome.failure }
      }
      return { kind: 'applied', how: judgement.how, outputs: await commands.outputs() }
    } finally {
      await commands.discardPlan()
    }
  }
}

function runPlan(request: ApplyRequest, plan: ReadPlan, commands: StackCommands): Promise<CommandOutcome> {
  const startedAt = performance.now()
  const progress = createApplyProgress(plan.changes)
  return commands.apply((message) => {
    const next = progress.next(message, Math.round(performance.now() - startedAt))
    if (next !== undefined) request.onProgress(next)
  })
}
