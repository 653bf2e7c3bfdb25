import type { Capability } from '../../capability/index.ts'
import { commonParameterNames } from '../../capability/index.ts'
import { capabilitiesQuestion } from '../../conversation/reading/asked.ts'
import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import type { Asked } from './conversation-line.ts'

/** The questions of a line as the product keeps them; each belongs to a chosen capability that has its parameter. */
export function askedQuestions(
  asked: readonly Asked[],
  chosen: readonly string[],
  catalogue: readonly Capability[],
): AskedQuestion[] {
  return asked.map(({ n, capability, param, default: proposed }) => {
    const question = {
      n,
      capability: capability ?? ownerOf(param, chosen, catalogue),
      parameter: param,
      text: param,
    }
    if (param === capabilitiesQuestion) return { ...question, options: titlesOf(proposed, catalogue) }
    return proposed == null ? question : { ...question, default: proposed }
  })
}

/** What a request was about that is only known by what was asked. */
export function capabilitiesAsked(
  asked: readonly Asked[],
  catalogue: readonly Capability[],
): Pick<Understanding, 'capabilities' | 'choice'> {
  const options = asked.find(({ param }) => param === capabilitiesQuestion)
  if (options !== undefined) {
    const titles = titlesOf(options.default, catalogue)
    const proposed = catalogue.filter(({ title }) => titles.includes(title)).map(({ id }) => id)
    return { capabilities: proposed, choice: proposed.length === 0 ? 'none' : 'proposed' }
  }
  const owners = asked.map(({ capability, param }) => capability ?? ownerOf(param, [], catalogue))
  const settled = [...new Set(owners.filter((id) => id !== null))]
  return { capabilities: settled, choice: settled.length === 0 ? 'none' : 'settled' }
}

function ownerOf(param: string, chosen: readonly string[], catalogue: readonly Capability[]): string | null {
  if (param === capabilitiesQuestion || commonParameterNames.includes(param)) return null
  const owners = catalogue.filter(({ parameters }) => param in parameters.shape).map(({ id }) => id)
  return owners.find((id) => chosen.includes(id)) ?? owners[0] ?? null
}

/** A list of ids, or ids in one text. */
function titlesOf(proposed: unknown, catalogue: readonly Capability[]): string[] {
  const ids = Array.isArray(proposed)
    ? proposed.map(String)
    : typeof proposed === 'string'
      ? proposed.split(/[\s,]+/)
      : []
  return ids.flatMap((id) => catalogue.find((one) => one.id === id || one.title === id)?.title ?? [])
}
