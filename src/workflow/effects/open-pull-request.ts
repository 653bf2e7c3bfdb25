import type { Brief } from '../../domain/brief.ts'
import type { Command } from '../../domain/command.ts'
import { PlanwrightError } from '../../domain/errors.ts'
import { openSignOffs } from '../../domain/open-sign-offs.ts'
import { isRemoving } from '../../domain/removal.ts'
import type { StateOf } from '../../domain/request-state.ts'
import type { RenderedStack } from '../../ports/renderer.ts'
import { pullRequestView } from '../../views/pull-request-view.ts'
import { claimStacks } from '../claim-stacks.ts'
import { committedFiles, renderProposal } from '../committed-files.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'
import { isOurMistake } from '../is-our-mistake.ts'
import { requestMarker } from '../marker.ts'
import { proposeRemoval } from './propose-removal.ts'

/**
 * Prints every stack of the newest brief and proposes them: one commit, one pull request.
 * Stacks that another open request holds are not touched; the request is told by whom instead. Nothing is proposed
 * that people have to sign off first.
 */
export async function openPullRequest(run: EffectRun): Promise<EffectOutcome> {
  const { state } = run
  if (state.status !== 'proposing') return {}
  if (!isRemoving(state) && openSignOffs(state).length > 0) return {}
  try {
    return { command: await (isRemoving(state) ? proposeRemoval(state, run) : propose(state, run)) }
  } catch (error) {
    return { command: refusal(state, error, run) }
  }
}

type Proposing = StateOf<'proposing'>

/** What cannot be proposed comes back as a refusal, so that nobody waits for it; what may pass is thrown on. */
function refusal({ revision }: Proposing, error: unknown, { effect, log }: EffectRun): Command {
  if (isOurMistake(error)) {
    log.error({ effect: effect.key, error: String(error) }, 'proposal cannot be made')
    return { type: 'record_refusal', revision, message: 'This is a mistake in Planwright.' }
  }
  if (error instanceof PlanwrightError && !error.retryable) {
    return { type: 'record_refusal', revision, message: error.publicMessage }
  }
  throw error
}

async function propose(state: Proposing, run: EffectRun): Promise<Command> {
  const { effect, repository, texts, banner } = run
  const rendered = renderProposal(state.brief.stacks, effect.requestKey, run.stacks)
  const paths = rendered.map(({ path }) => path)
  const conflicts = await claimStacks(paths, run)
  if (conflicts.length > 0) {
    return { type: 'record_conflict', revision: state.revision, conflicts }
  }
  const body = texts.render('pull-request/body', pullRequestView(state, [], banner))
  const branch = branchName(state, rendered[0])
  const opened = await repository.openPullRequest({
    branch,
    files: committedFiles(rendered),
    folders: paths,
    commitMessage: `Add ${headline(state.brief)} (#${state.origin.issue})`,
    title: headline(state.brief),
    body: `${body.trim()}\n\n${requestMarker(effect.requestKey)}`,
  })
  return {
    type: 'record_proposal',
    revision: state.revision,
    proposal: { ...opened, branch },
    stacks: rendered.map(({ id, path, contentDigest, fileDigests, addresses }) => ({
      id,
      path,
      contentDigest,
      fileDigests: { ...fileDigests },
      addresses: [...addresses],
    })),
  }
}

/** The same for every revision: the number and the folder of the first stack that was ever proposed. */
function branchName(state: Proposing, first: RenderedStack | undefined) {
  if (state.proposal !== null) return state.proposal.branch
  const folder = first?.path.split('/').at(-1) ?? 'request'
  return `planwright/${state.origin.issue}-${folder}`
}

/** One line for the title and the commit: what is added, without where it came from. */
function headline(brief: Brief): string {
  return brief.title.length <= 100 ? brief.title : `${brief.title.slice(0, 97)}...`
}
