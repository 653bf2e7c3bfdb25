import { ApiError, validationFailed } from '../../http/api-error.ts'
import {
  type Fields,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalString,
  requiredString,
} from '../../http/fields.ts'
import type { Annotation, CheckAction, CheckRun } from '../../world/state.ts'
import { toTimestamp } from '../../world/timestamp.ts'

/** What an app may say of a check run ("REST API endpoints for check runs", GitHub, 2026). */
type CheckFacts = Omit<CheckRun, 'id' | 'app' | 'suite' | 'headSha'>

/** Only GitHub's own Actions may set `waiting`, `requested` and `pending`. */
const statuses = ['queued', 'in_progress', 'completed']
/** Only GitHub itself sets `stale`. */
const conclusions = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'timed_out']
const levels = ['notice', 'warning', 'failure']
/** Limits of the same page, in items and characters. */
const maxActions = 3
const maxAnnotationsPerRequest = 50
const actionLimits = { label: 20, description: 40, identifier: 20 } as const
const maxOutputLength = 65_535
const maxAnnotationText = 65_536
const maxAnnotationTitle = 255

/** A check run that nothing has been said of. */
const blankRun: Omit<CheckFacts, 'name' | 'startedAt'> = {
  externalId: '',
  detailsUrl: null,
  status: 'queued',
  conclusion: null,
  completedAt: null,
  title: null,
  summary: null,
  text: null,
  actions: [],
  annotations: [],
}

/** What a check run is that a request creates. Throws 422. */
export function newCheckFacts(fields: Fields, now: string): CheckFacts {
  const name = requiredString(fields, 'name', 'CheckRun')
  const facts = applyCheckFields({ ...blankRun, name, startedAt: now }, fields, now)
  if (optionalObject(fields, 'output') !== undefined && facts.title === null) throw notSupplied('title')
  return facts
}

/**
 * What a check run is after a request that updates it; annotations are added to those there.
 * Throws 422, so that a refused request changes nothing.
 */
export function applyCheckFields(run: CheckFacts, fields: Fields, now: string): CheckFacts {
  return {
    name: optionalString(fields, 'name') ?? run.name,
    externalId: optionalString(fields, 'external_id') ?? run.externalId,
    detailsUrl: webAddress(fields, 'details_url') ?? run.detailsUrl,
    startedAt: moment(fields, 'started_at') ?? run.startedAt,
    actions: fields['actions'] === undefined ? run.actions : readActions(fields),
    ...outputOf(run, optionalObject(fields, 'output')),
    ...progressOf(run, fields, now),
  }
}

function progressOf(
  run: CheckFacts,
  fields: Fields,
  now: string,
): Pick<CheckFacts, 'status' | 'conclusion' | 'completedAt'> {
  const status = oneOf(optionalString(fields, 'status'), statuses, 'status')
  const conclusion = oneOf(optionalString(fields, 'conclusion'), conclusions, 'conclusion')
  const completedAt = moment(fields, 'completed_at')
  if (conclusion !== undefined) return { status: 'completed', conclusion, completedAt: completedAt ?? now }
  if (status === undefined) {
    return { status: run.status, conclusion: run.conclusion, completedAt: completedAt ?? run.completedAt }
  }
  if (status !== 'completed') return { status, conclusion: null, completedAt: null }
  if (run.conclusion === null) {
    throw validationFailed({ resource: 'CheckRun', field: 'conclusion', code: 'missing_field' })
  }
  return { status, conclusion: run.conclusion, completedAt: completedAt ?? run.completedAt ?? now }
}

function outputOf(
  run: CheckFacts,
  output: Fields | undefined,
): Pick<CheckFacts, 'title' | 'summary' | 'text' | 'annotations'> {
  if (output === undefined) {
    const { title, summary, text, annotations } = run
    return { title, summary, text, annotations }
  }
  const summary = limited(output, 'summary', maxOutputLength) ?? run.summary
  if (summary === null) throw notSupplied('summary')
  const annotations = optionalObjects(output, 'annotations') ?? []
  requireFew(annotations, maxAnnotationsPerRequest)
  return {
    title: optionalString(output, 'title') ?? run.title,
    summary,
    text: limited(output, 'text', maxOutputLength) ?? run.text,
    annotations: [...run.annotations, ...annotations.map(readAnnotation)],
  }
}

function readActions(fields: Fields): CheckAction[] {
  const actions = optionalObjects(fields, 'actions') ?? []
  requireFew(actions, maxActions)
  const part = (action: Fields, name: keyof typeof actionLimits) => {
    requiredString(action, name, 'CheckRun')
    return limited(action, name, actionLimits[name]) ?? ''
  }
  return actions.map((action) => ({
    label: part(action, 'label'),
    description: part(action, 'description'),
    identifier: part(action, 'identifier'),
  }))
}

function readAnnotation(annotation: Fields): Annotation {
  const startLine = optionalInteger(annotation, 'start_line')
  const endLine = optionalInteger(annotation, 'end_line')
  const startColumn = optionalInteger(annotation, 'start_column') ?? null
  const endColumn = optionalInteger(annotation, 'end_column') ?? null
  const columns = startColumn !== null || endColumn !== null
  if (startLine === undefined || endLine === undefined || endLine < startLine) throw wrongAnnotation()
  if (columns && startLine !== endLine) throw wrongAnnotation()
  const level = requiredString(annotation, 'annotation_level', 'CheckRun')
  requiredString(annotation, 'message', 'CheckRun')
  return {
    path: requiredString(annotation, 'path', 'CheckRun'),
    startLine,
    endLine,
    startColumn,
    endColumn,
    level: oneOf(level, levels, 'annotation_level') ?? level,
    message: limited(annotation, 'message', maxAnnotationText) ?? '',
    title: limited(annotation, 'title', maxAnnotationTitle) ?? null,
    rawDetails: limited(annotation, 'raw_details', maxAnnotationText) ?? null,
  }
}

function limited(fields: Fields, name: string, limit: number): string | undefined {
  const value = optionalString(fields, name)
  if (value === undefined || value.length <= limit) return value
  throw invalid(`Only ${limit} characters are allowed; ${value.length} were supplied.`)
}

function requireFew(items: readonly unknown[], limit: number): void {
  if (items.length <= limit) return
  throw invalid(`No more than ${limit} items are allowed; ${items.length} were supplied.`)
}

function moment(fields: Fields, name: string): string | undefined {
  const value = optionalString(fields, name)
  if (value === undefined) return undefined
  const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(time)) throw invalid(`${JSON.stringify(value.slice(0, 40))} is not a valid date-time.`)
  return toTimestamp(new Date(time))
}

function webAddress(fields: Fields, name: string): string | undefined {
  const value = optionalString(fields, name)
  if (value === undefined || /^https?:\/\//i.test(value)) return value
  const message = `${name} must use http or https scheme`
  throw validationFailed({ resource: 'CheckRun', field: name, code: 'custom', message })
}

function oneOf(value: string | undefined, allowed: readonly string[], field: string): string | undefined {
  if (value === undefined || allowed.includes(value)) return value
  throw validationFailed({ resource: 'CheckRun', field, code: 'invalid' })
}

function wrongAnnotation(): ApiError {
  return validationFailed({ resource: 'CheckRun', field: 'annotations', code: 'invalid' })
}

function notSupplied(name: string): ApiError {
  return invalid(`"${name}" wasn't supplied.`)
}

function invalid(reason: string): ApiError {
  return new ApiError(422, `Invalid request.\n\n${reason}`)
}
