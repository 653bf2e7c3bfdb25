import { describe, expect, it } from 'vitest'
import { answersMarkdown, readAnswers } from '../../../sandbox/github/pages/forms/form-answers.ts'
import type { IssueForm } from '../../../sandbox/github/pages/forms/issue-forms.ts'
import { verifies } from '../../scenarios/requirements.ts'

const form: IssueForm = {
  file: 'a.yml',
  name: 'A',
  description: 'A form',
  title: '',
  labels: [],
  assignees: [],
  body: [
    { type: 'markdown', attributes: { value: 'Hello' } },
    { type: 'input', id: 'team', attributes: { label: 'Team' }, validations: { required: true } },
    {
      type: 'textarea',
      id: 'log',
      attributes: { label: 'Log', render: 'shell' },
      validations: { required: false },
    },
    {
      type: 'dropdown',
      id: 'where',
      attributes: { label: 'Where', options: ['dev', 'prod'], multiple: true },
      validations: { required: false },
    },
    {
      type: 'checkboxes',
      attributes: {
        label: 'Sure?',
        options: [
          { label: 'Yes', required: true },
          { label: 'Very', required: false },
        ],
      },
    },
  ],
}

function answered(posted: [string, string][]) {
  const answers = readAnswers(form, new URLSearchParams(posted))
  return { body: answersMarkdown(form, answers), missing: answers.missing }
}

describe('an issue form', () => {
  it(verifies(['github.issue-form'], 'becomes a heading and an answer for each field'), () => {
    const { body, missing } = answered([
      ['answer.team', 'ml'],
      ['answer.log', 'one\r\ntwo\n'],
      ['answer.where', '0'],
      ['answer.where', '1'],
      ['answer.4', '0'],
    ])
    expect(body).toBe(
      '### Team\n\nml\n\n### Log\n\n```shell\none\ntwo\n```\n\n### Where\n\ndev, prod\n\n### Sure?\n\n- [x] Yes\n- [ ] Very',
    )
    expect(missing).toEqual([])
  })

  it('says where there was no answer, and which one is missing', () => {
    const { body, missing } = answered([['answer.team', '  ']])
    expect(body).toBe(
      '### Team\n\n_No response_\n\n### Log\n\n_No response_\n\n### Where\n\n_No response_\n\n### Sure?\n\n- [ ] Yes\n- [ ] Very',
    )
    expect(missing).toEqual(['Team', 'Yes'])
  })

  it('takes no option that it does not offer', () => {
    expect(answered([['answer.where', '7']]).body).toContain('### Where\n\n_No response_')
  })
})
