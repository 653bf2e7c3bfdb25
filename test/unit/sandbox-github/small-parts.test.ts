import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLocks } from '../../../sandbox/github/git/locks.ts'
import { isRefName } from '../../../sandbox/github/git/ref-name.ts'
import type { Route } from '../../../sandbox/github/http/route.ts'
import { createRouter } from '../../../sandbox/github/http/router.ts'
import { closedBy } from '../../../sandbox/github/issues/references.ts'

describe('closing keywords', () => {
  it.each([
    ['Closes #1', [1]],
    ['fixes: #2 and Resolved #3, closes #2', [2, 3]],
    ['close#4, encloses #5, see #6', []],
    ['', []],
  ])('reads %j', (text, numbers) => {
    expect(closedBy(text)).toEqual(numbers)
  })

  it('stays quick on long hostile text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (times) => {
        expect(closedBy(`${'close '.repeat(10_000 * times)}`)).toEqual([])
      }),
      { numRuns: 5 },
    )
  })
})

describe('ref names', () => {
  it.each(['refs/heads/main', 'refs/tags/v1.0', 'refs/heads/planwright/42-storage'])('accepts %s', (name) => {
    expect(isRefName(name)).toBe(true)
  })

  it.each([
    'main',
    'refs/heads',
    'refs/heads/',
    'refs/heads//x',
    'refs/heads/.x',
    'refs/heads/x.',
    'refs/heads/x.lock',
    'refs/heads/x.lock/y',
    'refs/heads/a b',
    'refs/heads/a\nb',
    'refs/heads/a~1',
    'refs/heads/a@{0}',
    'refs/heads/a..b',
    `refs/heads/${'x'.repeat(300)}`,
  ])('refuses %j', (name) => {
    expect(isRefName(name)).toBe(false)
  })
})

describe('the router', () => {
  const route = (method: Route['method'], path: string): Route => ({
    method,
    path,
    access: 'anyone',
    run: () => ({ status: 200 }),
  })
  const find = createRouter([
    route('GET', '/repos/{owner}/{repo}/issues/{issue_number}'),
    route('GET', '/repos/{owner}/{repo}/issues/comments'),
    route('GET', '/repos/{owner}/{repo}/commits/{ref}'),
    route('GET', '/repos/{owner}/{repo}/commits/{ref}/check-runs'),
  ])

  it.each([
    ['/repos/a/b/issues/12', '/repos/{owner}/{repo}/issues/{issue_number}', { issue_number: '12' }],
    ['/repos/a/b/issues/comments', '/repos/{owner}/{repo}/issues/comments', {}],
    [
      '/repos/a/b/commits/plan/1/check-runs',
      '/repos/{owner}/{repo}/commits/{ref}/check-runs',
      { ref: 'plan/1' },
    ],
    ['/repos/a/b/commits/plan%2F1', '/repos/{owner}/{repo}/commits/{ref}', { ref: 'plan/1' }],
    ['/repos/a/b/commits/%E0%A4%A', '/repos/{owner}/{repo}/commits/{ref}', { ref: '%E0%A4%A' }],
  ])('finds the route of %s', (path, template, params) => {
    expect(find('GET', path)).toMatchObject({ route: { path: template }, params })
  })

  it('finds nothing for another method, another path or a number that is none', () => {
    expect(find('POST', '/repos/a/b/issues/12')).toBeUndefined()
    expect(find('GET', '/repos/a/b')).toBeUndefined()
    expect(find('GET', '/repos/a/b/issues/twelve')).toBeUndefined()
  })
})

describe('locks', () => {
  it('run tasks of one key in order, even after one that throws', async () => {
    const locks = createLocks()
    const done: string[] = []
    const slow = locks.run('a', async () => {
      await Promise.resolve()
      done.push('first')
      throw new Error('no')
    })
    const next = locks.run('a', () => Promise.resolve(done.push('second')))
    await expect(slow).rejects.toThrow('no')
    await next
    expect(done).toEqual(['first', 'second'])
  })
})
