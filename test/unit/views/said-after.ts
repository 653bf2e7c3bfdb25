import type { Command } from '../../../src/domain/command.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import type { RequestState } from '../../../src/domain/request-state.ts'
import { commentView } from '../../../src/views/comment-view.ts'
import { decideAs } from '../../support/requests.ts'
import { texts } from './golden.ts'

/** The one comment that a command leads to, by its template's name and in full. */
export function saidAfter(
  state: RequestState | undefined,
  command: Command,
): { readonly template: string; readonly text: string } {
  const decision = decideAs(state, command)
  const events = decision.kind === 'accepted' ? decision.events : []
  const after = events.reduce<RequestState | undefined>(evolve, state)
  const [word, ...more] = decision.effects.filter((effect) => effect.type === 'say')
  if (word === undefined || more.length > 0 || after === undefined)
    throw new Error('there is not one comment')
  const { template, data } = word
  return { template, text: texts.render(`comments/${template}`, commentView(after, data, [])) }
}
