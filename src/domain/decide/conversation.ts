import type { CommandOf } from '../command.ts'
import { noModelRecord } from '../consultation.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import { isRemoving } from '../removal.ts'
import type { RequestState } from '../request-state.ts'
import { openGates } from '../stack-state.ts'
import { withConsultation } from './consult.ts'
import { openPoints } from './open-points.ts'

/** The issue itself: taken up, or declined when its author may not ask. */
export function openRequest(
  state: RequestState | undefined,
  command: CommandOf<'open_request'>,
  facts: Facts,
): Decision {
  if (state !== undefined) return refused('already_known')
  const { origin, title, author, brief } = command
  const opened = { type: 'request_opened', origin, title, author } as const
  if (!facts.mayRequest) {
    return accepted(
      [opened, { type: 'request_declined', reason: 'not_authorised' }],
      [say(origin.issue, 'not-authorised', { author })],
    )
  }
  const taken = accepted(
    [opened, { type: 'brief_revised', by: author, messageId: 'issue', brief }],
    [{ type: 'acknowledge', messageId: null }],
  )
  return withConsultation(taken, { model: noModelRecord }, 'issue', command.consult)
}

/** A comment that may say something about the request. Bystanders' words change nothing. */
export function reviseRequest(
  state: RequestState,
  command: CommandOf<'revise_request'>,
  facts: Facts,
): Decision {
  if (!facts.mayRequest) return refused('not_authorised')
  const { messageId, consult } = command
  switch (state.status) {
    case 'clarifying':
    case 'confirming':
      return command.intent === 'accept'
        ? agreeTo(command)
        : withConsultation(takeUp(command), state, messageId, consult)
    case 'proposing':
    case 'in_review':
      return isRemoving(state)
        ? leaveAsItIs(command)
        : withConsultation(amendProposal(command), state, messageId, consult)
    case 'applying':
      return answerWhileApplying(state, command)
    default:
      return leaveAsItIs(command)
  }
}

function leaveAsItIs(command: CommandOf<'revise_request'>): Decision {
  return command.changed
    ? refused('not_now', [say(command.replyTo, 'not-now')])
    : refused('nothing_changed', answers(command))
}

function agreeTo(command: CommandOf<'revise_request'>): Decision {
  const revised = revisedBy(command)
  if (!command.brief.ready)
    return accepted([revised], [say(command.replyTo, 'not-ready', openPoints(command.brief))])
  return accepted(
    [revised, { type: 'proposal_requested', by: command.by }],
    [{ type: 'acknowledge', messageId: command.messageId }, openPullRequest],
  )
}

function takeUp(command: CommandOf<'revise_request'>): Decision {
  if (!command.changed) return refused('nothing_changed', answers(command))
  return accepted([revisedBy(command)], answers(command))
}

/** Once there is a pull request, only a change that is complete is taken; a half-understood one is asked about. */
function amendProposal(command: CommandOf<'revise_request'>): Decision {
  if (!command.changed) return refused('nothing_changed', answers(command))
  if (!command.brief.ready)
    return refused('not_ready', [say(command.replyTo, 'not-ready', openPoints(command.brief))])
  return accepted(
    [revisedBy(command), { type: 'proposal_requested', by: command.by }],
    [{ type: 'acknowledge', messageId: command.messageId }, openPullRequest],
  )
}

function answerWhileApplying(
  state: Extract<RequestState, { status: 'applying' }>,
  command: CommandOf<'revise_request'>,
): Decision {
  const gates = state.stacks.filter((stack) => stack.progress.status === 'waiting').flatMap(openGates)
  if (command.intent === 'accept' && gates.length > 0) {
    const named = gates.map(({ id, text }) => ({ id, text }))
    return refused('nothing_to_confirm', [say(command.replyTo, 'name-the-gate', { gates: named })])
  }
  return leaveAsItIs(command)
}

/** A pull request always shows the newest brief. */
const openPullRequest: RequestEffect = { type: 'open_pull_request' }

function revisedBy({ by, messageId, brief }: CommandOf<'revise_request'>) {
  return { type: 'brief_revised', by, messageId, brief } as const
}

function answers({ answer, replyTo }: CommandOf<'revise_request'>): RequestEffect[] {
  return answer === null ? [] : [say(replyTo, answer.template, answer.data)]
}
