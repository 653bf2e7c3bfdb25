import type { Decision, Problem } from '#capability'
import { withoutFinalDot } from './names.ts'
import type { Parameters, Settings } from './parameters.ts'
import type { Part } from './part.ts'
import { canBeAlias, isPublicOnly, type RecordType, recordTypes } from './record-types.ts'
import { guessType, readValue } from './record-values.ts'

type Place = Partial<Pick<Settings, 'fqdn' | 'zone' | 'private'>>

/** What a record holds: its type and its values in one spelling each, or the Azure resource that it stands for. */
export function decideContent(stated: Partial<Parameters>, place: Place): Part {
  const { record_values: texts, target_resource_id: target } = stated
  if (texts !== undefined && target !== undefined) {
    const rule = 'a record holds values or is an alias of an Azure resource, and values were named too'
    return {
      settings: {},
      problems: [
        {
          parameter: 'target_resource_id',
          value: target,
          rule,
          suggestion: '"drop the target resource id"',
        },
      ],
    }
  }
  const choice = chooseType(stated, place)
  const { type, problems = [] } = choice
  const base: Part = {
    settings: type === undefined ? {} : { record_type: type },
    ...(choice.reason === undefined
      ? {}
      : { origins: { record_type: { source: 'inferred', reason: choice.reason } } }),
    decisions: choice.decisions ?? [],
  }
  const refused = [...problems, ...(type === undefined ? [] : placeProblems(type, stated, place))]
  if (refused.length > 0 || type === undefined) return { ...base, problems: refused }
  if (target !== undefined) return withAlias(base, type, target, place)
  return texts === undefined ? base : withValues(base, type, texts, place)
}

/** The type of a record that is deleted: what was said of it, else the most usual one. */
export function decideDeletedType(stated: Partial<Parameters>, place: Place): Part {
  const { type, reason = 'most records are addresses' } = chooseType(stated, place)
  return {
    settings: { record_type: type ?? 'A' },
    origins: { record_type: { source: 'default', reason } },
  }
}

interface TypeChoice {
  readonly type?: RecordType
  /** Why, when nobody stated it. */
  readonly reason?: string
  readonly problems?: readonly Problem[]
  readonly decisions?: readonly Decision[]
}

function chooseType(stated: Partial<Parameters>, place: Place): TypeChoice {
  const { record_type: words, record_values: texts = [], target_resource_id: target } = stated
  const type = recordTypes.find((one) => one === words?.replace(/ RECORD$/, ''))
  const guesses = texts.map((text) => ({ text, type: guessType(text, place.fqdn) }))
  const [first] = guesses
  const other = guesses.find((guess) => guess.type !== first?.type)
  const isArticle =
    words === 'A RECORD' && first !== undefined && guesses.every((guess) => guess.type !== 'A')
  if (type !== undefined && !isArticle) {
    const isHost =
      type === 'A' || type === 'AAAA' ? guesses.find((guess) => guess.type === 'CNAME') : undefined
    return isHost === undefined
      ? { type }
      : { type, problems: [hostInsteadOfAddress(type, isHost.text, place)] }
  }
  if (first === undefined) {
    return target === undefined ? {} : { type: 'A', reason: 'an alias of an Azure resource' }
  }
  if (other !== undefined) {
    const rule = `it belongs into a record of type ${other.type} and ${first.text} into one of type ${first.type}; ask for one record at a time`
    return { problems: [{ parameter: 'record_values', value: other.text, rule }] }
  }
  const reason = `what ${shorten(first.text)} is written in`
  if (type === undefined) return { type: first.type, reason }
  return {
    type: first.type,
    decisions: [
      { topic: 'type', choice: first.type, reason: `an A record cannot hold ${shorten(first.text)}` },
    ],
  }
}

function hostInsteadOfAddress(type: RecordType, text: string, { fqdn, zone }: Place): Problem {
  const family = type === 'A' ? 'IPv4' : 'IPv6'
  const rule = `${text} is a host name, and a record of type ${type} holds ${family} addresses`
  return { parameter: 'record_type', value: type, rule, ...(fqdn === zone ? {} : { suggestion: 'CNAME' }) }
}

/** What a zone does not take, whatever the values are. */
function placeProblems(type: RecordType, stated: Partial<Parameters>, place: Place): Problem[] {
  const { fqdn, zone } = place
  const wrong = (rule: string, suggestion?: string): Problem[] => [
    { parameter: 'record_type', value: type, rule, ...(suggestion === undefined ? {} : { suggestion }) },
  ]
  if (place.private === true && isPublicOnly(type))
    return wrong('Azure has no such records in private zones', 'a public zone')
  if (fqdn === undefined || fqdn !== zone) return []
  if (type === 'NS') return wrong('the name servers of a zone itself are kept by Azure')
  if (type !== 'CNAME') return []
  return wrong(
    place.private === true || stated.target_resource_id !== undefined
      ? 'the name of a zone itself takes no CNAME; use an A record'
      : 'the name of a zone itself takes no CNAME; use an A record with addresses, or name the Azure resource as alias target',
  )
}

function withAlias(base: Part, type: RecordType, target: string, place: Place): Part {
  const refuse = (rule: string): Part => ({
    ...base,
    problems: [
      {
        parameter: 'target_resource_id',
        value: target,
        rule,
        suggestion: 'a record with values, such as 20.1.2.3',
      },
    ],
  })
  if (place.private === true) return refuse('a record of a private zone cannot be an alias')
  if (!canBeAlias(type)) return refuse(`a record of type ${type} cannot be an alias`)
  return {
    ...base,
    settings: { ...base.settings, target_resource_id: target },
    decisions: [
      ...(base.decisions ?? []),
      {
        topic: 'values',
        choice: 'alias of the Azure resource',
        reason: 'Azure keeps the answer right when the resource gets another address',
        alternative: 'name the addresses',
      },
    ],
  }
}

function withValues(base: Part, type: RecordType, texts: readonly string[], place: Place): Part {
  const zone = place.private === true ? 'private' : 'public'
  const problems: Problem[] = []
  const values = new Set<string>()
  for (const text of texts) {
    const read = readValue(type, text, zone)
    if ('rule' in read) problems.push({ parameter: 'record_values', value: shorten(text), rule: read.rule })
    else values.add(read.value)
  }
  if (type === 'CNAME' && values.size > 1) {
    const rule = 'a CNAME points to exactly one host name'
    const [suggestion = ''] = values
    problems.push({ parameter: 'record_values', value: [...values].join(', '), rule, suggestion })
  }
  if (place.fqdn !== undefined && type === 'CNAME' && values.has(withoutFinalDot(place.fqdn))) {
    problems.push({
      parameter: 'record_values',
      value: place.fqdn,
      rule: 'a name cannot point to itself; it points to another host, such as app.contoso.com',
    })
  }
  if (problems.length > 0) return { ...base, problems }
  return { ...base, settings: { ...base.settings, record_values: [...values] } }
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`
}
