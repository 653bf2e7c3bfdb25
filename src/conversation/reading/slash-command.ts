import { editDistance } from '../../lib/edit-distance.ts'
import { matchGroup } from '../../lib/match-group.ts'
import { type CommandName, commandNames, type SlashCommand } from '../reading.ts'
import type { Span } from './page.ts'

const pattern =
  /(?:^|(?<=[.!,;] ))[ \t]{0,3}(?:@[\w-]{1,39}[,:]?[ \t]{1,3})?[`*_]{0,2}\/([a-z][a-z-]{1,30})[`*_.!?]{0,3}(?:[ \t]{0,3}[:=]?[ \t]{1,3}([^\n]{0,400}))?[ \t]*$/im
/** What people call a command by. */
const otherNames: Readonly<Partial<Record<string, CommandName>>> = {
  abort: 'cancel',
  stop: 'cancel',
  close: 'cancel',
  withdraw: 'cancel',
  state: 'status',
  info: 'status',
  show: 'status',
  change: 'set',
  update: 'set',
  use: 'set',
  include: 'add',
  delete: 'remove',
  drop: 'remove',
  exclude: 'remove',
  why: 'explain',
  cost: 'explain',
  price: 'explain',
  yes: 'plan',
  ok: 'plan',
  go: 'plan',
  approve: 'plan',
  accept: 'plan',
  proceed: 'plan',
  create: 'plan',
  apply: 'plan',
  ack: 'confirm',
  signoff: 'agree',
  lgtm: 'agree',
  disagree: 'object',
  reject: 'object',
  veto: 'object',
  refuse: 'object',
  rerun: 'retry',
  again: 'retry',
  commands: 'help',
  usage: 'help',
}

/** The first line that begins with a slash, as a command, and where it stands. */
export function readSlashCommand(
  text: string,
): { readonly command: SlashCommand; readonly span: Span } | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const span = { start: match.index, end: match.index + match[0].length }
  const word = matchGroup(match, 1).toLowerCase()
  const argument = matchGroup(match, 2).trim()
  const name = commandNames.find((one) => one === word) ?? showing.find((one) => isSlip(word, one))
  if (name === undefined) return { span, command: unknownCommand(word) }
  return { span, command: { name, argument: name === 'confirm' ? namesIn(argument) : argument } }
}

/** Commands that change nothing: a slip of the finger in them is no matter of doubt. */
const showing: readonly CommandName[] = ['help', 'status', 'explain']

/** One letter too many, too few or wrong, or two letters in each other's place. */
function isSlip(word: string, name: string): boolean {
  if (word.length > name.length + 1) return false
  if (editDistance(word, name, 1) <= 1) return true
  const swapped = (_: string, at: number): string =>
    name.slice(0, at) +
    name
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    name.slice(at + 2)
  return Array.from(name, swapped).includes(word)
}

/** "`gpu`, access and idle_cost" as names with a space between. */
function namesIn(argument: string): string {
  return argument
    .replace(/[,;`"'*]|\band\b|&/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A question about how far the request is. */
const statusQuestion =
  /(?:^|[.!,\n]\s{0,3})(?:(?:hi|hello|hey|so|and|ok|may (?:i|we) ask|can (?:you|i|we) (?:tell (?:me|us)|ask|know)|could you tell (?:me|us)|do you know|please|just wondering)[,\s]{1,3}){0,3}(?:(?:what|how|where)(?:['’]?s|\s(?:is|about))\s(?:the\s)?(?:current\s|actual\s)?(?:status|state|progress|stand)(?:\s(?:of|with|on|for|here|now|please)\b[^.?!\n]{0,40})?|how far (?:is|are|along)\b[^.?!\n]{0,40}|where (?:are we|is (?:it|this|that|my (?:request|workspace|order)|the request)|does (?:it|this) stand)\b[^.?!\n]{0,30}|(?:is|are) (?:it|this|that|we|my request|the request|everything) (?:done|ready|finished|there|live)(?: (?:yet|already|now))?|any (?:progress|news|updates?)\b[^.?!\n]{0,30}|what (?:is|was) (?:still )?(?:open|missing|left)|wie ist der stand|wie weit (?:ist|sind|seid)\b[^.?!\n]{0,30}|c[oó]mo va(?: (?:esto|todo|mi solicitud))?|o[uù] en (?:est|sommes)[- ](?:on|nous)\b[^.?!\n]{0,30}|a che punto (?:è|siamo)|como est[aá] (?:isso|o pedido|o andamento))\s{0,3}(?:\?|$)/im

const plainCommands: readonly (readonly [RegExp, CommandName])[] = [
  [
    /^\s*(?:(?:what(?:['’]s| is) (?:the )?)?(?:current )?status(?: please| update)?|where are we(?: now)?|where does (?:it|this) stand|how far are we|any (?:news|update)s?|show (?:me )?(?:the )?status)\s*[?.!]*\s*$/i,
    'status',
  ],
  [/^\s*(?:help(?: please| me)?|what can (?:you|i) (?:do|ask|say))\s*[?.!]*\s*$/i, 'help'],
]

/** A longer text asks for more. */
const maxStatusQuestion = 200

function asksForStatus(text: string): readonly [RegExp, CommandName] | undefined {
  return text.length <= maxStatusQuestion && statusQuestion.test(text)
    ? [statusQuestion, 'status']
    : undefined
}

/** Whole messages that can only mean a command. */
export function readPlainCommand(
  text: string,
): { readonly command: SlashCommand; readonly span: Span } | undefined {
  const found = plainCommands.find(([words]) => words.test(text)) ?? asksForStatus(text)
  return found === undefined
    ? undefined
    : { command: { name: found[1], argument: '' }, span: { start: 0, end: text.length } }
}

function unknownCommand(word: string): SlashCommand {
  const meant = otherNames[word]
  if (meant !== undefined) return { unknown: word, didYouMean: meant }
  const near = commandNames
    .map((name): [CommandName, number] => [name, editDistance(word, name, 2)])
    .filter(([, distance]) => distance <= 2)
    .toSorted(([, left], [, right]) => left - right)[0]
  return near === undefined ? { unknown: word } : { unknown: word, didYouMean: near[0] }
}
