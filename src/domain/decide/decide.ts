import type { Command } from '../command.ts'
import { type Decision, type Facts, refused } from '../decision.ts'
import type { RequestState } from '../request-state.ts'
import { cancelRequest } from './cancel-request.ts'
import { confirmGates } from './confirm-gates.ts'
import { openRequest, reviseRequest } from './conversation.ts'
import { recordModelAnswer } from './model-answer.ts'
import { recordOpinion, withOpinions } from './opinions.ts'
import { recordConflict, recordProposal, recordRefusal } from './proposal.ts'
import { destroyStacks } from './removal.ts'
import { recheckStack, retryStack } from './retry.ts'
import { closePullRequest, moveHead, submitReview } from './review.ts'
import { reportUnknownCommand, showHelp, showStatus } from './show.ts'
import { answerSignOff, recordOverdueSignOff, withSignOffs } from './sign-offs.ts'
import { recordApply, recordPlan } from './stack-runs.ts'

/**
 * What a command leads to in a state. Pure and total: every command has an answer in every state.
 * `state` is undefined for an issue that is not known yet.
 */
export function decide(state: RequestState | undefined, command: Command, facts: Facts): Decision {
  return withOpinions(withSignOffs(decideAlone(state, command, facts), state), state)
}

function decideAlone(state: RequestState | undefined, command: Command, facts: Facts): Decision {
  if (command.type === 'open_request') return openRequest(state, command, facts)
  if (state === undefined || state.status === 'declined') return refused('not_for_us')
  switch (command.type) {
    case 'revise_request':
      return reviseRequest(state, command, facts)
    case 'record_model_answer':
      return recordModelAnswer(state, command)
    case 'record_opinion':
      return recordOpinion(state, command)
    case 'answer_sign_off':
      return answerSignOff(state, command, facts)
    case 'record_overdue_sign_off':
      return recordOverdueSignOff(state, command)
    case 'cancel_request':
      return cancelRequest(state, command, facts)
    case 'confirm_gates':
      return confirmGates(state, command, facts)
    case 'retry_stack':
      return retryStack(state, command, facts)
    case 'recheck_stack':
      return recheckStack(state, command, facts)
    case 'destroy_stacks':
      return destroyStacks(state, command, facts)
    case 'show_help':
      return showHelp(command, facts)
    case 'show_status':
      return showStatus(command, facts)
    case 'report_unknown_command':
      return reportUnknownCommand(command, facts)
    case 'record_status_comment':
      return { kind: 'accepted', events: [{ type: 'status_comment_posted', id: command.id }], effects: [] }
    case 'record_proposal':
      return recordProposal(state, command)
    case 'record_conflict':
      return recordConflict(state, command)
    case 'record_refusal':
      return recordRefusal(state, command)
    case 'record_plan':
      return recordPlan(state, command)
    case 'record_apply':
      return recordApply(state, command)
    case 'submit_review':
      return submitReview(state, command, facts)
    case 'move_head':
      return moveHead(state, command)
    case 'close_pull_request':
      return closePullRequest(state, command)
  }
}
