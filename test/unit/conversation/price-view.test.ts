import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createTextRenderer } from '../../../src/adapters/handlebars/create-text-renderer.ts'
import { priceView } from '../../../src/conversation/views/price-view.ts'
import { statusView } from '../../../src/conversation/views/status-view.ts'
import type { BriefEstimate } from '../../../src/domain/brief.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aBrief } from '../../support/requests.ts'

const texts = createTextRenderer({
  templatesDirectory: fileURLToPath(new URL('../../../templates', import.meta.url)),
})

function estimate(savings: Readonly<Record<string, readonly [string, number][]>>): BriefEstimate {
  const stacks = Object.entries(savings).map(([stack, list]) => ({
    stack,
    lowUsd: 10,
    expectedUsd: 2000,
    highUsd: 3000,
    assumptions: [],
    pricesOf: '2026-06-18',
    unpriced: [],
    ...(list.length === 0 ? {} : { savings: list.map(([text, usd]) => ({ text, usd })) }),
  }))
  return { lowUsd: 10, expectedUsd: 2000, highUsd: 3000, pricesOf: '2026-06-18', unpriced: [], stacks }
}

describe('the price of a request', () => {
  it(
    verifies(['prices.savings'], 'is printed with its date and the three largest savings of all stacks'),
    () => {
      const brief = aBrief(undefined, {
        estimate: estimate({
          databricks: [
            ['1-4 workers instead of 2-8', 1098.4],
            ['doing without Photon', 700],
          ],
          firewall: [],
          aml: [
            ['0-4 nodes instead of 0-8', 900],
            ['fewer hosts', 20],
          ],
        }),
      })
      const comment = texts.render('comments/status', statusView(brief))
      expect(comment).toContain('Azure list prices of 2026-06-18')
      expect(comment).toContain(
        'For less: 1-4 workers instead of 2-8 saves about 1,100 USD a month; 0-4 nodes instead of 0-8 saves about 900 USD a month; doing without Photon saves about 700 USD a month.',
      )
      expect(comment).not.toContain('fewer hosts')
    },
  )

  it('says nothing of savings where there are none', () => {
    expect(priceView(estimate({ databricks: [] }))?.savings).toEqual([])
    expect(texts.render('comments/status', statusView(aBrief()))).not.toContain('For less')
  })

  it('is never zero where no price is known', () => {
    const nothing = { lowUsd: 0, expectedUsd: 0, highUsd: 0, pricesOf: '2026-11-22', unpriced: ['Gift box'] }
    const stacks = [{ ...nothing, stack: 'gift-box', assumptions: ['The tool names no price'] }]
    const comment = texts.render(
      'comments/status',
      statusView(aBrief(undefined, { estimate: { ...nothing, stacks } })),
    )
    expect(comment).toContain('**The price is not known**. No price is known for Gift box.')
    expect(comment).toContain('gift-box: price not known. The tool names no price.')
    expect(comment).not.toMatch(/\b0 USD|no cost/)
  })
})
