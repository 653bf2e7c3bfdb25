import { plainLetters } from '../../lib/plain-letters.ts'
import { politeQuestion } from './polite-question.ts'

/** Half-open range of positions in a page's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Part of a sentence. `asks` marks a real question, whose words state nothing. */
export interface Clause extends Span {
  readonly sentence: number
  readonly asks: boolean
}

/**
 * One word. Words joined by `-`, `_`, `.`, `@` or `+` form a chunk, so that the parts of `rg-ml-prod` are not
 * mistaken for words of their own.
 */
export interface Token extends Span {
  /** Lower case, without accents and apostrophes. */
  readonly norm: string
  readonly chunk: Span
  /** Number of the clause and of the sentence it stands in. */
  readonly clause: number
  readonly sentence: number
}

/** A text made ready for reading; `taken` marks the characters that some rule has used. */
export interface Page {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly clauses: readonly Clause[]
  readonly taken: Uint8Array
}

const wordPattern = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu
/** Links, mail addresses, mentions and paths are never read as words. */
const opaquePattern =
  /\bhttps?:\/\/[^\s<>]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?<![\w`])@[\w-]{1,39}|(?<![\w/])\.{0,2}\/[\w.@-]{1,200}(?:\/[\w.@-]{1,200}){0,20}|(?<![\w/.-])[A-Za-z][\w.-]{0,100}(?:\/[\w.-]{1,100}){2,20}/g
const sentenceBreak = /\n|[.!?;](?=\s|$)/g
const clauseBreak = /[,:](?=\s|$)|[()]|\s(?:but|however|although|though)(?=\s)/gi
/** A sentence about what was once; it says nothing of what is wanted. */
const past =
  /\b(?:we|they|it|i|there|everybody|(?:our|the) \w{1,20}) (?:had|used to)\b|\bbefore that\b|\bused to be\b|\bwas (?:shut|turned|torn) (?:down|off)\b|\b(?:last|previous) (?:year|summer|winter|spring|autumn|quarter)\b|^\s{0,3}last time\b|^\s{0,3}(?:last|the other) (?:week|month|night|day|weekend)\b.{1,60}?\b(?:was|were|had|broke|failed|crashed|went|died)\b/i

/** Where a sentence about what was once goes on with what is wanted: "that was last year's plan: it's dev". */
const nowadays =
  /,\s(?:but\s)?now\b(?!\sand then)|\s?[:–—-]\s(?:now\b|it['’]s\b|it\sis\b|this\s(?:time|year)\b)/i

/** What somebody else has: "the warehouse has had 443 since spring", "that is theirs". */
const ofOthers =
  /^[\s>*-]{0,6}(?:the|their|his|her)\s(?:[\w-]{1,30}\s){1,4}?(?:already\s)?(?:has|have|got|uses?)\s[^\n]{1,200}?\b(?:since\s\w|(?:that|this)\sis\s(?:them|theirs|not\s(?:us|ours))\b)/i

/** "The colleagues in trading have a workspace with 20 workers", up to what we or I say of it. */
const ofColleagues =
  /^[\s>*-]{0,6}(?:(?:the|our|my|some|these)\s(?:[\w-]{1,20}\s)?(?:colleagues?|neighbou?rs?|friends?|folks)\s(?:in|of|from|at|on|over)\s[^.;!?\n]{1,40}?\s(?:already\s)?(?:has|have|use|uses|run|runs|got)\s(?:already\s)?(?:an?\s|their\s|its\s|\d{1,5}\sopen\b)|(?:die|unsere)\skolleg(?:en|innen)\s(?:aus|von|vom|in|im)\s[^.;!?\n]{1,40}?\shaben\s(?:schon\s|bereits\s)?(?:einen?|ihr\w{0,2})\s|(?:les|nos)\scollègues\s(?:de|du|des|en)\s[^.;!?\n]{1,40}?\sont\s(?:déjà\s)?une?\s|(?:los|las|nuestr[oa]s)\scompañer[oa]s\s(?:de|del|en)\s[^.;!?\n]{1,40}?\stienen\s(?:ya\s)?una?\s)(?:(?!,\s(?:(?:and|but|so|und|aber|et|mais|y|pero)\s)?(?:we|i|wir|ich|nous|nosotros)\b)[^\n]){0,300}/i
/** What others lack is what is asked for. */
const wanting =
  /\b(?:needs?|wants?|lacks?|requests?|asks?|asked|requires?|problems?|trouble|would like|brauchen|möchten|besoin|voudraient|necesitan|quieren)\b/i

/** Words that want to be taken for an order of somebody else's; they say nothing. */
const planted =
  /\b(?:ignore|disregard|forget|override)\s(?:(?:all\s|any\s|the\s|your\s|my\s){0,2}(?:previous|prior|above|earlier|existing|other)|(?:all\s)?your(?:\sown)?)\s(?:instructions?|rules?|prompts?|orders?|messages?)\b/i

/** A remark in YAML: behind a value, or a line that is switched off. */
const remark =
  /#(?<=(?:^|\n)[ \t]{0,12}(?:- )?[a-z_]{2,40}: [^#\n]{1,80}[ \t]#)[ \t][^\n]*|#(?<=\n[ \t]{1,12}#)[ \t]?[a-z_]{2,40}:[^\n]*/g

/** "Tell us when it is ready" is courtesy and no wish for anything. */
const courtesy =
  /\b(?:tell|let|ping|notify|inform|message|mail)\s(?:us|me)(?:\sknow)?\s(?:when|once|if|as soon as)\s(?:it|this|that|everything|all|they|you|the \w{1,20})\s?(?:is|are|['’](?:s|re)|has been|have been|have|needs?)\s(?:all\s|any\s|been\s)?(?:ready|done|finished|available|there|up|live|created|deployed|working|completed?|anything|more|in place|set up|questions?|information)\b/gi

/** What was asked for at first, up to what came of it: "initially I asked for x, but now we want y". */
const formerly =
  /\b(?:initially|originally|at first|first)\s(?:we|i|they)\s(?:had\s)?(?:asked|wanted|planned|ordered|requested|thought|said)\b(?:[^.;!?\n]|\.\d){1,80}?(?=,?\s(?:but|now|however|then)\b)/gi

/** Who said it is nobody that the thing is for: "my colleague says production". */
const reporting =
  /\b(?:my|our|the)\s(?:\w{1,12}\s)?(?:colleagues?|managers?|boss|lead|teammates?|director|architects?|coworkers?|customer|client|cto|ciso|cfo)\s(?:just\s|also\s|now\s)?(?:says?|said|thinks?|wants?|wanted|told\s(?:me|us)|tells\s(?:me|us)|prefers?|suggests?|suggested|insists?|confirmed|confirms|asked\sfor|asks\sfor|mentioned|decided)\b/gi

/** Prepares `text`; words of real questions ("is eastus cheaper?") are left out. */
export function openPage(text: string): Page {
  const opaque = new Uint8Array(text.length)
  for (const span of allSpansOf(text, opaquePattern)) opaque.fill(1, span.start, span.end)
  const clauses = pieces({ start: 0, end: text.length }, text, sentenceBreak).flatMap((sentence, index) => {
    const asks = isQuestion(text.slice(sentence.start, sentence.end).trim())
    return pieces(sentence, text, clauseBreak).map((clause) => ({ ...clause, sentence: index, asks }))
  })
  const tokens = clauses.flatMap((clause, index) => (clause.asks ? [] : tokensOf(text, clause, index)))
  const taken = new Uint8Array(text.length)
  for (const sentence of pieces({ start: 0, end: text.length }, text, sentenceBreak)) {
    const words = text.slice(sentence.start, sentence.end)
    if (planted.test(words) || ofOthers.test(words)) taken.fill(1, sentence.start, sentence.end)
    const theirs = ofColleagues.exec(words)?.[0] ?? ''
    if (!wanting.test(theirs)) taken.fill(1, sentence.start, sentence.start + theirs.length)
    const at = sentence.start + words.search(past)
    if (at < sentence.start) continue
    const clause = Math.max(sentence.start, text.lastIndexOf(', ', at), text.lastIndexOf(': ', at))
    const rest = text.slice(at, sentence.end).search(nowadays)
    taken.fill(1, clause, rest < 0 ? sentence.end : at + rest)
  }
  for (const aside of [courtesy, formerly, reporting, remark].flatMap((one) => allSpansOf(text, one)))
    taken.fill(1, aside.start, aside.end)
  return { text, tokens: tokens.filter((token) => opaque[token.start] === 0), clauses, taken }
}

/** Finds of one rule that are looked at; a text with more of them is no request. */
export const maxFinds = 300

/** Marks a span as used. */
export function take(page: Page, span: Span): void {
  page.taken.fill(1, span.start, span.end)
}

/** Nothing of the span was used yet. */
export function isFree(page: Page, span: Span): boolean {
  return !page.taken.subarray(span.start, span.end).includes(1)
}

/** The words of a span, as they were written. */
export function quoteOf(page: Page, span: Span): string {
  return page.text.slice(span.start, span.end)
}

/** The first `maxFinds` matches of `pattern` (global). */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (const match of text.matchAll(pattern)) {
    if (found.length === maxFinds) break
    found.push(match)
  }
  return found
}

/** Where `pattern` (global) matches first, at most `maxFinds` times. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return matchesOf(text, pattern).map(spanOf)
}

/** Where a match stands. */
export function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

function allSpansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), spanOf)
}

function pieces(whole: Span, text: string, breaks: RegExp): Span[] {
  const spans: Span[] = []
  let start = whole.start
  for (const found of allSpansOf(text.slice(whole.start, whole.end), breaks)) {
    spans.push({ start, end: whole.start + found.end })
    start = whole.start + found.end
  }
  return [...spans, { start, end: whole.end }]
}

function isQuestion(sentence: string): boolean {
  return sentence.endsWith('?') && !politeQuestion.test(sentence)
}

function tokensOf(text: string, clause: Clause, number: number): Token[] {
  const words = allSpansOf(text.slice(clause.start, clause.end), wordPattern).map((word) => ({
    start: clause.start + word.start,
    end: clause.start + word.end,
  }))
  return chunksOf(text, words).flatMap((chunk) =>
    chunk.words.map((word) => ({
      ...word,
      norm: plainLetters(text.slice(word.start, word.end)).replace(/['’]s$|['’]/g, ''),
      chunk,
      clause: number,
      sentence: clause.sentence,
    })),
  )
}

/** The hyphen of "T4-GPU", "ETL-Jobs" and "private-only" joins two words; that of `rg-ml-prod` does not. */
function joinsNoun(text: string, before: Span, word: Span): boolean {
  const [left, right] = [text.slice(before.start, before.end), text.slice(word.start, word.end)]
  if (/[^\s,;:.()!?"'/-]/.test(text.slice(word.end, word.end + 1))) return false
  if (/^(?:only|based|backed|enabled|like|style)$/.test(right)) return /^\p{L}[\p{L}\d]*$/u.test(left)
  return (
    /^(?:\p{Lu}[\p{L}]*|[A-Z]\d{1,3})$/u.test(left) && /^(?:\p{Lu}\p{Ll}{2,}|GPUs?|CPUs?|VMs?)$/u.test(right)
  )
}

function chunksOf(text: string, words: readonly Span[]): (Span & { readonly words: Span[] })[] {
  const chunks: { start: number; end: number; words: Span[] }[] = []
  for (const word of words) {
    const last = chunks.at(-1)
    const mark = text.slice(last?.end ?? word.start, word.start)
    if (last !== undefined && /^[-_.@+]$/.test(mark) && !(mark === '-' && joinsNoun(text, last, word))) {
      last.words.push(word)
      last.end = word.end
    } else chunks.push({ ...word, words: [word] })
  }
  return chunks
}
