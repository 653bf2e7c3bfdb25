import { describe, expect, it } from 'vitest'
import { emptyUnderstanding } from '../../../src/conversation/apply-reading.ts'
import { openQuestions } from '../../../src/conversation/reading/asked.ts'
import { fieldsOf } from '../../../src/conversation/reading/fields.ts'
import { statedValues } from '../../../src/conversation/stated-values.ts'
import { lab } from './support/lab.ts'

const said = (value: number) => ({ value, quote: `${value}`, messageId: 'issue', by: 'alice' })

describe('a parameter that came to be shared after a request was stored', () => {
  const own = { lab: { budget_usd_month: said(500) } }

  it("is found where it was stored as the capability's own", () => {
    expect(statedValues({ ...emptyUnderstanding, statements: own }, lab)).toEqual({ budget_usd_month: 500 })
  })

  it('gives way to what was said since', () => {
    const statements = { ...own, common: { budget_usd_month: said(900) } }
    expect(statedValues({ ...emptyUnderstanding, statements }, lab)).toEqual({ budget_usd_month: 900 })
  })

  it('is still the one that an older question asks for', () => {
    const asked = [{ n: 1, capability: 'lab', parameter: 'budget_usd_month', text: 'Which budget?' }]
    expect(openQuestions(asked, fieldsOf([lab]))).toMatchObject([{ field: { scope: 'common' } }])
  })
})
