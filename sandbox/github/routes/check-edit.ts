import { ApiError, validationFailed } from '../http/api-error.ts'
import {
  type Fields,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalString,
  optionalText,
  requiredString,
} from '../http/fields.ts'
import type { Annotation, CheckAction, CheckRun } from '../world/state.ts'

const statuses = ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending']
const conclusions = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'timed_out']
/** Limits of GitHub's check runs ("REST API endpoints for check runs", 2026). */
const maxActions = 3
const maxAnnotationsPerRequest = 50
const actionLimits = { label: 20, description: 40, identifier: 20 } as const

/** Applies the fields of a create or update request to a check run; annotations are added to those there. Throws 422. */
export function applyCheckFields(run: CheckRun, fields: Fields, now: string): void {
  run.name = optionalString(fields, 'name') ?? run.name
  run.externalId = optionalString(fields, 'external_id') ?? run.externalId
  run.detailsUrl = optionalString(fields, 'details_url') ?? run.detailsUrl
  run.startedAt = optionalString(fields, 'started_at') ?? run.startedAt
  if (fields['actions'] !== undefined) run.actions = readActions(fields)
  applyOutput(run, optionalObject(fields, 'output'))
  applyProgress(run, fields, now)
}

function applyProgress(run: CheckRun, fields: Fields, now: string): void {
  const status = oneOf(optionalString(fields, 'status'), statuses, 'status')
  const conclusion = oneOf(optionalString(fields, 'conclusion'), conclusions, 'conclusion')
  if (status === 'completed' && conclusion === undefined && run.conclusion === null) {
    throw validationFailed({ resource: 'CheckRun', field: 'conclusion', code: 'missing_field' })
  }
  if (conclusion !== undefined) {
    run.status = 'completed'
    run.conclusion = conclusion
    run.completedAt = optionalString(fields, 'completed_at') ?? now
  } else if (status !== undefined) {
    run.status = status
    run.conclusion = status === 'completed' ? run.conclusion : null
    run.completedAt = status === 'completed' ? (run.completedAt ?? now) : null
  }
}

function applyOutput(run: CheckRun, output: Fields | undefined): void {
  if (output === undefined) return
  run.title = optionalString(output, 'title') ?? run.title
  run.summary = optionalText(output, 'summary', 'CheckRun') ?? run.summary
  run.text = optionalText(output, 'text', 'CheckRun') ?? run.text
  if (run.summary === null) throw new ApiError(422, 'Invalid request.\n\n"summary" wasn\'t supplied.')
  const annotations = optionalObjects(output, 'annotations') ?? []
  if (annotations.length > maxAnnotationsPerRequest) {
    throw new ApiError(
      422,
      `Invalid request.\n\nNo more than ${maxAnnotationsPerRequest} items are allowed; ${annotations.length} were supplied.`,
    )
  }
  run.annotations.push(...annotations.map(readAnnotation))
}

function readActions(fields: Fields): CheckAction[] {
  const actions = optionalObjects(fields, 'actions') ?? []
  if (actions.length > maxActions) {
    throw new ApiError(
      422,
      `Invalid request.\n\nNo more than ${maxActions} items are allowed; ${actions.length} were supplied.`,
    )
  }
  return actions.map((action) => ({
    label: limited(action, 'label'),
    description: limited(action, 'description'),
    identifier: limited(action, 'identifier'),
  }))
}

function limited(action: Fields, name: keyof typeof actionLimits): string {
  const value = requiredString(action, name, 'CheckRun')
  const limit = actionLimits[name]
  if (value.length <= limit) return value
  throw new ApiError(
    422,
    `Invalid request.\n\nOnly ${limit} characters are allowed; ${value.length} were supplied.`,
  )
}

function readAnnotation(annotation: Fields): Annotation {
  const startLine = optionalInteger(annotation, 'start_line')
  const endLine = optionalInteger(annotation, 'end_line')
  if (startLine === undefined || endLine === undefined) {
    throw validationFailed({ resource: 'CheckRun', field: 'annotations', code: 'invalid' })
  }
  return {
    path: requiredString(annotation, 'path', 'CheckRun'),
    startLine,
    endLine,
    startColumn: optionalInteger(annotation, 'start_column') ?? null,
    endColumn: optionalInteger(annotation, 'end_column') ?? null,
    level:
      oneOf(
        requiredString(annotation, 'annotation_level', 'CheckRun'),
        ['notice', 'warning', 'failure'],
        'annotation_level',
      ) ?? 'notice',
    message: requiredString(annotation, 'message', 'CheckRun'),
    title: optionalString(annotation, 'title') ?? null,
    rawDetails: optionalString(annotation, 'raw_details') ?? null,
  }
}

function oneOf(value: string | undefined, allowed: readonly string[], field: string): string | undefined {
  if (value === undefined || allowed.includes(value)) return value
  throw validationFailed({ resource: 'CheckRun', field, code: 'invalid' })
}
