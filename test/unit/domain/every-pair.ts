import type { Command } from '../../../src/domain/command.ts'
import { aBrief, headSha, mergeSha, removalNumber, say, unclearBrief } from '../../support/requests.ts'

/** For each kind of command, the ways in which it can arrive. */
export const variants: Readonly<Record<Command['type'], readonly Command[]>> = {
  open_request: [say.open(), say.open(unclearBrief), say.open(aBrief(), { author: 'mallory' })],
  revise_request: [
    say.revise('alice'),
    say.revise('carol', { changed: false }),
    say.revise('alice', { brief: unclearBrief }),
    say.revise('alice', { intent: 'accept', changed: false }),
    say.revise('alice', { intent: 'accept', brief: unclearBrief }),
    say.revise('alice', { changed: false, answer: { template: 'not-understood', data: {} } }),
    say.revise('mallory'),
  ],
  record_model_answer: [
    say.modelAnswer(),
    say.modelAnswer({ brief: null }),
    say.modelAnswer({ brief: unclearBrief }),
    say.modelAnswer({ brief: null, usage: null, trouble: 'it did not answer' }),
    say.modelAnswer({ question: 9 }),
    say.modelAnswer({ question: 9, usage: null }),
  ],
  record_opinion: [
    say.opinion(),
    say.opinion({ question: 9 }),
    say.opinion({ opinion: null, usage: null, shown: null }),
  ],
  answer_sign_off: [
    say.signOff('dora'),
    say.signOff('dora', 'objects'),
    say.signOff('bob'),
    say.signOff('mallory'),
  ],
  record_overdue_sign_off: [say.overdue(), say.overdue('another key')],
  cancel_request: [
    { type: 'cancel_request', by: 'alice', replyTo: 12 },
    { type: 'cancel_request', by: 'bob', replyTo: 12 },
    { type: 'cancel_request', by: 'mallory', replyTo: 12 },
  ],
  confirm_gates: [
    say.confirm('bob', ['access', 'gpu']),
    say.confirm('bob', ['gpu'], 'databricks-objects'),
    say.confirm('bob', ['immutability']),
    say.confirm('alice', ['access']),
    say.confirm('mallory', ['access']),
  ],
  retry_stack: [
    say.retry('alice'),
    say.retry('alice', 'databricks'),
    say.retry('bob', 'nothing'),
    say.retry('mallory'),
  ],
  destroy_stacks: [
    say.destroy('alice'),
    say.destroy('bob', 'firewall'),
    say.destroy('alice', 'databricks'),
    say.destroy('alice', 'nothing'),
    say.destroy('mallory'),
  ],
  show_help: [
    { type: 'show_help', by: 'alice', replyTo: 12 },
    { type: 'show_help', by: 'mallory', replyTo: 12 },
  ],
  show_status: [{ type: 'show_status', by: 'alice', replyTo: 12 }],
  report_unknown_command: [
    { type: 'report_unknown_command', by: 'alice', given: 'aply', didYouMean: 'plan', replyTo: 12 },
  ],
  record_status_comment: [{ type: 'record_status_comment', id: '900' }],
  record_proposal: [say.proposal(2), say.proposal(9), say.removal(3)],
  record_conflict: [
    {
      type: 'record_conflict',
      revision: 2,
      conflicts: [{ path: 'stacks/prod/ml/firewall', holder: 'acme/infra#3' }],
    },
    { type: 'record_conflict', revision: 3, conflicts: [] },
    { type: 'record_conflict', revision: 9, conflicts: [] },
  ],
  record_refusal: [
    { type: 'record_refusal', revision: 2, message: 'the branch holds a commit of somebody else' },
    { type: 'record_refusal', revision: 3, message: 'somebody changed the files' },
    { type: 'record_refusal', revision: 9, message: 'too late' },
  ],
  record_plan: [
    say.plan('databricks', '2.2'),
    say.plan('databricks', '2.2', 'another plan', 'changed'),
    say.plan('databricks', '2.99'),
    say.plan('firewall', '3.2'),
    {
      type: 'record_plan',
      stack: 'firewall',
      sha: mergeSha,
      run: '2.2',
      report: { kind: 'edited', files: ['main.tf'] },
    },
    {
      type: 'record_plan',
      stack: 'databricks',
      sha: mergeSha,
      run: '2.2',
      report: { kind: 'failed', failure: { message: 'no quota', excerpt: '' } },
    },
  ],
  record_apply: [
    say.applied('databricks', '2.3'),
    say.applyFailed('databricks', '2.3'),
    say.applied('nothing', '2.1'),
    say.applied('firewall', '3.3'),
    say.applyFailed('firewall', '3.3'),
  ],
  submit_review: [
    say.approve('bob'),
    say.approve('alice'),
    say.approve('mallory'),
    say.approve('bob', mergeSha),
    say.approve('bob', headSha, removalNumber),
    { type: 'submit_review', by: 'bob', pullRequest: 13, verdict: 'withdrawn', headSha: mergeSha },
    { type: 'submit_review', by: 'bob', pullRequest: 99, verdict: 'approved', headSha: mergeSha },
  ],
  move_head: [
    { type: 'move_head', by: 'carol', pullRequest: 13, headSha: mergeSha },
    { type: 'move_head', by: 'carol', pullRequest: 99, headSha: mergeSha },
  ],
  close_pull_request: [
    say.merge('bob'),
    { type: 'close_pull_request', by: 'bob', pullRequest: 13, headSha: mergeSha, mergeSha: null },
    { type: 'close_pull_request', by: 'bob', pullRequest: 99, headSha: mergeSha, mergeSha },
    say.merge('bob', headSha, removalNumber),
    say.close('bob', removalNumber),
  ],
  recheck_stack: [
    { type: 'recheck_stack', by: 'alice', stack: 'databricks' },
    { type: 'recheck_stack', by: 'alice', stack: 'databricks-objects' },
    { type: 'recheck_stack', by: 'alice', stack: 'nothing' },
    { type: 'recheck_stack', by: 'mallory', stack: 'databricks' },
  ],
}
