import { mattersOfOthers } from './matters-of-others.ts'

/** Nouns of and of software: who asks for one of them asks for nothing that is built here. */
const software = (
  'module modules provider providers parser doc docs documentation wiki page pages readme article comment comments ' +
  'template templates code codebase library libraries version versions changelog bug bugs issue issues ' +
  'pr prs meeting meetings convention conventions advice help opinion opinions feedback explanation ' +
  'explanations overview inventory guide guides guideline guidelines tutorial tutorials example examples ' +
  'branch branches commit commits feature features button theme digest presentation slides talk course ' +
  'courses workshop survey poll diagram diagrams lint linter test tests unittest unittests refactoring translation ' +
  'typo typos planwright wording information info clarification postmortem retro roadmap decision decisions adr ' +
  'faq runbook runbooks checklist spreadsheet badge projector dokumentation anleitung seite hilfe ' +
  'documentacion ayuda documentazione aide documentacao ajuda dependency dependencies sdk cli codeowners ' +
  'news newsletter statistics screenshot'
).split(' ')
const matters = new Set([...software, ...mattersOfOthers])

/** What is made of a thing on paper: followed by "of". */
const renderings = new Set(['list', 'lists', 'export', 'extract', 'copy', 'photo', 'picture', 'sketch'])

/** Nouns that right behind a thing speak of something about it, and not of the thing: "firewall request". */
const behind = new Set(
  (
    'naming price prices pricing cost costs runtime runtimes training maintenance question questions ' +
    'admin admins expert experts engineer engineers developer developers quota quotas license licenses connector client ' +
    'migration upgrade estimate estimates report reports policy capability integration table row section list ' +
    'people folks users user support incident outage problem problems error errors exercise ' +
    'image driver drivers plugin emulator handler rendering validation schema demo evaluation comparison hackathon ' +
    'photo picture vendor invoice calculator blade portal ui screen count room rooms costs bill fehler kosten'
  ).split(' '),
)

/** Right behind a word that may mean anything: "platform team". */
const behindVague = new Set(
  'team teams group meeting call roadmap strategy day week owner owners lead'.split(' '),
)

/** The noun is a matter by itself, in the singular or the plural. */
export function isMatter(word: string): boolean {
  return matters.has(word) || (word.endsWith('s') && matters.has(word.slice(0, -1)))
}

/** "a list of firewall rules" is written and not built. */
export function isMatterBefore(word: string, next: string): boolean {
  return next === 'of' && renderings.has(word)
}

/** The noun makes a matter of what stands right before it. */
export function isMatterBehind(word: string, isVague: boolean): boolean {
  return behind.has(word) || matters.has(word) || (isVague && behindVague.has(word))
}
