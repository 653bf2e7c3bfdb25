import type { Command } from '../../domain/command.ts'
import { pathsKept, type Removing, stacksToRemove } from '../../domain/removal.ts'
import type { StackState } from '../../domain/stack-state.ts'
import { removalTitle, removalView } from '../../views/removal-view.ts'
import { claimStacks } from '../claim-stacks.ts'
import type { EffectRun } from '../effect-run.ts'
import { requestMarker } from '../marker.ts'
import { differingFiles } from './verified-run.ts'

/**
 * Proposes that the folders of stacks go away: one commit, one pull request.
 * Only what the default branch still holds as it was applied is proposed, so that nobody destroys what somebody else
 * has changed since.
 */
export async function proposeRemoval(state: Removing, run: EffectRun): Promise<Command> {
  const { effect, repository, texts, banner } = run
  const { origin, revision, removal } = state
  const stacks = stacksToRemove(removal, revision)
  const paths = stacks.map(({ path }) => path)
  const conflicts = await claimStacks([...new Set([...pathsKept(removal.built), ...paths])], run)
  if (conflicts.length > 0) return { type: 'record_conflict', revision, conflicts }
  const changed = await changedStacks(stacks, run)
  if (changed.length > 0) return { type: 'record_refusal', revision, message: changedSince(changed) }
  const title = removalTitle(state)
  const branch = `planwright/${origin.issue}-destroy`
  const opened = await repository.openPullRequest({
    branch,
    files: {},
    folders: paths,
    commitMessage: `${title} (#${origin.issue})`,
    title,
    body: `${texts.render('pull-request/removal', removalView(state, stacks, banner)).trim()}\n\n${requestMarker(effect.requestKey)}`,
  })
  return { type: 'record_proposal', revision, proposal: { ...opened, branch }, stacks: [] }
}

/** Paths of the stacks whose files on the default branch are others than those that were applied. */
async function changedStacks(
  stacks: readonly StackState[],
  { repository, stacks: renderer }: EffectRun,
): Promise<string[]> {
  const changed: string[] = []
  for (const stack of stacks) {
    const files = await repository.readFolder(stack.path)
    if (differingFiles(stack, renderer.fileDigests(files)).length > 0) changed.push(stack.path)
  }
  return changed
}

function changedSince(paths: readonly string[]): string {
  return `On the default branch, the files of ${paths.join(' and ')} are not those that this request applied. Put them back as they were, or use the request that changed them.`
}
