/** Why a command changed nothing. The same words appear in logs, comments and tests. */
export type Reason =
  | 'already_known'
  | 'not_for_us'
  | 'not_authorised'
  | 'not_an_approver'
  | 'shaped_the_request'
  | 'nothing_changed'
  | 'nothing_to_confirm'
  | 'nothing_to_retry'
  | 'not_ready'
  | 'not_now'
  | 'outdated'
  | 'unknown_stack'
