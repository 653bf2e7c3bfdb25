import type { Understanding } from '../../../domain/brief.ts'
import { type Field, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isNegated } from '../negation.ts'
import { isFree, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
import { type Item, settingList } from './lists.ts'

const identifier = /(?<![\w@./-])[a-z][a-z0-9]{0,5}-[A-Za-z0-9][\w-]{1,80}(?![\w@/-]|\.\w)/g
/** Storage accounts have no hyphens: `stsalesdev`. */
const compact =
  /(?<![\w@./-])st(?:[a-z0-9]{3,19}(?:dev|staging|prod|test)\d{0,3}|[a-z]{4,18}\d{2,3})(?![\w@/-]|\.\w)/g

/**
 * Names of resources that are known by how they begin, where nothing else gave the parameter a value: `dbw-sales-dev`
 * is a workspace. Two of them for one name are left unread.
 */
export function readKnownNames(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
  done: Findings,
): Findings {
  const found = [...spansOf(page.text, identifier), ...spansOf(page.text, compact)].filter((span) =>
    isFree(page, span),
  )
  return merge(
    ...ofKind(fields, 'name', 'names').map((field) => {
      const { beginnings = [] } = field.meta
      const isDone = done.operations.some(
        ({ scope, parameter }) => scope === field.scope && parameter === field.name,
      )
      if (isDone) return nothing
      const files = fileItems(page, field)
      if (files !== undefined) return settingList(page, field, files, understanding, 'names')
      if (beginnings.length === 0) return nothing
      const mine = found.filter((span) => isFree(page, span) && isKnown(quoteOf(page, span), beginnings))
      return field.meta.kind === 'names'
        ? readList(page, field, mine, understanding)
        : readOne(page, field, mine)
    }),
  )
}

const file = /(?<![\w@./-])[A-Za-z0-9_][\w-]{0,60}(?:\/[\w-]{1,60}){0,6}\.[a-z]{2,5}(?![\w@/-]|\.\w)/g

/** Files that end as those of a parameter do, in the order in which they are named; undefined when there is none. */
export function fileItems(page: Page, { meta }: Field): Item[] | undefined {
  const { endings = [] } = meta
  if (endings.length === 0) return undefined
  const found = spansOf(page.text, file)
    .map((span) => ({ ...span, value: quoteOf(page, span) }))
    .filter((item) => isFree(page, item) && endings.some((ending) => item.value.endsWith(ending)))
  return found.length === 0 ? undefined : found
}

function isKnown(name: string, beginnings: readonly string[]): boolean {
  return beginnings.some(
    (beginning) => name.startsWith(beginning) || (beginning === 'st-' && name.startsWith('st')),
  )
}

function readOne(page: Page, field: Field, spans: readonly Span[]): Findings {
  const wanted = spans.filter((span) => !isNegated(page, span))
  const [only] = wanted
  const names = new Set(wanted.map((span) => quoteOf(page, span)))
  if (only === undefined || names.size > 1) return nothing
  for (const span of wanted) take(page, span)
  return setting(field, quoteOf(page, only), quoteOf(page, only), 'name')
}

function readList(page: Page, field: Field, spans: readonly Span[], understanding: Understanding): Findings {
  const items = spans
    .toSorted((left, right) => left.start - right.start)
    .map((span): Item => ({ ...span, value: quoteOf(page, span) }))
  return settingList(page, field, items, understanding, 'names')
}
