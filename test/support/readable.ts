/** The part of a browser's own names that the looks into a page use. */
interface PageElement {
  readonly tagName: string
  readonly textContent: string
  readonly parentElement: PageElement | null
  readonly labels?: ArrayLike<unknown> | null
  readonly offsetWidth: number
  matches(selector: string): boolean
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  getBoundingClientRect(): { readonly width: number; readonly right: number }
}
interface PageText {
  readonly data: string
  readonly parentElement: PageElement | null
}
interface PageStyle {
  readonly color: string
  readonly backgroundColor: string
  readonly fontSize: string
  readonly fontWeight: string
  readonly visibility: string
  readonly outlineStyle: string
  readonly outlineWidth: string
}
declare const document: {
  readonly body: PageElement
  readonly documentElement: { readonly scrollWidth: number; readonly lang: string }
  querySelectorAll(selector: string): Iterable<PageElement>
  createTreeWalker(root: PageElement, show: number): { nextNode(): PageText | null }
}
declare const window: { readonly innerWidth: number }
declare function getComputedStyle(element: PageElement): PageStyle

/** Runs in a page: opens everything that is folded. */
export function unfold(): void {
  for (const details of document.querySelectorAll('details')) details.setAttribute('open', '')
}

/** Runs in a page: texts whose contrast is too low (WCAG 2.2, 1.4.3 level AA), with the ratio. */
export function faintTexts(): string[] {
  type Color = readonly [number, number, number, number]
  const colorOf = (text: string): Color => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const luminance = ([red, green, blue]: Color) => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const backgroundOf = (element: PageElement): Color => {
    for (let above: PageElement | null = element; above !== null; above = above.parentElement) {
      const color = colorOf(getComputedStyle(above).backgroundColor)
      if (color[3] === 1) return color
    }
    return [255, 255, 255, 1]
  }
  const found: string[] = []
  const texts = document.createTreeWalker(document.body, 4)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const element = text.parentElement
    if (element === null || text.data.trim() === '' || element.getBoundingClientRect().width === 0) continue
    const style = getComputedStyle(element)
    if (style.visibility === 'hidden' || element.matches(':disabled, option')) continue
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const light = luminance(colorOf(style.color)) + 0.05
    const dark = luminance(backgroundOf(element)) + 0.05
    const ratio = Math.max(light, dark) / Math.min(light, dark)
    if (ratio < (isLarge ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} "${text.data.trim().slice(0, 40)}"`)
  }
  return found
}

/** Runs in a page: how far it is wider than the window, and the elements that stick out. */
export function overflow(): string[] {
  const excess = document.documentElement.scrollWidth - window.innerWidth
  if (excess <= 0) return []
  const wide = [...document.querySelectorAll('main *')].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
  )
  return [
    `${excess} px`,
    ...wide.slice(0, 5).map(({ tagName, textContent }) => `${tagName} ${textContent.slice(0, 40)}`),
  ]
}

/** Runs in a page: controls without a name, pictures without a text, and a missing or second main heading. */
export function unnamed(): string[] {
  const found: string[] = []
  for (const control of document.querySelectorAll(
    'input:not([type=hidden]), select, textarea, button, a[href]',
  )) {
    const label = control.labels?.length ?? 0
    const named = label > 0 || control.getAttribute('aria-label') || control.textContent.trim()
    if (!named) found.push(`${control.tagName} ${control.getAttribute('name') ?? ''} has no name`)
  }
  for (const image of document.querySelectorAll('img:not([alt])')) found.push(`${image.tagName} without alt`)
  const headings = [...document.querySelectorAll('h1')].filter((heading) => !heading.matches('.text h1'))
  if (headings.length !== 1) found.push(`${headings.length} main headings`)
  if (document.documentElement.lang !== 'en') found.push('no language')
  return found
}

/** Runs in a page: whether an element that has the focus shows it. */
export function hasOutline(element: PageElement): boolean {
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
}
