const numerals: Readonly<Record<string, number>> = {
  zero: 0,
  'half an': 0.5,
  'half a': 0.5,
  'a quarter of an': 0.25,
  'quarter of an': 0.25,
  one: 1,
  single: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  sixteen: 16,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  dozen: 12,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
  zwölf: 12,
  dreißig: 30,
  'eine halbe': 0.5,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  diez: 10,
  media: 0.5,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  'une demi': 0.5,
  tre: 3,
  quattro: 4,
  dieci: 10,
  mezza: 0.5,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  meia: 0.5,
}
/** Thousands are set off where they are whole, so that a list like `80,443` is no number. */
const digits = String.raw`(?:\d{1,3}(?:,\d{3}){0,2},000(?![,\d])|\d{1,9}(?:\.\d{1,4})?)`
/** "an hour" is one hour; "500 a month" and "once a day" are not. */
const article = String.raw`(?<!\b(?:once|twice|times|each|every|[\p{L}\d]{0,20}s|\d{1,12}|%)\s)(?:an?|ein(?:e[nr]?)?|une?|una?|uma?)(?=\s(?:minutes?|hours?|days?|weeks?|months?|years?|minuten?|stunden?|tag|woche|monat|minutos?|horas?|d[ií]as?|semanas?|mes|heures?|jours?|semaines?|mois|minuti|ora|giorno|settimana|mese)\b)`

/** A number in digits or words, to be read with `numberOf`; "half an" and "a" stand in front of a unit of time. */
export const numberPattern = `(?:${digits}|(?:a\\s)?(?:${Object.keys(numerals)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})(?![\\p{L}\\d])|${article})`

/** The value of what `numberPattern` matched. */
export function numberOf(text: string): number {
  const word = text.toLowerCase().replace(/\s+/g, ' ')
  const value = numerals[word] ?? numerals[word.replace(/^a\s/, '')]
  if (value !== undefined) return value
  return /^\d/.test(word) ? Number(word.replaceAll(',', '')) : 1
}
