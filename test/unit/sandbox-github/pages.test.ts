import { describe, expect, it } from 'vitest'
import { readAction, safeBack } from '../../../sandbox/github/pages/actions.ts'
import { html } from '../../../sandbox/github/pages/html.ts'
import { isOwnPost } from '../../../sandbox/github/pages/same-origin.ts'
import { verifies } from '../../scenarios/requirements.ts'

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
    [{ do: 'edit', title: 'T', body: 'b' }, 'PATCH', '/repos/acme/infra/issues/3', { title: 'T', body: 'b' }],
    [{ do: 'close' }, 'PATCH', '/repos/acme/infra/issues/3', { state: 'closed' }],
    [{ do: 'reopen' }, 'PATCH', '/repos/acme/infra/issues/3', { state: 'open' }],
    [
      { do: 'review', event: 'APPROVE', body: '' },
      'POST',
      '/repos/acme/infra/pulls/3/reviews',
      { event: 'APPROVE', body: '' },
    ],
    [
      { do: 'merge', merge_method: 'squash', sha: 'abc' },
      'PUT',
      '/repos/acme/infra/pulls/3/merge',
      { merge_method: 'squash', sha: 'abc' },
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
    ['/\t/evil.example', '/'],
    ['/é', '/'],
  ])('lead back only within the site: %j', (text, back) => {
    expect(safeBack(text)).toBe(back)
  })
})

describe('a post', () => {
  const host = '127.0.0.1:4010'

  it.each([
    [{ host }, true],
    [{ host, origin: 'http://127.0.0.1:4010' }, true],
    [{ host, origin: 'http://127.0.0.1:4010', 'sec-fetch-site': 'same-origin' }, true],
    [{ host, origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' }, false],
    [{ host, origin: 'http://127.0.0.1:9999' }, false],
    [{ host, origin: 'null' }, false],
    [{ host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    [{ host, 'sec-fetch-site': 'cross-site' }, false],
    [{ host, 'sec-fetch-site': 'none' }, true],
  ])(verifies(['github.safe-pages'], 'is taken from our own pages only: %j'), (headers, own) => {
    expect(isOwnPost(headers)).toBe(own)
  })
})
