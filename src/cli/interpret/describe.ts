import type { JsonValue } from '../../domain/assessment.ts'
import { type AskedQuestion, type Brief, commonScope } from '../../domain/brief.ts'

/** One value that is known, with where it comes from; `capability` is null for a shared one. */
interface DescribedParameter {
  readonly capability: string | null
  readonly name: string
  readonly value: JsonValue
  readonly source: string
  readonly quote?: string
}

/** What is understood of a request at one moment, as data. */
export interface Description {
  readonly actionable: boolean
  /** Only those that are certain; what may be meant is asked. */
  readonly capabilities: readonly string[]
  readonly params: readonly DescribedParameter[]
  readonly asks: readonly {
    readonly n: number
    readonly capability: string | null
    readonly param: string
    readonly default: JsonValue
  }[]
  readonly gates: readonly string[]
  readonly invalid: readonly { readonly param: string; readonly value: string; readonly reason: string }[]
  readonly ambiguous: readonly { readonly param: string; readonly options: readonly string[] }[]
  readonly unsupported: readonly string[]
}

/** An issue that is left alone. */
export const nothingForUs: Description = {
  actionable: false,
  capabilities: [],
  params: [],
  asks: [],
  gates: [],
  invalid: [],
  ambiguous: [],
  unsupported: [],
}

/** Describes a brief without its comments; `unanswered` was shown in place of its own questions. */
export function describeBrief(brief: Brief, unanswered: readonly AskedQuestion[] = []): Description {
  const { understanding } = brief
  const questions = brief.questions.length > 0 ? brief.questions : unanswered
  const isSettled = understanding.choice === 'settled'
  return {
    actionable: true,
    capabilities: isSettled ? understanding.capabilities : [],
    params: [...rowsOf(brief), ...statementsWithoutRow(brief)],
    asks: questions.map(({ n, capability, parameter, default: proposed }) => ({
      n,
      capability,
      param: parameter,
      default: isSettled ? (proposed ?? null) : [...understanding.capabilities, ...understanding.offered],
    })),
    gates: [...new Set([...brief.gates.map(({ id }) => id), ...(brief.foreseen ?? [])])],
    invalid: brief.objections.map(({ parameter, value, rule }) => ({
      param: parameter,
      value,
      reason: rule,
    })),
    ambiguous: brief.ambiguities.map(({ parameter, options }) => ({ param: parameter, options })),
    unsupported: brief.unsupported,
  }
}

function rowsOf({ rows }: Brief): DescribedParameter[] {
  return rows.map(({ capability, parameter, value, source, quote }) => ({
    capability,
    name: parameter,
    value,
    source,
    ...(quote === undefined ? {} : { quote }),
  }))
}

/** What was said for capabilities that nobody chose yet. */
function statementsWithoutRow({ understanding, rows, objections }: Brief): DescribedParameter[] {
  const known = new Set(rows.map((row) => row.parameter))
  const refused = new Set(objections.map(({ parameter }) => parameter))
  return Object.entries(understanding.statements).flatMap(([scope, parameters]) =>
    Object.entries(parameters)
      .filter(([name]) => !known.has(name) && !refused.has(name))
      .map(([name, { value, quote }]) => ({
        capability: scope === commonScope ? null : scope,
        name,
        value,
        source: 'stated',
        quote,
      })),
  )
}
