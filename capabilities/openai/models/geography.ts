import type { Region } from '#capability'

/** Where a region is: `zone` is the data zone of Azure OpenAI that its country belongs to. */
interface Place {
  readonly country: string
  readonly zone: 'us' | 'eu' | 'other'
  readonly area: string
  readonly latitude: number
  readonly longitude: number
}

const america = 'America'
const europe = 'Europe'
const asia = 'Asia and the Pacific'
const south = 'Africa and the Middle East'

/** Cities of Azure's public regions (Microsoft's list of regions, seen 2026-11), in whole degrees and their tenths. */
const places: Readonly<Record<Region, Place>> = {
  australiaeast: place('Australia', 'other', asia, -33.9, 151.2),
  australiasoutheast: place('Australia', 'other', asia, -37.8, 145),
  austriaeast: place('Austria', 'eu', europe, 48.2, 16.4),
  brazilsouth: place('Brazil', 'other', america, -23.6, -46.6),
  canadacentral: place('Canada', 'other', america, 43.7, -79.4),
  canadaeast: place('Canada', 'other', america, 46.8, -71.2),
  centralindia: place('India', 'other', asia, 18.5, 73.9),
  centralus: place('the US', 'us', america, 41.6, -93.6),
  chilecentral: place('Chile', 'other', america, -33.4, -70.7),
  eastasia: place('Hong Kong', 'other', asia, 22.3, 114.2),
  eastus: place('the US', 'us', america, 37.4, -79.8),
  eastus2: place('the US', 'us', america, 36.7, -78.4),
  francecentral: place('France', 'eu', europe, 48.9, 2.4),
  germanywestcentral: place('Germany', 'eu', europe, 50.1, 8.7),
  indonesiacentral: place('Indonesia', 'other', asia, -6.2, 106.8),
  israelcentral: place('Israel', 'other', south, 31.8, 35.2),
  italynorth: place('Italy', 'eu', europe, 45.5, 9.2),
  japaneast: place('Japan', 'other', asia, 35.7, 139.8),
  japanwest: place('Japan', 'other', asia, 34.7, 135.5),
  koreacentral: place('Korea', 'other', asia, 37.6, 127),
  malaysiawest: place('Malaysia', 'other', asia, 3.1, 101.7),
  mexicocentral: place('Mexico', 'other', america, 20.6, -100.4),
  newzealandnorth: place('New Zealand', 'other', asia, -36.8, 174.8),
  northcentralus: place('the US', 'us', america, 41.9, -87.6),
  northeurope: place('Ireland', 'eu', europe, 53.3, -6.3),
  norwayeast: place('Norway', 'other', europe, 59.9, 10.8),
  polandcentral: place('Poland', 'eu', europe, 52.2, 21),
  qatarcentral: place('Qatar', 'other', south, 25.3, 51.5),
  southafricanorth: place('South Africa', 'other', south, -26.2, 28),
  southcentralus: place('the US', 'us', america, 29.4, -98.5),
  southeastasia: place('Singapore', 'other', asia, 1.3, 103.8),
  southindia: place('India', 'other', asia, 13.1, 80.3),
  spaincentral: place('Spain', 'eu', europe, 40.4, -3.7),
  swedencentral: place('Sweden', 'eu', europe, 60.7, 17.1),
  switzerlandnorth: place('Switzerland', 'other', europe, 47.4, 8.5),
  switzerlandwest: place('Switzerland', 'other', europe, 46.2, 6.1),
  uaenorth: place('the United Arab Emirates', 'other', south, 25.3, 55.3),
  uksouth: place('the United Kingdom', 'other', europe, 51.5, -0.1),
  ukwest: place('the United Kingdom', 'other', europe, 51.5, -3.2),
  westcentralus: place('the US', 'us', america, 41.1, -104.8),
  westeurope: place('the Netherlands', 'eu', europe, 52.4, 4.9),
  westindia: place('India', 'other', asia, 19.1, 72.9),
  westus: place('the US', 'us', america, 37.8, -122.4),
  westus2: place('the US', 'us', america, 47.2, -119.9),
  westus3: place('the US', 'us', america, 33.4, -112.1),
}

function place(
  country: string,
  zone: Place['zone'],
  area: string,
  latitude: number,
  longitude: number,
): Place {
  return { country, zone, area, latitude, longitude }
}

export function placeOf(region: Region): Place {
  return places[region]
}

/** Regions from the closest to the farthest, those of the same country and data zone first. */
export function byCloseness(to: Region, regions: readonly Region[]): Region[] {
  const home = places[to]
  const strangeness = (region: Region): number => {
    const { country, zone } = places[region]
    if (country === home.country) return 0
    return zone === home.zone && zone !== 'other' ? 1 : 2
  }
  return regions.toSorted(
    (left, right) =>
      strangeness(left) - strangeness(right) ||
      distance(home, places[left]) - distance(home, places[right]) ||
      left.localeCompare(right),
  )
}

/** The angle between two places; it grows with the distance on the globe. */
function distance(from: Place, to: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const cosine =
    Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(radians(from.longitude - to.longitude))
  return Math.acos(Math.min(1, Math.max(-1, cosine)))
}
