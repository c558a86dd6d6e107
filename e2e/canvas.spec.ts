import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { node, openProject } from './workbench'

const shop = `-- The shop; this comment stays.
CREATE TYPE status AS ENUM ('new', 'paid');
CREATE SEQUENCE invoice_no START 1000;

CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE, -- where invoices go
    name text
);

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    number bigint NOT NULL DEFAULT nextval('invoice_no'),
    status status NOT NULL DEFAULT 'new',
    total numeric(12,2) NOT NULL
);
CREATE INDEX orders_customer_idx ON orders (customer_id);

CREATE TABLE tags (
    id bigint PRIMARY KEY,
    label text
);

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
`

const customers = 'table:public.customers'
const orders = 'table:public.orders'
const tags = 'table:public.tags'

function title(page: Page, id: string): Locator {
  return node(page, id).locator('.node-title')
}

async function middleOf(locator: Locator): Promise<readonly [number, number]> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return [box.x + box.width / 2, box.y + box.height / 2]
}

/** Where a table that is painted from afar stands on the screen: a place inside its card. */
async function placeOnScreen(page: Page, project: string, id: string): Promise<readonly [number, number]> {
  const canvas = await page.locator('.react-flow').first().boundingBox()
  const style = await page.locator('.react-flow__viewport').evaluate(({ style }) => style.transform)
  const [left = 0, top = 0, zoom = 1] = (style.match(/[-\d.]+/g) ?? []).map(Number)
  const response = await page.request.get(`/api/projects/${project}`)
  const { layout } = (await response.json()) as {
    layout: { placements: Record<string, { x: number; y: number }> }
  }
  const spot = layout.placements[id]
  if (!canvas || !spot) throw new Error('it is not on the screen')
  return [canvas.x + left + (spot.x + 30) * zoom, canvas.y + top + (spot.y + 30) * zoom]
}

async function drag(page: Page, from: Locator, to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...(await middleOf(from)))
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 8 })
  await page.mouse.up()
}

test('a name that is taken is refused as it is typed, and Escape leaves all as it was', async ({ page }) => {
  const project = await openProject(page, 'refusing', shop)
  await title(page, customers).dblclick()
  const field = page.getByRole('textbox', { name: 'Name', exact: true })
  await field.fill('orders')
  await expect(page.getByText('orders is there already')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(page.getByRole('application', { name: 'Diagram' })).toBeFocused()
  expect(await project.text()).toBe(shop)
})

test('a column dragged to a key column becomes a foreign key; its row can be dragged to another place', async ({
  page,
}) => {
  const project = await openProject(page, 'dragging', shop)
  await node(page, orders).locator('[data-column=number]').hover()
  const grip = node(page, orders).locator('.node-grip').first()
  await drag(page, grip, await middleOf(node(page, tags).locator('[data-column=id]')))
  await expect.poll(project.text).toMatch(/FOREIGN KEY \(number\) REFERENCES tags|number .* REFERENCES tags/)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(project.text).toBe(shop)

  const [x, y] = await middleOf(node(page, orders).locator('[data-column=customer_id]'))
  const mark = node(page, orders).locator('[data-column=total] .row-mark')
  await drag(page, mark, [x, y - 6])
  await expect.poll(project.text).toMatch(/PRIMARY KEY,\s+total numeric\(12,2\) NOT NULL,\s+customer_id/)
})

test('two tables are joined by a junction table, and a deletion names what goes with it', async ({
  page,
}) => {
  const project = await openProject(page, 'joining', shop)
  await title(page, tags).click()
  await title(page, customers).click({ modifiers: ['Shift'] })
  await title(page, customers).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Join by a junction table' }).click()
  await expect.poll(project.text).toContain('PRIMARY KEY (tag_id, customer_id)')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(project.text).toBe(shop)

  await title(page, customers).click()
  await page.keyboard.press('Delete')
  const question = page.getByRole('dialog')
  await expect(question).toContainText('orders_customer_id_fkey')
  await question.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect.poll(project.text).not.toContain('CREATE TABLE customers')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(project.text).toBe(shop)
  await expect(node(page, customers)).toBeVisible()
})

test('a copy takes all of a table along and declares nothing twice, here and in another project', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const project = await openProject(page, 'copying', shop)
  await title(page, orders).click()
  await page.keyboard.press('Control+c')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('public.orders')
  await page.keyboard.press('Control+v')
  await expect(node(page, 'table:public.orders_copy')).toBeVisible()
  await expect.poll(project.text).toContain('orders_copy_customer_idx')
  const pasted = await project.text()
  expect(pasted.startsWith(shop)).toBe(true)
  for (const once of ['CREATE TYPE', 'CREATE SEQUENCE', 'CREATE FUNCTION']) {
    expect(pasted.split(once)).toHaveLength(2)
  }
  expect(pasted).toMatch(/CREATE TRIGGER orders_touch BEFORE UPDATE ON orders_copy/)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(project.text).toBe(shop)

  const other = await openProject(page, 'copied to', '-- empty\n')
  await page.getByRole('application', { name: 'Diagram' }).focus()
  await page.keyboard.press('Control+v')
  await expect(node(page, orders)).toBeVisible()
  await expect(page.getByText(/for want of the table it points at/)).toBeVisible()
  await expect.poll(other.text).toMatch(/CREATE TYPE[\s\S]*CREATE SEQUENCE[\s\S]*CREATE TABLE public\.orders/)
  await expect(page.getByText('No problems')).toBeVisible()
})

test('writing and dragging are taken back in the order they were done, and places outlive a reload', async ({
  page,
}) => {
  const project = await openProject(page, 'one history', shop)
  await node(page, tags).getByText('label', { exact: true }).dblclick()
  await page.getByRole('textbox', { name: 'Name of label' }).fill('word')
  await page.keyboard.press('Enter')
  const written = shop.replace('label text', 'word text')
  await expect.poll(project.text).toBe(written)
  const [x, y] = await middleOf(title(page, tags))
  await drag(page, title(page, tags), [x + 60, y + 40])
  const moved = await middleOf(title(page, tags))
  expect(moved[0] - x).toBeGreaterThan(40)

  await page.getByRole('application', { name: 'Diagram' }).focus()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => Math.round((await middleOf(title(page, tags)))[0] - x)).toBe(0)
  expect(await project.text()).toBe(written)
  await page.keyboard.press('Control+z')
  await expect.poll(project.text).toBe(shop)

  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  const place = async () => {
    const response = await page.request.get(`/api/projects/${project.id}`)
    const { layout } = (await response.json()) as { layout: { placements: Record<string, { x: number }> } }
    return layout.placements[tags]?.x
  }
  await expect.poll(async () => Math.round((await middleOf(title(page, tags)))[0] - moved[0])).toBe(0)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const kept = await place()
  await page.reload()
  await expect(node(page, tags)).toBeVisible()
  expect(await place()).toBe(kept)
})

test('the diagram is worked from the keyboard alone', async ({ page }) => {
  const project = await openProject(page, 'by keyboard', shop)
  const diagram = page.getByRole('application', { name: 'Diagram' })
  await diagram.focus()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.type('parcel')
  await page.keyboard.press('Enter')
  await expect(node(page, 'table:public.parcel').locator('.node[data-selected]')).toBeVisible()
  await expect(diagram).toBeFocused()

  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name of id' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Type of id' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('int')
  await page.keyboard.press('Enter')
  await expect.poll(project.text).toMatch(/CREATE TABLE parcel \(\s+id int /)

  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Add column', exact: true }).press('Enter')
  await page.getByRole('textbox', { name: 'Name of new_column' }).fill('weight')
  await page.keyboard.press('Enter')
  await expect.poll(project.text).toContain('weight text')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(page.locator('.node[data-selected]')).toHaveCount(1)
})

test('notes and areas are written, resized, carried and kept', async ({ page }) => {
  const project = await openProject(page, 'notes', shop)
  const ground = page.getByRole('application', { name: 'Diagram' })
  const box = await ground.boundingBox()
  if (!box) throw new Error('no diagram')
  await ground.click({ button: 'right', position: { x: box.width / 2, y: 40 } })
  await page.getByRole('menuitem', { name: 'New note' }).click()
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Mind the <b>tags</b>')
  await page.keyboard.press('Escape')
  const note = page.locator('.annotation[data-kind=note]')
  await expect(note).toHaveText('Mind the <b>tags</b>')
  const before = await note.boundingBox()
  const [x, y] = await middleOf(note.locator('[data-resize]'))
  await drag(page, note.locator('[data-resize]'), [x + 40, y + 20])
  await expect
    .poll(async () => Math.round(((await note.boundingBox())?.width ?? 0) - (before?.width ?? 0)))
    .toBe(40)

  await title(page, tags).click()
  await title(page, customers).click({ modifiers: ['Shift'] })
  await title(page, customers).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Put into an area' }).click()
  await page.getByRole('textbox', { name: 'Name of the area' }).fill('Inner circle')
  await page.keyboard.press('Enter')
  const area = page.locator('.annotation[data-kind=area]')
  await expect(area).toHaveText('Inner circle')
  const start = await middleOf(title(page, tags))
  const corner = await area.boundingBox()
  if (!corner) throw new Error('no area')
  await page.mouse.move(corner.x + 60, corner.y + 8)
  await page.mouse.down()
  await page.mouse.move(corner.x + 90, corner.y - 12, { steps: 5 })
  await page.mouse.up()
  // A drag begins a few pixels late; the table goes as far as the area.
  await expect.poll(async () => (await area.boundingBox())?.x ?? 0).toBeGreaterThan(corner.x + 15)
  const carried = (await middleOf(title(page, tags)))[0] - start[0]
  expect(Math.round(carried - ((await area.boundingBox())?.x ?? 0) + corner.x)).toBe(0)

  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(note).toHaveText('Mind the <b>tags</b>')
  await expect(area).toHaveText('Inner circle')
  expect(await project.text()).toBe(shop)
})

test('a foreign key is turned round from the menu of its line, and undone', async ({ page }) => {
  const project = await openProject(page, 'turned', shop)
  await title(page, orders).click()
  await page.keyboard.press('l')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Turn it round: customers refers to orders' }).click()
  await expect(node(page, customers).locator('[data-column="order_id"]')).toBeVisible()
  await expect.poll(project.text).not.toContain('REFERENCES customers')
  expect(await project.text()).toMatch(/customers[\s\S]*REFERENCES orders/)
  await page.getByRole('application', { name: 'Diagram' }).focus()
  await page.keyboard.press('Control+z')
  await expect.poll(project.text).toBe(shop)
})

test('a search unfolds to a partition, and what is hidden stays hidden after a reload', async ({ page }) => {
  const text = `CREATE SCHEMA archive;
CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_24 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE archive.old (id int PRIMARY KEY);
`
  await openProject(page, 'folded', text)
  const partition = node(page, 'table:public.events_24')
  await expect(node(page, 'table:public.events')).toBeVisible()
  await expect(partition).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/Table, column/).fill('events_24')
  await page.keyboard.press('Enter')
  await expect(partition).toBeVisible()

  await page.getByRole('button', { name: 'Hide archive' }).click()
  await expect(node(page, 'table:archive.old')).toHaveCount(0)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(partition).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show archive' })).toBeVisible()
  await expect(node(page, 'table:archive.old')).toHaveCount(0)
})

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('the menu of a table opens at the pointer, from afar too', async ({ page }) => {
    const project = await openProject(page, 'menus', shop)
    await expect(title(page, orders)).toBeVisible()
    // The first layout has settled once nothing is being arranged.
    await expect(page.getByText('Arranging')).toHaveCount(0)
    const zoomOut = page.getByRole('button', { name: 'Zoom out (-)' })
    for (let times = 0; times < 8; times++) await zoomOut.click()
    const [x, y] = await placeOnScreen(page, project.id, orders)
    await page.mouse.click(x, y, { button: 'right' })
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
    const box = await menu.boundingBox()
    expect(box?.x).toBeCloseTo(x, -1)
  })
})
