import { unixLines } from '../actions.ts'
import type { FormElement, IssueForm } from './issue-forms.ts'

type Field = Exclude<FormElement, { type: 'markdown' }>

/** What a person chose or wrote, by the name of the field. */
export interface Answers {
  /** Chosen options of a dropdown or ticked boxes by position, or one text. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** Labels of required fields that were left empty. */
  readonly missing: readonly string[]
}

const nothing = '_No response_'

/** Name of an element's control in the page's form. */
export function fieldName(element: Field, position: number): string {
  return `answer.${element.id ?? String(position)}`
}

/** Reads the answers to a form out of what the page posted. */
export function readAnswers(form: IssueForm, posted: URLSearchParams): Answers {
  const values = new Map<string, readonly string[]>()
  const missing: string[] = []
  for (const [element, name] of fieldsOf(form)) {
    const given = posted
      .getAll(name)
      .map(unixLines)
      .filter((value) => value.trim() !== '')
    values.set(name, given)
    missing.push(...missingIn(element, given))
  }
  return { values, missing }
}

/** The body that GitHub makes of the answers: a heading of the third level for each field, then its answer. */
export function answersMarkdown(form: IssueForm, { values }: Pick<Answers, 'values'>): string {
  return fieldsOf(form)
    .map(
      ([element, name]) =>
        `### ${element.attributes.label}\n\n${answerText(element, values.get(name) ?? [])}`,
    )
    .join('\n\n')
}

function answerText(element: Field, given: readonly string[]): string {
  if (element.type === 'checkboxes') {
    return element.attributes.options
      .map(({ label }, position) => `- [${given.includes(String(position)) ? 'x' : ' '}] ${label}`)
      .join('\n')
  }
  if (element.type === 'dropdown') {
    const chosen = element.attributes.options.filter((_, position) => given.includes(String(position)))
    return chosen.length === 0 ? nothing : chosen.join(', ')
  }
  const text = given[0]?.trimEnd() ?? ''
  if (text === '') return nothing
  const render = element.type === 'textarea' ? element.attributes.render : undefined
  return render === undefined ? text : `\`\`\`${render}\n${text}\n\`\`\``
}

function missingIn(element: Field, given: readonly string[]): string[] {
  if (element.type === 'checkboxes') {
    return element.attributes.options
      .filter(({ required }, position) => required && !given.includes(String(position)))
      .map(({ label }) => label)
  }
  return element.validations.required && given.length === 0 ? [element.attributes.label] : []
}

function fieldsOf(form: IssueForm): [Field, string][] {
  return form.body.flatMap((element, position): [Field, string][] =>
    element.type === 'markdown' ? [] : [[element, fieldName(element, position)]],
  )
}
