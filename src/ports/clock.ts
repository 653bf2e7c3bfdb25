/** The only source of time for everything above the adapters. */
export interface Clock {
  now(): Date
}
