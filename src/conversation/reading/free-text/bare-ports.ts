import { isFree, matchesOf, type Page, type Span } from '../page.ts'

/** A list of numbers that nothing but its place says are ports. */
export interface BarePorts extends Span {
  readonly text: string
}

const number = String.raw`\d{2,5}(?:\s?(?:-|–|to)\s?\d{2,5})?(?![\d.]*\d|[\w/%€$:])`
const list = new RegExp(
  String.raw`(?<![\w.,:/$€-]|\d\s)${number}(?:\s{0,2}(?:,|&|\/|\+|and|or|plus|und|y|et|e)\s{1,2}(?:the\s)?(?:range\s)?${number}){0,20}`,
  'gi',
)
/** What a number of a port stands behind. */
const lead =
  /(?:\b(?:on|via|over|through|using|plus|let|open|allow|permit|unblock|need|needs|needed|ranges?|from port|fw|firewall|nsg|rules?|tcp|udp|auf|über|sobre|por|sur|via|su)[:\s(]\s{0,2}|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?\)?[:,\s]\s{0,2})$/i
/** What may follow it: another side, or nothing. */
const tail =
  /^\s{0,2}(?:$|[\n,;)(]|\.(?:\s|$)|->|→|\b(?:from|to|through|in|into|for|between|out|please|pls|tcp|udp|inbound|outbound|incoming|outgoing|von|nach|desde|hacia|hasta|depuis|vers|de|da|para|verso)\b)/i
/** "8443 from 10.1.0.0/16": what stands before a side of a rule can be nothing else. */
const strong =
  /^\s{1,2}(?:from|von|desde|depuis|de|da|between)\s(?:(?:the|our|all|any)\s)?(?:[a-z]{2,20}\s){0,2}\(?\d{1,3}\.\d{1,3}\./i
/** Two digits are a port only of the services that everybody knows. */
const short = /^(?:20|21|22|23|25|53|67|68|69|80|88)$/

/** Numbers that stand where ports do, "let 8081 and 8443 through", or behind the name of a service, "redis (6379)". */
export function findBarePorts(page: Page, services: readonly Span[]): BarePorts[] {
  return matchesOf(page.text, list)
    .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
    .filter((one) => isFree(page, one) && arePorts(one.text))
    .filter((one) => {
      const before = page.text.slice(Math.max(0, one.start - 24), one.start)
      const isNamed = services.some(({ end }) => /^[\s,:(/]{1,3}$/.test(page.text.slice(end, one.start)))
      const behind = page.text.slice(one.end, one.end + 60)
      return strong.test(behind) || ((isNamed || lead.test(before)) && tail.test(behind))
    })
}

function arePorts(text: string): boolean {
  const numbers = [...text.matchAll(/\d+/g)].map(([one]) => one)
  return numbers.every(
    (one) => Number(one) > 0 && Number(one) < 65_536 && (one.length > 2 || short.test(one)) && !isYear(one),
  )
}

function isYear(text: string): boolean {
  return /^20[2-4]\d$/.test(text)
}
