import { describe, expect, it } from 'vitest'
import { readAction, safeBack } from '../../../sandbox/github/pages/actions.ts'
import { html } from '../../../sandbox/github/pages/html.ts'

describe('html templates', () => {
  it('escape every text and keep markup', () => {
    const inner = html`<b>${'<&"\'>'}</b>`
    expect(html`<p title="${'"'}">${inner}${[1, 'a', null, false, undefined]}</p>`.markup).toBe(
      '<p title="&quot;"><b>&lt;&amp;&quot;&#39;&gt;</b>1a</p>',
    )
  })
})

describe('forms', () => {
  const about = { repository: 'acme/infra', number: '3' }

  it.each([
    [{ do: 'open', title: 'T', body: 'b' }, 'POST', '/repos/acme/infra/issues', { title: 'T', body: 'b' }],
    [{ do: 'comment', body: 'a\r\nb' }, 'POST', '/repos/acme/infra/issues/3/comments', { body: 'a\nb' }],
    [
      { do: 'edit-comment', comment: '9', body: 'x' },
      'PATCH',
      '/repos/acme/infra/issues/comments/9',
      { body: 'x' },
    ],
    [{ do: 'close' }, 'PATCH', '/repos/acme/infra/issues/3', { state: 'closed' }],
    [{ do: 'reopen' }, 'PATCH', '/repos/acme/infra/issues/3', { state: 'open' }],
    [
      { do: 'review', event: 'APPROVE', body: '' },
      'POST',
      '/repos/acme/infra/pulls/3/reviews',
      { event: 'APPROVE', body: '' },
    ],
    [
      { do: 'merge', merge_method: 'squash' },
      'PUT',
      '/repos/acme/infra/pulls/3/merge',
      { merge_method: 'squash' },
    ],
    [{ do: 'press', run: '5', identifier: 'a/b' }, 'POST', '/_double/check-runs/5/actions/a%2Fb', {}],
    [{ do: 'rerun', run: '../5' }, 'POST', '/repos/acme/infra/check-runs/0/rerequest', {}],
  ])('become requests: %j', (fields, method, path, body) => {
    expect(readAction(new URLSearchParams({ ...about, ...fields }))).toEqual({ method, path, body })
  })

  it.each([
    { do: 'dance' },
    { do: 'comment', repository: 'acme' },
    { do: 'comment', repository: 'a b/c' },
    { do: 'close', number: 'x' },
  ])('are refused when they make no sense: %j', (fields) => {
    expect(readAction(new URLSearchParams({ ...about, ...fields }))).toBeUndefined()
  })

  it.each([
    ['/acme/infra', '/acme/infra'],
    [null, '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['http://evil.example', '/'],
    ['/a\r\nset-cookie: x', '/'],
  ])('lead back only within the site: %j', (text, back) => {
    expect(safeBack(text)).toBe(back)
  })
})
