/** How people begin to say where data must stay; alone it means the place that they name as the region. */
const beginnings = [
  'data must stay in',
  'data has to stay in',
  'data stays in',
  'data stay in',
  'data must remain in',
  'data must not leave',
  'not leave',
  'stay in',
  'stays in',
  'stay within',
  'stays within',
  'remain in',
  'processed in',
]
const unitedStates = ['the us', 'the usa', 'the united states']
const europeanUnion = ['the eu', 'eu', 'europe', 'the european union']
const countries = [
  'the country',
  'one country',
  'our country',
  'germany',
  'france',
  'italy',
  'spain',
  'poland',
  'sweden',
  'norway',
  'switzerland',
  'the uk',
  'the netherlands',
  'canada',
  'brazil',
  'japan',
  'korea',
  'india',
  'australia',
]

function afterEach(places: readonly string[]): string[] {
  return beginnings.flatMap((beginning) => places.map((place) => `${beginning} ${place}`))
}

/** Words for where data must stay, for the reader of requests. */
export const dataZoneWords: Readonly<Record<string, readonly string[]>> = {
  none: [
    'no data residency',
    'no residency',
    'data may go anywhere',
    'anywhere in the world',
    'global is fine',
  ],
  us: [...afterEach(unitedStates), 'us only', 'us data zone', 'within the us', 'in the united states'],
  eu: [
    ...afterEach(europeanUnion),
    'in the eu',
    'within the eu',
    'eu only',
    'only in the eu',
    'eu data zone',
    'eu data boundary',
    'europe only',
    'in der eu',
    'dentro de la ue',
    'en la ue',
    "dans l'ue",
  ],
  country: [
    ...afterEach(countries),
    ...beginnings.filter((beginning) => beginning.startsWith('data ')),
    'in one country',
    'within the country',
    'in country',
    'in the same country',
  ],
}
