import type * as z from 'zod'
import { commonParameters } from '../../capability/common-parameters.ts'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { Assessment, Setting } from '../../domain/assessment.ts'
import { commonScope, type SettingRow, type Understanding } from '../../domain/brief.ts'
import { scopeOf } from '../reading/fields.ts'
import { valueText } from './value-text.ts'

/** A capability that was judged. */
export interface Judged {
  readonly capability: Capability
  readonly assessment: Assessment
}

/** Every settled value with its source, shared ones first and once where all capabilities agree. */
export function settingRows(understanding: Understanding, judged: readonly Judged[]): SettingRow[] {
  const rows = judged.flatMap((one) => rowsOf(understanding, one))
  const shared = Object.keys(commonParameters).flatMap((name) => {
    const same = rows.filter((row) => row.parameter === name)
    if (same.length === 0) return statedRow(understanding, name)
    const agree = new Set(same.map((row) => JSON.stringify(row.value))).size === 1
    return agree ? same.slice(0, 1).map((row) => ({ ...row, capability: null })) : same
  })
  return [...shared, ...rows.filter((row) => !(row.parameter in commonParameters))]
}

function rowsOf(understanding: Understanding, { capability, assessment }: Judged): SettingRow[] {
  return Object.entries(assessment.settings).map(([name, setting]) =>
    row(understanding, capability, name, setting),
  )
}

function row(
  understanding: Understanding,
  capability: Capability,
  name: string,
  setting: Setting,
): SettingRow {
  const schema = capability.parameters.shape[name] as z.ZodType | undefined
  const meta = schema === undefined ? undefined : metaOf(schema)
  const statement = understanding.statements[scopeOf(capability.id, name)]?.[name]
  const isStated = setting.source === 'stated' && statement !== undefined
  return {
    capability: capability.id,
    parameter: name,
    label: meta?.label ?? name.replaceAll('_', ' '),
    value: setting.value,
    text: valueText(setting.value, meta?.unit),
    source: isStated && statement.reader === 'model' ? 'inferred' : setting.source,
    ...(isStated ? { quote: statement.quote } : {}),
    ...(setting.reason === undefined ? {} : { reason: setting.reason }),
  }
}

/** What was said about a shared parameter while no capability was asked about it. */
function statedRow(understanding: Understanding, name: string): SettingRow[] {
  const statement = understanding.statements[commonScope]?.[name]
  if (statement === undefined) return []
  const { value, quote, reader } = statement
  const source = reader === 'model' ? 'inferred' : 'stated'
  const common = { capability: null, parameter: name, label: name.replaceAll('_', ' ') }
  return [{ ...common, value, text: valueText(value), source, quote }]
}
