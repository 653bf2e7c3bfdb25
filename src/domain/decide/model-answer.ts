import type { CommandOf } from '../command.ts'
import { accepted, type Decision, refused, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import type { EventOf } from '../event.ts'
import type { RequestState } from '../request-state.ts'
import { openPoints } from './open-points.ts'

/**
 * Takes what a model read of a message, as long as the message still says so and nobody agreed to something else in
 * the meantime. What it cost is counted in any case.
 */
export function recordModelAnswer(state: RequestState, command: CommandOf<'record_model_answer'>): Decision {
  const { question, messageId, usage, trouble } = command
  if (state.model.pending[messageId] !== question) {
    const late = { type: 'model_answered', messageId, question, usage, trouble: state.model.trouble } as const
    return usage === null ? refused('outdated') : accepted([late])
  }
  const answered = { type: 'model_answered', messageId, question, usage, trouble } as const
  switch (state.status) {
    case 'clarifying':
    case 'confirming':
      return accepted([answered, ...revisedBy(command)], answers(command))
    case 'proposing':
    case 'in_review':
      return amendProposal(answered, command)
    default:
      return accepted([answered])
  }
}

function amendProposal(
  answered: EventOf<'model_answered'>,
  command: CommandOf<'record_model_answer'>,
): Decision {
  const { brief, by, replyTo } = command
  if (brief === null) return accepted([answered], answers(command))
  if (!brief.ready) return accepted([answered], [say(replyTo, 'not-ready', openPoints(brief))])
  return accepted(
    [answered, ...revisedBy(command), { type: 'proposal_requested', by }],
    [...answers(command), { type: 'open_pull_request' }],
  )
}

function revisedBy({ brief, by, messageId }: CommandOf<'record_model_answer'>): EventOf<'brief_revised'>[] {
  return brief === null ? [] : [{ type: 'brief_revised', by, messageId, brief }]
}

function answers({ answer, replyTo }: CommandOf<'record_model_answer'>): RequestEffect[] {
  return answer === null ? [] : [say(replyTo, answer.template, answer.data)]
}
