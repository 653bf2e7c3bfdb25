import type { ModelName } from './catalog.ts'
import { type DeploymentType, reachOf } from './deployment-types.ts'

/** Input tokens a minute that one provisioned unit takes (Microsoft's sizing table, 2026-08); others are not sold. */
const inputTokensPerUnit: { readonly [name in ModelName]?: number } = {
  'gpt-5.5': 1200,
  'gpt-5.4': 2400,
  'gpt-5.2': 3400,
  'gpt-5.1': 4750,
  'gpt-5': 4750,
  'gpt-5-mini': 23_750,
  'gpt-4.1': 3000,
  'gpt-4.1-mini': 14_900,
  'gpt-4.1-nano': 59_400,
  'o4-mini': 5400,
  'gpt-4o-mini': 37_000,
}

/** Models of which a region sells 25 units and not only 50. */
const small: readonly ModelName[] = ['gpt-5-mini', 'gpt-4.1-mini', 'gpt-4.1-nano', 'o4-mini', 'gpt-4o-mini']

/** Input tokens that one output token counts as. */
function outputWeight(name: ModelName): number {
  if (name === 'gpt-5.4') return 6
  return name.startsWith('gpt-5') ? 8 : 4
}

export function isSoldInUnits(name: ModelName): boolean {
  return inputTokensPerUnit[name] !== undefined
}

/** The smallest number of units, and by how many it grows. */
export function unitSteps(name: ModelName, type: DeploymentType): { least: number; step: number } {
  if (reachOf(type) !== 'Standard') return { least: 15, step: 5 }
  return small.includes(name) ? { least: 25, step: 25 } : { least: 50, step: 50 }
}

/** The smallest number of units on sale that is at least `wanted`. */
export function roundUpUnits(wanted: number, { least, step }: { least: number; step: number }): number {
  return least + Math.max(0, Math.ceil((wanted - least) / step)) * step
}

/** Units that a load needs; undefined when the model is not sold in units. */
export function unitsNeeded(
  name: ModelName,
  type: DeploymentType,
  load: { readonly requestsPerMinute: number; readonly tokensIn: number; readonly tokensOut: number },
): number | undefined {
  const perUnit = inputTokensPerUnit[name]
  if (perUnit === undefined) return undefined
  const weighed = load.requestsPerMinute * (load.tokensIn + outputWeight(name) * load.tokensOut)
  return roundUpUnits(weighed / perUnit, unitSteps(name, type))
}
