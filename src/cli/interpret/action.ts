import { acceptedNames } from '../../conversation/accepted-names.ts'
import { agreesWithMore } from '../../conversation/reading/intent.ts'
import type { Brief } from '../../domain/brief.ts'
import type { Command } from '../../domain/command.ts'
import type { RequestState } from '../../domain/request-state.ts'
import type { Heard } from '../../workflow/hear.ts'

import type { Open } from './open-questions.ts'

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

/** What a turn met and what it left. */
export interface TurnContext {
  /** The request as the person saw it. */
  readonly before: RequestState | undefined
  readonly after: RequestState | undefined
  readonly open: Open
  readonly text: string
}

/** Names what was decided about a turn. */
export function actionOf(heard: Heard | undefined, context: TurnContext): Action {
  if (heard === undefined) return 'noop'
  const { command } = heard.intake
  switch (command.type) {
    case 'open_request':
    case 'revise_request':
      return aboutBrief(heard, command, context)
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
  { decision }: Heard,
  command: Extract<Command, { type: 'open_request' | 'revise_request' }>,
  context: TurnContext,
): Action {
  const { before, after } = context
  if (decision.kind === 'refused' && decision.reason === 'nothing_changed') {
    const answer = command.type === 'revise_request' ? command.answer : null
    if (answer === null) return 'noop'
    return answer.template === 'explanation' ? 'answer_question' : 'ask'
  }
  const brief = after !== undefined && 'brief' in after ? after.brief : command.brief
  if (decision.kind === 'refused' && decision.reason === 'not_now') return 'noop'
  if (isOnlyRefused(before, brief)) return 'refuse'
  if (decision.kind === 'refused') return 'ask'
  const isYes = command.type === 'revise_request' && command.intent === 'accept'
  return isComplete(brief, isYes, context) ? 'plan' : 'ask'
}

/** Everything is known, and the person agreed or answered all that was open. */
function isComplete(brief: Brief, isYes: boolean, { open, text }: TurnContext): boolean {
  const isUsable = brief.objections.length + brief.ambiguities.length === 0
  if (!(brief.ready || (open.isShown && isUsable))) return false
  if (open.unanswered.some((question) => question.default === undefined)) return false
  if (isYes) return true
  if (agreesWithMore(text) && !numbered.test(text)) return false
  return (brief.questions.length === 0 || open.own === 0) && open.unanswered.length === 0
}

const numbered = /(?:^|\s)\d{1,2}[.):]/

/** The words gave nothing but values that cannot be used. */
function isOnlyRefused(before: RequestState | undefined, brief: Brief): boolean {
  if (before === undefined || !('brief' in before)) return false
  const known = new Set(before.brief.objections.map(({ parameter, value }) => `${parameter} ${value}`))
  const fresh = brief.objections.filter(({ parameter, value }) => !known.has(`${parameter} ${value}`))
  const refused = new Set(fresh.map(({ parameter }) => parameter))
  return fresh.length > 0 && usable(before.brief, refused) === usable(brief, refused)
}

function usable({ understanding }: Brief, refused: ReadonlySet<string>): string {
  const { statements, capabilities } = understanding
  const values = Object.values(statements).flatMap((parameters) =>
    Object.entries(parameters).filter(([name]) => !refused.has(name)),
  )
  return JSON.stringify([values, capabilities, [...acceptedNames(understanding)]])
}
