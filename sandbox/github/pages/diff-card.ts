import type { FileChange } from '../git/git-history.ts'
import { card } from './card.ts'
import { type Html, html } from './html.ts'

/** Files with more changed lines than this are folded. */
const foldedLines = 400
/** Of a file with more lines than this no diff is shown. */
const maxLines = 5000

/** A list of the changed files and the diff of each. */
export function diffCards(files: readonly FileChange[]): Html {
  const additions = files.reduce((sum, file) => sum + file.additions, 0)
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0)
  const total = html`<p class="muted">${files.length} ${files.length === 1 ? 'file' : 'files'} changed, ${counts({ additions, deletions })}</p>`
  const list =
    files.length < 2
      ? null
      : html`<details class="index"><summary>Jump to a file</summary><ul class="list">${files.map((file, index) => html`<li><a href="#diff-${index}">${file.path}</a> ${counts(file)}</li>`)}</ul></details>`
  return html`${total}${list}${files.map(fileCard)}`
}

function fileCard(file: FileChange, index: number): Html {
  const moved = file.previousPath === null ? null : html`<span class="muted">was ${file.previousPath}</span>`
  const head = html`<span class="path">${file.path}</span> ${moved} <span class="label">${file.status}</span> ${counts(file)}`
  return card({ head, inside: diffOf(file), id: `diff-${index}` })
}

function diffOf(file: FileChange): Html {
  if (file.patch === undefined) return html`<p class="muted">No text to show.</p>`
  const rows = file.patch.split('\n')
  if (rows.length > maxLines) return html`<p class="muted">This diff is too large to be shown.</p>`
  const table = diffTable(file.path, rows)
  return rows.length > foldedLines
    ? html`<details><summary>Show a large diff of ${rows.length} lines</summary>${table}</details>`
    : table
}

/** A unified diff with the line numbers of both sides. */
function diffTable(path: string, rows: readonly string[]): Html {
  let before = 0
  let after = 0
  const row = (text: string): Html => {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text)
    if (hunk !== null) {
      before = Number(hunk[1])
      after = Number(hunk[2])
      return html`<tr class="hunk"><td></td><td></td><td></td><td>${text}</td></tr>`
    }
    const content = text.slice(1)
    if (text.startsWith('+')) {
      after += 1
      return html`<tr class="plus"><td></td><td>${after - 1}</td><td>+</td><td>${content}</td></tr>`
    }
    if (text.startsWith('-')) {
      before += 1
      return html`<tr class="minus"><td>${before - 1}</td><td></td><td>-</td><td>${content}</td></tr>`
    }
    if (text.startsWith('\\')) return html`<tr class="hunk"><td></td><td></td><td></td><td>${text}</td></tr>`
    before += 1
    after += 1
    return html`<tr><td>${before - 1}</td><td>${after - 1}</td><td></td><td>${content}</td></tr>`
  }
  return html`<table class="patch" aria-label="Changes of ${path}: old line, new line, sign, text"><colgroup><col class="number"><col class="number"><col class="sign"><col></colgroup><tbody>${rows.map(row)}</tbody></table>`
}

function counts({ additions, deletions }: Pick<FileChange, 'additions' | 'deletions'>): Html {
  return html`<span class="good">+${additions}</span> <span class="bad">-${deletions}</span>`
}
