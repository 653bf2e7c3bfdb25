import { Marked, type Token } from 'marked'
import { escapeHtml, type Html, html } from './html.ts'
import { balanceHtml, cleanHtml, withoutHidden } from './markdown/clean-html.ts'
import { linkReferences, type References } from './markdown/references.ts'
import { findTaskBoxes } from './markdown/task-boxes.ts'

export interface BodyOptions {
  readonly references?: References
  /** Folder that relative links start from; default the root of the site. */
  readonly base?: string
  /** Id of the form that a ticked box posts; without it boxes only show. */
  readonly boxForm?: string
  /** In files a line break is a space; in issues and comments GitHub shows it. Default true. */
  readonly breaks?: boolean
}

const alertTitles = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
}
const alertMark = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i
/** Stand for our own controls until everything of the author is clean. */
const boxStart = '\uE000'
const boxEnd = '\uE001'
const nobody: References = { person: () => undefined, issue: () => undefined }

/** The text of an issue, a comment, a check or a file as GitHub would show it. Nothing of the author becomes active. */
export function bodyText(text: string | null, options: BodyOptions = {}): Html {
  const { references = nobody, base = '', breaks = true } = options
  const source = (text ?? '').replaceAll('\r\n', '\n').replaceAll(/[\uE000\uE001]/g, '')
  const topLevel = new Set<unknown>()
  const markdown = createMarkdown({ base, breaks, topLevel })
  const tokens = markdown.lexer(source)
  for (const token of tokens) topLevel.add(token)
  const labels = labelsOfBoxes(tokens)
  const rendered = cleanHtml(markdown.parser(tokens), { base, own: true })
  const clean = balanceHtml(rendered, (words) => linkReferences(words, references))
  if (clean.trim() === '') return html`<p class="muted">No description provided.</p>`
  const boxes = findTaskBoxes(source)
  const form = boxes.length === labels.length ? options.boxForm : undefined
  let next = 0
  const shown = clean.replace(/\uE000([01])\uE001/g, (_, checked: string) => {
    const index = next
    next += 1
    return taskBox({ checked: checked === '1', label: labels[index] ?? '', form, index }).markup
  })
  return { markup: `<div class="text">${shown}</div>` }
}

interface Rendering {
  readonly base: string
  readonly breaks: boolean
  /** Tokens that are inside no other: GitHub knows alerts only there. */
  readonly topLevel: ReadonlySet<unknown>
}

function createMarkdown({ base, breaks, topLevel }: Rendering): Marked {
  const markdown: Marked = new Marked({
    gfm: true,
    breaks,
    renderer: {
      blockquote(quote) {
        const kind = topLevel.has(quote) ? alertMark.exec(quote.text)?.[1]?.toLowerCase() : undefined
        if (kind === undefined || !isAlert(kind)) return false
        const inside = markdown.parser(markdown.lexer(quote.text.replace(alertMark, '')))
        return `<div class="alert ${kind}"><p class="alert-title">${alertTitles[kind]}</p>${inside}</div>`
      },
      html: ({ text }) => cleanHtml(withoutHidden(text), { base, own: false }),
      checkbox: ({ checked }) => `${boxStart}${checked ? 1 : 0}${boxEnd} `,
      image: ({ href, text }) => `<img src="${escapeHtml(href)}" alt="${escapeHtml(text)}">`,
      code: ({ text, lang }) =>
        `<pre><code>${lang === 'diff' ? diffLines(text) : escapeHtml(text)}\n</code></pre>\n`,
    },
  })
  return markdown
}

function isAlert(kind: string): kind is keyof typeof alertTitles {
  return kind in alertTitles
}

/** The words beside each box, in order. */
function labelsOfBoxes(tokens: readonly Token[]): string[] {
  const labels: string[] = []
  const visit = (list: readonly Token[], label: string) => {
    for (const token of list) {
      if (token.type === 'checkbox') labels.push(label)
      else if (token.type === 'list') {
        for (const item of token.items) visit(item.tokens, firstLine(item.text))
      } else if ('tokens' in token && token.tokens !== undefined) visit(token.tokens, label)
    }
  }
  visit(tokens, '')
  return labels
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replaceAll(/[*`_~]/g, '').trim()
}

interface ShownBox {
  readonly checked: boolean
  readonly label: string
  readonly form: string | undefined
  readonly index: number
}

function taskBox({ checked, label, form, index }: ShownBox): Html {
  if (form === undefined) {
    return html`<span class="box${checked ? ' checked' : ''}" role="img" aria-label="${checked ? 'Done' : 'Not done'}"></span>`
  }
  return html`<button class="box${checked ? ' checked' : ''}" form="${form}" name="box" value="${index}" role="checkbox" aria-checked="${checked ? 'true' : 'false'}" aria-label="${label}"></button>`
}

/** Lines of a `diff` block in the colors of a diff. */
function diffLines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const tone = line.startsWith('+')
        ? 'plus'
        : line.startsWith('-')
          ? 'minus'
          : line.startsWith('@')
            ? 'hunk'
            : ''
      return tone === '' ? escapeHtml(line) : `<span class="${tone}">${escapeHtml(line)}</span>`
    })
    .join('\n')
}
