import type { RequestEffect } from '../../domain/effect.ts'
import { claimStacks } from '../claim-stacks.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'

/** Frees the stacks of a request, but for those it keeps. */
export async function releaseStacks(
  { keep }: Extract<RequestEffect, { type: 'release_stacks' }>,
  run: EffectRun,
): Promise<EffectOutcome> {
  if (keep.length === 0) await run.store.releaseStacks(run.effect.requestKey)
  else await claimStacks(keep, run)
  return {}
}
