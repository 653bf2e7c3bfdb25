import { type Choice, given } from '#capability'
import type { Consumer, DataClass } from './access-table.ts'
import type { Answers, Parameters } from './parameters.ts'
import { choose, type Part } from './part.ts'
import { purposes } from './purposes.ts'
import { describePurpose } from './words.ts'

const defaultSizeGb = 100

/** Percent of its size by which an account is taken to grow in a month. */
const usualGrowthPercent = 5

/** What the account is for, what is in it, who uses it and how much it holds. */
export function decideSubject(stated: Answers): Part {
  const purpose = choosePurpose(stated)
  const consumers = chooseConsumers(stated, purpose?.value)
  return {
    choices: {
      purpose,
      data_class: chooseClass(stated, purpose?.value, consumers?.value ?? []),
      consumers,
      containers: chooseContainers(stated, purpose?.value),
      size_gb: choose(stated.size_gb, defaultSizeGb, 'a guess; it only changes the price'),
      growth_percent_month: choose(
        stated.growth_percent_month,
        usualGrowthPercent,
        'a guess; it only changes the price',
      ),
    },
  }
}

function chooseContainers(
  { containers }: Answers,
  purpose: Parameters['purpose'] | undefined,
): Choice<string[]> | undefined {
  if (containers !== undefined || purpose === undefined) return givenOnce(containers)
  const value = [...purposes[purpose].containers]
  return { value, source: 'default', reason: `usual for ${describePurpose(purpose)}` }
}

function choosePurpose({ purpose, consumers }: Answers): Choice<Parameters['purpose']> | undefined {
  if (purpose !== undefined || consumers?.includes('databricks') !== true) return given(purpose)
  return { value: 'data_lake', source: 'inferred', reason: 'Databricks reads and writes it' }
}

function chooseConsumers(
  { consumers }: Answers,
  purpose: Parameters['purpose'] | undefined,
): Choice<Consumer[]> | undefined {
  if (consumers !== undefined) return givenOnce(consumers)
  const usual = purpose === undefined ? undefined : purposes[purpose].consumers
  if (purpose === undefined || usual === undefined) return undefined
  return { value: [...usual], source: 'inferred', reason: `usual for ${describePurpose(purpose)}` }
}

function chooseClass(
  { data_class }: Answers,
  purpose: Parameters['purpose'] | undefined,
  consumers: readonly Consumer[],
): Choice<DataClass> {
  return purpose === 'static_public' || consumers.includes('everyone')
    ? choose<DataClass>(data_class, 'public', 'it is meant for everyone', 'inferred')
    : choose<DataClass>(data_class, 'internal', 'most data is')
}

/** A list that was stated, each item once. */
function givenOnce<T>(items: readonly T[] | undefined): Choice<T[]> | undefined {
  return given(items === undefined ? undefined : [...new Set(items)])
}
