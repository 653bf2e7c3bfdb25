import type { StackState } from '../domain/stack-state.ts'
import type { ApplyProgress } from '../ports/terraform.ts'
import { applyingTitle, checkView } from '../views/check-view.ts'
import { checkId } from './check-id.ts'
import type { EffectRun } from './effect-run.ts'

/** At most one edit of a check run in this time, so that a long apply does not use up the request budget. */
const pauseMs = 3_000

/**
 * Shows the progress of an apply on its check run.
 * Best effort: a call that fails is logged and the apply goes on. `settled` waits for the last call, so that an
 * older title never lands after the final one.
 */
export function progressReporter(
  { sha }: { readonly sha: string },
  stack: StackState,
  { effect, state, repository, texts, banner, clock, log }: EffectRun,
): { report(progress: ApplyProgress): void; settled(): Promise<void> } {
  let shownAtMs = Number.NEGATIVE_INFINITY
  let running: Promise<void> = Promise.resolve()
  if (!('stacks' in state)) return { report: () => undefined, settled: () => running }
  const { summary, ...view } = checkView(state, stack, 'apply', banner)
  return {
    report(progress) {
      const nowMs = clock.now().getTime()
      if (nowMs - shownAtMs < pauseMs) return
      shownAtMs = nowMs
      running = running
        .then(() =>
          repository.putCheckRun({
            ...view,
            status: 'in_progress',
            title: applyingTitle(progress),
            externalId: checkId(effect.requestKey, stack.id, 'apply'),
            headSha: sha,
            summary: texts.render('checks/stack', summary),
          }),
        )
        .catch((error: unknown) =>
          log.warn({ effect: effect.key, error: String(error) }, 'progress not shown'),
        )
    },
    settled: () => running,
  }
}
