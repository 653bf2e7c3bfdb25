import type { Repository } from '../../world/state.ts'
import { bodyText } from '../body-text.ts'
import { type Html, html } from '../html.ts'
import { actionForm, repositoryHead, type Visit } from '../layout.ts'
import { holds } from '../visible.ts'
import { fieldName } from './form-answers.ts'
import { type FormElement, type IssueForm, type IssueForms, readIssueForms } from './issue-forms.ts'

/** The form for a new issue: the one the address names, a choice of forms, or a blank one. */
export async function newIssuePage(visit: Visit, repository: Repository, choose: boolean): Promise<Html> {
  const found = await readIssueForms(repository)
  const file = visit.query.get('template')
  const form = found.forms.find((candidate) => candidate.file === file)
  const hasChoice = found.forms.length > 0 || found.config.contact_links.length > 0
  const asked = form ?? (choose && hasChoice ? 'choice' : 'blank')
  const inside =
    visit.persona === null
      ? html`<p class="muted">Choose who you are at the top of the page to open an issue.</p>`
      : asked === 'choice'
        ? choice(visit, repository, found)
        : asked === 'blank'
          ? blankForm(visit, repository)
          : filledForm(visit, repository, asked)
  const title = form === undefined ? 'New issue' : `New issue: ${form.name}`
  return html`${repositoryHead(visit, repository, 'issues')}<h1>${title}</h1>${inside}`
}

function choice(visit: Visit, repository: Repository, { forms, config, broken }: IssueForms): Html {
  const base = `/${repository.fullName}/issues/new`
  const line = (href: string, name: string, about: string) =>
    html`<li><a href="${href}"><strong>${name}</strong></a><br><span class="muted">${about}</span></li>`
  const mayBlank = config.blank_issues_enabled || holds(visit, repository, 'write')
  return html`<ul class="list">${forms.map(({ file, name, description }) => line(`${base}?template=${encodeURIComponent(file)}`, name, description))}${mayBlank ? line(base, 'Blank issue', 'Start with an empty form.') : null}${config.contact_links.map(({ url, name, about }) => line(url, name, about))}</ul>
${broken.map(({ file, reason }) => html`<p class="wait small">${file} is not a valid form and is left out: ${reason}</p>`)}`
}

function blankForm(visit: Visit, repository: Repository): Html {
  const { query } = visit
  return actionForm(
    visit,
    { do: 'open', repository: repository.fullName },
    html`${titleField(query.get('title') ?? '')}
<div class="field"><label for="body">Description</label><textarea id="body" name="body" rows="10">${query.get('body')}</textarea><p class="muted small">Markdown works here.</p></div>
<button class="primary">Create</button>`,
  )
}

function filledForm(visit: Visit, repository: Repository, form: IssueForm): Html {
  const { query } = visit
  const elements = form.body.map((element, position) => formElement(visit, repository, element, position))
  return html`<p class="muted">${form.description}</p>${actionForm(
    visit,
    { do: 'open-form', repository: repository.fullName, template: form.file },
    html`${titleField(query.get('title') ?? form.title)}${elements}<button class="primary">Create</button>`,
  )}`
}

function titleField(value: string): Html {
  return html`<div class="field"><label for="title">Title${mark(true)}</label><input type="text" id="title" name="title" value="${value}" required maxlength="256"></div>`
}

/** GitHub asks for required answers in public repositories only. */
function formElement(visit: Visit, repository: Repository, element: FormElement, position: number): Html {
  if (element.type === 'markdown') return bodyText(element.attributes.value)
  const name = fieldName(element, position)
  const { label, description } = element.attributes
  const isPublic = repository.visibility === 'public'
  const help =
    description === undefined
      ? null
      : html`<div class="muted small" id="${name}.help">${bodyText(description)}</div>`
  const described = description === undefined ? null : html` aria-describedby="${name}.help"`
  if (element.type === 'checkboxes') {
    const boxes = element.attributes.options.map(
      (option, index) =>
        html`<label class="option"><input type="checkbox" name="${name}" value="${index}"${option.required && isPublic ? html` required` : null}> ${option.label}${mark(option.required && isPublic)}</label>`,
    )
    return html`<fieldset class="field"${described}><legend>${label}</legend>${help}${boxes}</fieldset>`
  }
  const required = element.validations.required && isPublic
  const needs = required ? html` required` : null
  const prefilled = element.id === undefined ? null : visit.query.get(element.id)
  return html`<div class="field"><label for="${name}">${label}${mark(required)}</label>${help}${control()}</div>`

  function control(): Html {
    if (element.type === 'dropdown') {
      const { options, multiple, default: chosen } = element.attributes
      const none = required || multiple ? null : html`<option value="">None</option>`
      const empty =
        required && !multiple && chosen === undefined ? html`<option value="">Choose</option>` : null
      const items = options.map(
        (option, index) =>
          html`<option value="${index}"${index === chosen || option === prefilled ? html` selected` : null}>${option}</option>`,
      )
      return html`<select id="${name}" name="${name}"${multiple ? html` multiple` : null}${needs}${described}>${none}${empty}${items}</select>`
    }
    if (element.type === 'markdown' || element.type === 'checkboxes') return html``
    const { placeholder, value } = element.attributes
    const text = prefilled ?? value ?? ''
    const hint = placeholder === undefined ? null : html` placeholder="${placeholder}"`
    return element.type === 'input'
      ? html`<input type="text" id="${name}" name="${name}" value="${text}"${hint}${needs}${described}>`
      : html`<textarea id="${name}" name="${name}" rows="6"${hint}${needs}${described}>${text}</textarea>`
  }
}

function mark(required: boolean): Html | null {
  return required ? html` <span class="bad" aria-hidden="true">*</span>` : null
}
