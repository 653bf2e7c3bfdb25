import {
  type Assessment,
  type Capability,
  type CapabilityContext,
  metaOf,
  type ParameterKind,
  type Stated,
} from '../capability/index.ts'
import type { GateId, JsonValue } from '../domain/assessment.ts'

/**
 * The gates that what was said leads to already, whatever the answers that are still needed will be; none when the
 * request is judged as a whole, when something is wrong with it, or when an open answer could decide about a gate.
 */
export async function foreseenGates(
  capability: Capability,
  stated: Stated,
  { stacks, problems, questions }: Assessment,
  context: CapabilityContext,
): Promise<GateId[]> {
  if (stacks.length > 0 || problems.length > 0) return []
  const open = questions.filter((question) => question.default === undefined)
  const filled: Record<string, JsonValue> = { ...stated }
  for (const { parameter } of open) {
    const schema = capability.parameters.shape[parameter]
    const standIn = schema === undefined ? undefined : standIns[metaOf(schema)?.kind ?? 'text']
    if (standIn === undefined) return []
    filled[parameter] = standIn
  }
  const { gates } = await capability.assess(filled, context)
  return [...new Set(gates.map(({ id }) => id))]
}

/** Answers of which no gate can come. */
const standIns: Partial<Record<ParameterKind, JsonValue>> = {
  team: 'team',
  emails: ['team@example.com'],
}
