import { emptyUnderstanding } from '../../conversation/apply-reading.ts'
import { draftBrief } from '../../conversation/draft-brief.ts'
import { capabilitiesQuestion } from '../../conversation/reading/asked.ts'
import { noModelRecord } from '../../domain/consultation.ts'
import type { RequestState } from '../../domain/request-state.ts'
import type { Heard } from '../../workflow/hear.ts'
import { type Action, actionOf } from './action.ts'
import { askedQuestions, capabilitiesAsked } from './asked-questions.ts'
import type { DialogueLine, Turn } from './conversation-line.ts'
import { type Description, describeBrief, nothingForUs } from './describe.ts'
import { hearOut } from './hear-out.ts'
import { type Judgement, judgeIssue } from './judge-issue.ts'
import { withShownDefaults } from './kept-defaults.ts'
import { openAfter, questionsOf } from './open-questions.ts'
import type { Rehearsal } from './rehearsal.ts'
import { replyTo } from './reply.ts'
import { commentSignal, issueSignal, nowhere } from './signals.ts'

/** What is understood after one turn, and what the bot does about it. */
interface TurnReport extends Description, Judgement {
  readonly action: Action
  readonly reply: string
}

export interface DialogueReport {
  readonly id: string | number
  readonly turns: readonly TurnReport[]
}

/** Reads a conversation turn by turn; the first words of the requester are the issue. */
export async function interpretDialogue(
  { id, turns }: DialogueLine,
  rehearsal: Rehearsal,
): Promise<DialogueReport> {
  const reports: TurnReport[] = []
  let state: RequestState | undefined
  for (const [index, turn] of turns.entries()) {
    const before = withQuestions(state, turn, rehearsal)
    const heard = await takeTurn(turn, index, before, rehearsal)
    const shown = turn.asked == null ? undefined : questionsOf(before)
    state = await withShownDefaults(heard?.after ?? before, { shown, heard, words: turn.text }, rehearsal)
    const open = openAfter({ before, after: state, shown }, rehearsal.capabilities)
    reports.push({
      ...(state !== undefined && 'brief' in state
        ? describeBrief(state.brief, open.unanswered)
        : nothingForUs),
      action: actionOf(heard, { before, after: state, open, text: turn.text }),
      reply: replyTo(heard, rehearsal),
      ...(before === undefined && turn.author === 'requester' ? judgeIssue('', turn.text, rehearsal) : {}),
    })
  }
  return { id, turns: reports }
}

async function takeTurn(
  { author, text }: Turn,
  index: number,
  state: RequestState | undefined,
  rehearsal: Rehearsal,
): Promise<Heard | undefined> {
  if (state !== undefined) return hearOut(commentSignal(String(index + 1), author, text), state, rehearsal)
  return author === 'requester' ? hearOut(issueSignal('', text), undefined, rehearsal) : undefined
}

/** The state as the person saw it; a dialogue that begins with an answer begins with the request it answers. */
function withQuestions(
  state: RequestState | undefined,
  { asked }: Turn,
  { capabilities }: Rehearsal,
): RequestState | undefined {
  if (asked == null || asked.length === 0) return state
  const known = state !== undefined && 'brief' in state ? state : undefined
  const isChoice = asked.some(({ param }) => param === capabilitiesQuestion)
  const understanding = {
    ...(known?.brief.understanding ?? emptyUnderstanding),
    ...(known === undefined || isChoice ? capabilitiesAsked(asked, capabilities) : {}),
  }
  const questions = askedQuestions(asked, understanding.capabilities, capabilities)
  if (known !== undefined) return { ...known, brief: { ...known.brief, understanding, questions } }
  const brief = draftBrief({ understanding, reading: undefined, assessments: {}, catalogue: capabilities })
  return {
    schemaVersion: 1,
    status: 'clarifying',
    origin: nowhere,
    title: '',
    author: 'requester',
    shapers: ['requester'],
    revision: 1,
    statusComment: null,
    model: noModelRecord,
    signOffs: {},
    brief: { ...brief, questions },
    proposal: null,
  }
}
