import { type Page, quoteOf } from './page.ts'
import { wordsOf } from './phrases.ts'

const filler = new Set(
  (
    'a an the this that these those it its we i you they he she our my your their us me them and or but so then also too as well ' +
    'is are was were be been being am do does did done have has had will would can could should shall may might must need needs ' +
    'needed want wants wanted like please thanks thank hi hello hey yes no not ok okay sure just only really very for to of in on ' +
    'at by with from into onto up out off over under about create created creating set setup make making get getting give giving ' +
    'open opening add adding build building deploy deploying provision provisioning allow allowing new use using request requests ' +
    'requesting infrastructure environment region team workspace cluster everything something anything all more some any there ' +
    'here now today soon asap possible urgent cheers regards best kind looking forward help let lets go keep change reduce ' +
    'increase name call instead actually sorry wait rather mean good morning afternoon day everyone folks again one number ' +
    'size put run running which what who when where how if because since following below above details see issue resource group ' +
    'azure cloud i’d im weve were id ive'
  ).split(' '),
)
const maxQuoted = 160

/** Clauses with content of which no rule used a word, as they were written. */
export function unreadClauses(page: Page): string[] {
  const clauses = page.clauses.filter((clause) => {
    if (page.taken.subarray(clause.start, clause.end).includes(1)) return false
    return wordsOf(quoteOf(page, clause)).some((word) => !filler.has(word))
  })
  return [...new Set(clauses.map((clause) => cleaned(quoteOf(page, clause))))].filter((text) =>
    /\p{L}{2}|\d/u.test(text),
  )
}

function cleaned(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/^[\s\-*#>|,.;:()[\]"'`]+|[\s,;:.|("'`]+$/g, '')
  return plain.length > maxQuoted ? `${plain.slice(0, maxQuoted)}...` : plain
}
