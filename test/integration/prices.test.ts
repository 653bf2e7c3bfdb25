import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MachineSnapshot, ServiceSnapshot } from '../../src/adapters/azure-prices/schema.ts'
import { verifies } from '../scenarios/requirements.ts'
import { type PriceListDouble, startPriceList } from '../support/price-list-double.ts'
import { retailRow } from '../support/retail-rows.ts'

const committed = fileURLToPath(new URL('../../src/adapters/azure-prices/snapshots', import.meta.url))
let folder: string
let list: PriceListDouble | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prices-'))
  await cp(committed, folder, { recursive: true })
})

afterEach(async () => {
  await list?.close()
  list = undefined
  await rm(folder, { recursive: true, force: true })
})

function prices(...args: string[]) {
  return execa('node', ['src/cli/prices.ts', ...args, '--snapshots', folder], {
    preferLocal: true,
    reject: false,
    env: list === undefined ? {} : { PLANWRIGHT_REHEARSED_PRICE_LIST: list.address },
  })
}

async function machines(directory = folder): Promise<MachineSnapshot> {
  return MachineSnapshot.parse(JSON.parse(await readFile(join(directory, 'machines.json'), 'utf8')))
}

async function services(directory = folder): Promise<ServiceSnapshot> {
  return ServiceSnapshot.parse(JSON.parse(await readFile(join(directory, 'services.json'), 'utf8')))
}

async function allText(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).toSorted()
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const),
    ),
  )
}

/** Every machine of the snapshot in eastus, at its price times a factor. */
async function machineRows(factor: (size: string) => number) {
  const known = (await machines(committed)).prices['eastus'] ?? {}
  return Object.entries(known).map(([size, usd]) =>
    retailRow({ armSkuName: size, skuName: size, retailPrice: usd * factor(size) }),
  )
}

const gateway = retailRow({
  serviceName: 'NAT Gateway',
  productName: 'NAT Gateway',
  skuName: 'Standard',
  meterName: 'Standard Gateway',
  armSkuName: '',
  retailPrice: 0.05,
})

const anomalies = [
  retailRow({ retailPrice: 0.02, skuName: 'D4ads v5 Spot', meterName: 'D4ads v5 Spot' }),
  retailRow({ retailPrice: 0.39, productName: 'Virtual Machines Dadsv5 Series Windows' }),
  retailRow({ retailPrice: 1200, type: 'Reservation', reservationTerm: '1 Year' }),
  retailRow({ retailPrice: 0.01, effectiveStartDate: '2099-01-01T00:00:00Z' }),
  retailRow({ retailPrice: 0 }),
]

describe('npm run prices -- --refresh', () => {
  it(
    verifies(['prices.refresh'], 'takes the prices of the list, page by page, and says what changed'),
    async () => {
      const rows = [...(await machineRows(() => 1.1)), ...anomalies, gateway]
      list = await startPriceList(rows, { pageSize: 20 })
      const { stdout, stderr, exitCode } = await prices('--refresh', '--region', 'eastus')
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
      expect(list.asked.filter((filter) => filter === 'next').length).toBeGreaterThan(1)
      expect(stdout).toContain('eastus Standard_D4ads_v5: 0.206 -> 0.2266')
      expect(stdout).toContain('network.nat_gateway_month: 32.85 -> 36.5 (+11.1 %)')
      expect(stdout).toContain('eastus: 1 row left out, no price')
      expect(stdout).toContain('dns.zone_month: no meter of this name; the old price stays')
      const today = new Date().toISOString().slice(0, 10)
      const after = await machines()
      expect(after.prices['eastus']?.['Standard_D4ads_v5']).toBeCloseTo(0.2266, 6)
      expect(after.observed_in).toEqual({ eastus: today })
      expect(after.observed_at).toBe('2026-06-18T03:43:41Z')
      expect(after.prices['westeurope']).toEqual((await machines(committed)).prices['westeurope'])
      expect(after['source']).toBe((await machines(committed))['source'])
      expect((await services()).observed).toEqual({ 'network.nat_gateway_month': today })
      expect((await readdir(folder)).toSorted()).toEqual((await readdir(committed)).toSorted())
    },
  )

  it(
    verifies(['prices.refresh-guarded'], 'keeps a region in which one price is five times as high'),
    async () => {
      list = await startPriceList(await machineRows((size) => (size === 'Standard_NC4as_T4_v3' ? 5 : 1)))
      const { stdout, exitCode } = await prices('--refresh', '--only', 'machines', '--region', 'eastus')
      expect(exitCode).toBe(1)
      expect(stdout).toContain('Not taken: 1\n  eastus: Standard_NC4as_T4_v3 changes from 0.526 to 2.63')
      expect((await machines()).prices).toEqual((await machines(committed)).prices)
      const accepted = await prices('--refresh', '--only', 'machines', '--region', 'eastus', '--accept')
      expect(accepted.exitCode).toBe(0)
      expect((await machines()).prices['eastus']?.['Standard_NC4as_T4_v3']).toBeCloseTo(2.63, 6)
    },
  )

  it('keeps a region of which the list has few machines or none', async () => {
    list = await startPriceList((await machineRows(() => 1)).slice(0, 30))
    const few = await prices('--refresh', '--only', 'machines', '--region', 'eastus')
    expect(few.exitCode).toBe(1)
    expect(few.stdout).toMatch(/eastus: \d+ of \d+ prices are gone, nothing was taken/)
    const none = await prices('--refresh', '--only', 'machines', '--region', 'westus', '--accept')
    expect(none.stdout).toContain('westus: the list has no price of a known machine here, nothing was taken')
    expect((await machines()).prices).toEqual((await machines(committed)).prices)
  })

  it('goes on after the list asked it to wait', async () => {
    list = await startPriceList(await machineRows(() => 1))
    list.fail({ kind: 'status', status: 429, retryAfter: '0' })
    list.fail({ kind: 'status', status: 503 })
    const { exitCode, stdout } = await prices('--refresh', '--only', 'machines', '--region', 'eastus')
    expect(stdout).toContain('No price changed.')
    expect(exitCode).toBe(0)
  })

  it.each([
    [{ kind: 'text', text: '<html>' } as const, 'a page is not JSON'],
    [
      { kind: 'next', link: 'https://prices.example/api/retail/prices' } as const,
      'the next page would be read from prices.example, not from 127.0.0.1',
    ],
    [{ kind: 'status', status: 403 } as const, 'it answered 403'],
  ])(
    verifies(['prices.refresh-guarded'], 'leaves the snapshots untouched and says why after %j'),
    async (fault, reason) => {
      list = await startPriceList([...(await machineRows(() => 1.1)), gateway])
      list.fail(fault)
      const { exitCode, stdout, stderr } = await prices('--refresh', '--region', 'eastus')
      expect(exitCode).toBe(3)
      expect(stdout).toBe('')
      expect(stderr).toContain(`prices: reading the Azure price list: ${reason}`)
      expect(await allText(folder)).toEqual(await allText(committed))
    },
  )

  it('names the regions there are, for one that is not in the snapshot', async () => {
    const { exitCode, stderr } = await prices('--refresh', '--region', 'moonbase')
    expect(exitCode).toBe(2)
    expect(stderr).toContain(
      '--region is "moonbase", which the snapshot does not have; it has eastus, eastus2',
    )
  })

  it('takes no list from another machine', async () => {
    const { exitCode, stderr } = await execa('node', ['src/cli/prices.ts', '--refresh'], {
      preferLocal: true,
      reject: false,
      env: { PLANWRIGHT_REHEARSED_PRICE_LIST: 'https://evil.example/' },
    })
    expect(exitCode).toBe(3)
    expect(stderr).toContain('should be an address of this machine')
  })
})

describe('npm run prices -- --check', () => {
  it(
    verifies(['prices.check'], 'tells age, origin, confidence and gaps, and fails for old prices'),
    async () => {
      const { stdout, exitCode } = await prices('--check')
      expect(exitCode).toBe(1)
      expect(stdout).toMatch(/too old network +5 +2024-07-01 +\d+ days .*confidence: medium/)
      expect(stdout).toMatch(/by hand databricks_photon_dbu_multiplier .*confidence: low/)
      expect(stdout).toMatch(/\d+ examples asked for \d+ prices and machines; the book does not know \d+:/)
      expect(stdout).toContain('\n  storage_usd_per_gb_month.hot.GZRS\n')
      expect(stdout).toContain('older than 180 days.')
    },
  )

  it('says which file is no snapshot', async () => {
    await rm(join(folder, 'machines.json'))
    const { exitCode, stderr } = await prices('--check')
    expect(exitCode).toBe(3)
    expect(stderr).toContain('prices: there is no snapshot to read at')
  })
})
