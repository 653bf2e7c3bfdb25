import { readBlob, readTree } from '../git/git-objects.ts'
import { resolveCommit } from '../git/refs.ts'
import { encodePath } from '../shapes/commit.ts'
import type { Repository } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { card } from './card.ts'
import { type Html, html } from './html.ts'
import { repositoryHead, type Visit } from './layout.ts'
import { referencesOf } from './tickable-body.ts'

const maxShownBytes = 512 * 1024

/** A file at a branch, tag or commit. */
export interface FilePlace {
  readonly ref: string
  readonly path: string
}

/** One file with its line numbers, Markdown rendered unless `plain` is asked for; undefined when there is none. */
export async function filePage(
  visit: Visit,
  repository: Repository,
  place: FilePlace,
): Promise<Html | undefined> {
  const bytes = await fileBytes(repository, place.ref, place.path)
  if (bytes === undefined) return undefined
  const { ref, path } = place
  const base = `/${repository.fullName}`
  const rendered = isMarkdown(path) && !visit.query.has('plain')
  const shown = rendered ? await renderedFile(visit, repository, place) : sourceOf(bytes)
  const other = isMarkdown(path)
    ? html`<a href="${visit.path}${rendered ? '?plain=1' : ''}">${rendered ? 'Source' : 'Rendered'}</a>`
    : null
  const raw = `${base}/raw/${encodePath(ref)}/${encodePath(path)}`
  const head = html`<span class="label">${ref}</span> ${bytes.byteLength} bytes ${other} <a href="${raw}">Raw</a>`
  return html`${repositoryHead(visit, repository, 'code')}<h1>${breadcrumbs(repository, ref, path)}</h1>
${card({ head, inside: shown })}`
}

/** A Markdown file as GitHub would show it. */
export async function renderedFile(
  visit: Visit,
  repository: Repository,
  { ref, path }: FilePlace,
): Promise<Html> {
  const bytes = await fileBytes(repository, ref, path)
  const folder = path
    .split('/')
    .slice(0, -1)
    .map((part) => `/${part}`)
    .join('')
  return bodyText(bytes?.toString('utf8') ?? '', {
    breaks: false,
    base: `/${repository.fullName}/blob/${encodePath(ref)}${encodePath(folder)}`,
    references: referencesOf(visit, repository),
  })
}

/** Tells whether a file is shown rendered. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path)
}

/** The bytes of a file at a branch, tag or commit; undefined when there is none. */
export async function fileBytes(
  repository: Repository,
  ref: string,
  path: string,
): Promise<Buffer | undefined> {
  const commit = await resolveCommit(repository, ref)
  if (commit === undefined) return undefined
  const entries = (await readTree(repository.directory, commit, 'recursive')) ?? []
  const entry = entries.find((candidate) => candidate.path === path && candidate.type === 'blob')
  return entry === undefined ? undefined : readBlob(repository.directory, entry.sha)
}

function sourceOf(bytes: Buffer): Html {
  if (bytes.includes(0) || bytes.byteLength > maxShownBytes)
    return html`<p class="muted">This file is not shown.</p>`
  const lines = bytes.toString('utf8').replace(/\n$/, '').split('\n')
  const row = (line: string, index: number) =>
    html`<tr id="L${index + 1}"><td><a href="#L${index + 1}">${index + 1}</a></td><td>${line}</td></tr>`
  return html`<table class="patch" aria-label="Lines of the file"><colgroup><col class="number"><col></colgroup><tbody>${lines.map(row)}</tbody></table>`
}
