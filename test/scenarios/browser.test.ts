import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { type NoBrowser, startBrowser, type TestBrowser } from '../support/browser.ts'
import { faintTexts, hasOutline, overflow, unfold, unnamed } from '../support/readable.ts'
import { openWindow } from '../support/visitor.ts'
import { verifies } from './requirements.ts'

const workspaceAddress = /https:\/\/adb-\d+\.\d+\.azuredatabricks\.net/

/** Every kind of page that the story leaves behind. */
const paths = [
  '/',
  '/alice',
  '/acme/infra',
  '/acme/infra/blob/main/.github/planwright.yml',
  '/acme/infra/commits/main',
  '/acme/infra/commit/main',
  '/acme/infra/issues?state=all',
  '/acme/infra/issues/new',
  '/acme/infra/issues/1',
  '/acme/infra/pulls?state=closed',
  '/acme/infra/pull/2',
  '/acme/infra/pull/2/commits',
  '/acme/infra/pull/2/checks',
  '/acme/infra/pull/2/files',
  '/organizations/acme/settings/apps/planwright/advanced',
]

describe('the pages in a browser', () => {
  let world: BotWorld
  let found: TestBrowser | NoBrowser
  const opened: { close(): Promise<void> }[] = []
  beforeAll(async () => {
    found = await startBrowser()
    if ('browser' in found) opened.push(found)
    world = await startBotWorld()
    opened.push(world)
  }, 240_000)
  afterAll(async () => {
    for (const one of opened.toReversed()) await one.close()
  })

  it(verifies(['github.browser'], 'lead a person from a wish to a workspace'), async ({ skip }) => {
    if ('reason' in found) return skip(found.reason)
    const visitor = await openWindow(found, world.github.url)
    const { page } = visitor
    await visitor.visit('/')
    await visitor.become('alice')
    await page.getByRole('link', { name: 'acme/infra' }).click()
    await page.getByRole('link', { name: /^Issues/ }).click()
    await page.getByRole('link', { name: 'New issue' }).click()
    await page.getByLabel('Title').fill('Create a production workspace for ML team')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: /Create a production workspace/ }).waitFor()

    await visitor.waitFor(() => page.getByText('Region?'))
    expect(await page.locator('.text').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('ML team')]),
    )
    const say = async (words: string) => {
      await page.getByLabel('Comment as alice').fill(words)
      await page.getByRole('button', { name: 'Comment' }).click()
    }
    await say('East US')
    await visitor.waitFor(() => page.getByText('Updated: region eastus'))
    await say('Name the resource group rg-ml-team-prod and reduce cluster to 1-4 workers')
    await visitor.waitFor(() => page.getByText('Updated: resource group rg-ml-team-prod'))
    await say('yes')
    await visitor.waitFor(() => page.getByText('The pull request is open'))
    await page.getByText('The pull request is open').getByRole('link', { name: '#2' }).click()

    await page.getByRole('link', { name: /^Checks/ }).click()
    await visitor.waitFor(() => page.getByText('20 to add, 0 to change, 0 to destroy'))
    await page.getByRole('link', { name: 'Files changed' }).click()
    await page.getByText('resource "azurerm_databricks_workspace" "main"').waitFor()
    await visitor.become('mallory')
    await page.getByRole('link', { name: 'Conversation' }).click()
    expect(await page.getByRole('button', { name: 'Merge pull request' }).isDisabled()).toBe(true)

    await visitor.become('bob')
    await page.getByLabel('Approve').check()
    await page.getByRole('button', { name: 'Submit review' }).click()
    await page.getByText('approved these changes').waitFor()
    await page.getByLabel('Merge method').selectOption('squash')
    await page.getByRole('button', { name: 'Merge pull request' }).click()
    await page.getByText('Merged', { exact: true }).waitFor()

    await page.getByRole('link', { name: /^Checks/ }).click()
    await visitor.waitFor(() => page.getByRole('button', { name: 'Confirm' }))
    await page.getByRole('button', { name: 'Confirm' }).first().click()
    await visitor.visit('/acme/infra/issues/1')
    await visitor.waitFor(() => page.getByText('Closed', { exact: true }))
    expect(await page.locator('.text').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(workspaceAddress)]),
    )
    expect(visitor.problems).toEqual([])
    await visitor.leave()
  })

  it(verifies(['github.every-reader'], 'can be used by keyboard alone'), async ({ skip }) => {
    if ('reason' in found) return skip(found.reason)
    const visitor = await openWindow(found, world.github.url)
    const { page } = visitor
    const { keyboard } = page
    const focused = page.locator(':focus')
    const press = async (key: string, times = 1) => {
      for (let pressed = 0; pressed < times; pressed += 1) await keyboard.press(key)
    }
    await visitor.visit('/acme/infra/issues/new')
    await press('Tab')
    expect(await focused.textContent()).toBe('Skip to content')
    await press('Tab', 2)
    await keyboard.type('alice')
    await press('Tab')
    await press('Enter')
    await page.getByLabel('Title').waitFor()

    await press('Tab')
    await press('Enter')
    const stops: string[] = []
    for (;;) {
      await press('Tab')
      expect(await focused.evaluate(hasOutline)).toBe(true)
      stops.push((await focused.textContent()) ?? '')
      if ((await focused.getAttribute('name')) === 'title') break
    }
    expect(stops).toEqual([
      'acme',
      'infra',
      'Code',
      expect.stringMatching(/^Issues/),
      expect.stringMatching(/^Pull requests/),
      '',
    ])
    await keyboard.type('Thoughts about tomorrow')
    await press('Tab')
    await keyboard.type('- [ ] sleep on it')
    await press('Tab')
    await press('Enter')
    await page.getByRole('heading', { name: /Thoughts about tomorrow/ }).waitFor()
    const box = page.getByRole('checkbox', { name: 'sleep on it' })
    expect(await box.getAttribute('aria-checked')).toBe('false')
    await box.focus()
    await press('Space')
    await page.getByRole('checkbox', { name: 'sleep on it', checked: true }).waitFor()
    expect(visitor.problems).toEqual([])
    await visitor.leave()
  })

  it.for([
    ['light', 1100],
    ['dark', 390],
  ] as const)(
    verifies(['github.every-reader'], 'read well in %s, %i pixels wide'),
    async ([colorScheme, width], { skip }) => {
      if ('reason' in found) return skip(found.reason)
      const visitor = await openWindow(found, world.github.url, {
        colorScheme,
        viewport: { width, height: 800 },
      })
      await visitor.visit('/')
      await visitor.become('bob')
      const seen: Record<string, string[]> = {}
      for (const path of paths) {
        await visitor.visit(path)
        await visitor.page.evaluate(unfold)
        const findings = [
          ...(await visitor.page.evaluate(overflow)),
          ...(await visitor.page.evaluate(faintTexts)),
          ...(await visitor.page.evaluate(unnamed)),
        ]
        if (findings.length > 0) seen[path] = findings
      }
      expect(seen).toEqual({})
      expect(visitor.problems).toEqual([])
      await visitor.leave()
    },
  )

  it('are looked at by eyes that see what reads badly', async ({ skip }) => {
    if ('reason' in found) return skip(found.reason)
    const visitor = await openWindow(found, world.github.url, {
      viewport: { width: 390, height: 800 },
    })
    const { page } = visitor
    await page.setContent(
      '<main><p style="color: #999">faint</p><p style="width: 500px">wide</p><button></button><img src="data:,"></main>',
    )
    expect(await page.evaluate(faintTexts)).toEqual(['2.85 "faint"'])
    expect(await page.evaluate(overflow)).toEqual([expect.stringMatching(/ px$/), 'P wide'])
    expect(await page.evaluate(unnamed)).toEqual([
      'BUTTON  has no name',
      'IMG without alt',
      '0 main headings',
      'no language',
    ])
    await visitor.leave()
  })
})
