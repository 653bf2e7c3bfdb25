import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { TestBrowser } from './browser.ts'

/** A person in front of the pages of the GitHub double. */
export interface Visitor {
  readonly page: Page
  /** What a page did that it should not: errors in the console, refused content, requests to other places. */
  readonly problems: string[]
  /** Opens a path of the double. */
  visit(path: string): Promise<void>
  /** Says at the top of the page who is looking. */
  become(login: string): Promise<void>
  /** Loads the page again until something is to be seen on it. */
  waitFor(what: (page: Page) => Locator): Promise<void>
  leave(): Promise<void>
}

const patienceMs = 120_000
const pauseMs = 250

/** Opens a window with a fresh profile on the double at `url`. */
export async function openWindow(
  { browser }: TestBrowser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, ...options })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) problems.push(`asked for ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`)
  })
  return {
    page,
    problems,
    async visit(path) {
      await page.goto(path)
    },
    async become(login) {
      await page.getByLabel('You are').selectOption(login)
      await page.getByRole('button', { name: 'Switch' }).click()
      await page
        .getByLabel('You are')
        .and(page.locator(`:has(option[value="${login}"][selected])`))
        .waitFor()
    },
    async waitFor(what) {
      const deadline = Date.now() + patienceMs
      while ((await what(page).count()) === 0) {
        if (Date.now() > deadline)
          throw new Error(`${String(what(page))} was not seen within ${patienceMs / 1000} s`)
        await page.waitForTimeout(pauseMs)
        await page.reload()
      }
    },
    leave: () => context.close(),
  }
}
