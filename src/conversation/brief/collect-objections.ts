import * as z from 'zod'
import { commonParameterNames, commonParameters } from '../../capability/common-parameters.ts'
import type { Problem } from '../../domain/assessment.ts'
import { commonScope, type Objection, type Understanding } from '../../domain/brief.ts'
import type { Judged } from './setting-rows.ts'
import { suggestValue } from './suggest-value.ts'
import { valueText } from './value-text.ts'

/** Everything said that cannot be used: what reading refused, and what the capabilities refuse; the same only once. */
export function collectObjections(judged: readonly Judged[], understanding: Understanding): Objection[] {
  const read = understanding.unresolved.flatMap((one) => (one.kind === 'objection' ? [one.objection] : []))
  const refused = judged.flatMap(({ capability, assessment }) =>
    assessment.problems.map((problem) => {
      const isShared = commonParameterNames.includes(problem.parameter)
      const schema = capability.parameters.shape[problem.parameter]
      return objection(problem, isShared ? null : capability.id, schema)
    }),
  )
  const unasked = judged.length > 0 ? [] : refusedCommon(understanding)
  const unique = new Map(
    [...read, ...refused, ...unasked].map((one) => [`${one.capability} ${one.parameter} ${one.value}`, one]),
  )
  return [...unique.values()]
}

function objection(problem: Problem, capability: string | null, schema: unknown): Objection {
  const suggestion =
    problem.suggestion ?? (schema instanceof z.ZodType ? suggestValue(schema, problem.value) : undefined)
  const { parameter, value, rule } = problem
  return { capability, parameter, value, rule, ...(suggestion === undefined ? {} : { suggestion }) }
}

/** Shared values that cannot be right for any capability. */
function refusedCommon(understanding: Understanding): Objection[] {
  return Object.entries(commonParameters).flatMap(([parameter, schema]) => {
    const statement = understanding.statements[commonScope]?.[parameter]
    const rule =
      statement === undefined ? undefined : schema.safeParse(statement.value).error?.issues[0]?.message
    if (statement === undefined || rule === undefined) return []
    return [objection({ parameter, value: valueText(statement.value), rule }, null, schema)]
  })
}
