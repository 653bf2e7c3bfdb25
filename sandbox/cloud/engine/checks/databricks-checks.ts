import { isList, isObject, plainText } from '../../protocol/value.ts'
import { nodeTypeProblem } from '../node-types.ts'
import { permissionsTarget } from '../permissions-target.ts'
import type { Candidate } from './candidate.ts'

const INVALID = 'INVALID_PARAMETER_VALUE:'

/** A cluster needs node types that Azure still sells, a sensible idle time and room to scale. */
export function clusterRefusal({ values }: Candidate): string | undefined {
  const problem =
    firstNodeTypeProblem([values['node_type_id'], values['driver_node_type_id']]) ??
    idleTimeProblem(values['autotermination_minutes']) ??
    scaleProblem(isList(values['autoscale']) ? values['autoscale'][0] : undefined)
  return problem === undefined ? undefined : `cannot create cluster: ${INVALID} ${problem}`
}

/** A pool needs a node type that Azure still sells. */
export function poolRefusal({ values }: Candidate): string | undefined {
  const problem = firstNodeTypeProblem([values['node_type_id']])
  return problem === undefined ? undefined : `cannot create instance pool: ${INVALID} ${problem}`
}

/** Each kind of object knows its own permission levels. */
export function permissionLevelRefusal({ values }: Candidate): string | undefined {
  const target = permissionsTarget(values)
  const rules = isList(values['access_control']) ? values['access_control'] : []
  for (const rule of rules) {
    const level = isObject(rule) ? plainText(rule['permission_level']) : ''
    if (level !== '' && target?.kind.levels?.includes(level) === false) {
      return `permission_level ${level} is not supported with ${target.attribute} objects; supported levels: ${target.kind.levels.join(', ')}`
    }
  }
  return undefined
}

function firstNodeTypeProblem(nodeTypes: readonly unknown[]): string | undefined {
  return nodeTypes
    .map(plainText)
    .filter((nodeType) => nodeType !== '')
    .map(nodeTypeProblem)
    .find((problem) => problem !== undefined)
}

/** Databricks stops idle clusters after 10 to 10,000 minutes, or never with 0 (Clusters API, 2026). */
function idleTimeProblem(minutes: unknown): string | undefined {
  if (typeof minutes !== 'number' || minutes === 0 || (minutes >= 10 && minutes <= 10_000)) return undefined
  return `autotermination_minutes must be 0 or between 10 and 10000, got ${minutes}`
}

function scaleProblem(autoscale: unknown): string | undefined {
  if (typeof autoscale !== 'object' || autoscale === null) return undefined
  const [minimum, maximum] = ['min_workers', 'max_workers'].map((name) =>
    Number(Object.entries(autoscale).find(([key]) => key === name)?.[1] ?? 0),
  )
  if (minimum === undefined || maximum === undefined || maximum > minimum) return undefined
  return `max_workers (${maximum}) must be greater than min_workers (${minimum})`
}
