import type { Capability } from '../../../capability/contract.ts'
import { remembered } from '../../../lib/remembered.ts'

/** A way of asking for a capability that does not name it. */
interface CapabilityAct {
  readonly id: string
  readonly form: RegExp
}

const between = '(?: [^ ]+){0,8}?'
const undone = '(?<!(?:^| )(?:not|dont|never|no|without) )'

/** Ids of the capabilities that a sentence asks for without naming them; its words carry values as slots. */
export function actsIn(words: string, catalogue: readonly Capability[]): string[] {
  return [...new Set(formsOf(catalogue).flatMap(({ id, form }) => (form.test(words) ? [id] : [])))]
}

const formsOf = remembered((catalogue: readonly Capability[]): readonly CapabilityAct[] =>
  catalogue.flatMap(({ id, phrases }) => (phrases.acts ?? []).map((act) => ({ id, form: formOf(act) }))),
)

function formOf(act: string): RegExp {
  const steps = act.split(' ').map((step) => `(?:${step.split('|').map(choiceOf).join('|')})`)
  return new RegExp(`(?:^| )${undone}${steps.join(`${between} `)}(?= |$)`)
}

/** `{mail}` is the slot of mail addresses; everything else is a word. */
function choiceOf(choice: string): string {
  const slot = /^\{([a-z]+)\}$/.exec(choice)?.[1]
  return slot === undefined ? choice.replace(/[^\p{L}\p{N}]/gu, '') : slot.toUpperCase()
}
