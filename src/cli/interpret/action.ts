import type { Brief } from '../../domain/brief.ts'
import type { Command } from '../../domain/command.ts'
import type { RequestState } from '../../domain/request-state.ts'
import type { Heard } from '../../workflow/hear.ts'

/** What the bot does about a turn; see the README for what each means. */
export type Action =
  | 'ask'
  | 'plan'
  | 'confirm'
  | 'cancel'
  | 'noop'
  | 'refuse'
  | 'answer_question'
  | 'show_status'

/** Names what was decided about a turn. */
export function actionOf(heard: Heard | undefined, before: RequestState | undefined): Action {
  if (heard === undefined) return 'noop'
  const { command } = heard.intake
  switch (command.type) {
    case 'open_request':
    case 'revise_request':
      return aboutBrief(heard, command, before)
    case 'cancel_request':
      return 'cancel'
    case 'destroy_stacks':
      return heard.decision.kind === 'refused' ? 'refuse' : 'plan'
    case 'confirm_gates':
      return 'confirm'
    case 'show_status':
      return 'show_status'
    case 'show_help':
      return 'answer_question'
    case 'report_unknown_command':
      return 'refuse'
    default:
      return 'noop'
  }
}

function aboutBrief(
  { decision, after }: Heard,
  command: Extract<Command, { type: 'open_request' | 'revise_request' }>,
  before: RequestState | undefined,
): Action {
  const { brief } = command
  if (decision.kind === 'refused' && decision.reason === 'nothing_changed') {
    const answer = command.type === 'revise_request' ? command.answer : null
    if (answer === null) return 'noop'
    return answer.template === 'explanation' ? 'answer_question' : 'ask'
  }
  if (isOnlyRefused(before, brief)) return 'refuse'
  if (decision.kind === 'refused' || !brief.ready) return 'ask'
  return after?.status === 'proposing' || brief.questions.length === 0 ? 'plan' : 'ask'
}

/** The words gave nothing but values that cannot be used. */
function isOnlyRefused(before: RequestState | undefined, brief: Brief): boolean {
  if (before === undefined || !('brief' in before)) return false
  const known = new Set(before.brief.objections.map(({ parameter, value }) => `${parameter} ${value}`))
  const fresh = brief.objections.filter(({ parameter, value }) => !known.has(`${parameter} ${value}`))
  const refused = new Set(fresh.map(({ parameter }) => parameter))
  return fresh.length > 0 && usable(before.brief, refused) === usable(brief, refused)
}

function usable({ understanding }: Brief, refused: ReadonlySet<string>): string {
  const { statements, capabilities, accepted } = understanding
  const values = Object.values(statements).flatMap((parameters) =>
    Object.entries(parameters).filter(([name]) => !refused.has(name)),
  )
  return JSON.stringify([values, capabilities, accepted])
}
