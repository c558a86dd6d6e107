import { expect, test } from './fixtures'
import { openProject } from './workbench'

const rental = `CREATE SCHEMA audit;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE SEQUENCE ticket START WITH 5;
CREATE TABLE customer (
    id integer NOT NULL PRIMARY KEY,
    email text NOT NULL,
    feels mood
);
CREATE TABLE audit.log (
    id integer NOT NULL PRIMARY KEY,
    customer_id integer REFERENCES customer (id)
);
ALTER TABLE audit.log ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON audit.log USING (customer_id = 1);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NEW;
END $$;
CREATE TRIGGER touched BEFORE UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION touch();
`

test('objects of every kind are found, shown with their text, and renamed', async ({ page }) => {
  const project = await openProject(page, 'kinds of objects', rental)
  const choose = async (name: string) => {
    await page.getByLabel('Filter the objects').fill(name)
    await page.getByRole('treeitem', { name: new RegExp(`^${name}`) }).click()
  }
  await choose('touch')
  const definition = page.getByRole('region', { name: 'Text of the definition' })
  await expect(definition).toContainText('RETURN NEW')
  await page.getByRole('button', { name: 'trigger touched of customer' }).click()
  await expect(page.getByLabel('Name of trigger touched')).toBeVisible()

  await choose('ticket')
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('Starts at')
  await page.getByLabel('Name of the sequence').fill('number')
  await page.keyboard.press('Enter')
  await expect.poll(project.text).toMatch(/RENAME TO number|SEQUENCE number/)

  await choose('mood')
  await expect(page.getByRole('button', { name: 'customer.feels' })).toBeVisible()
  await page.getByLabel('Where the new value goes').selectOption('happy')
  await page.getByLabel('New value', { exact: true }).fill('calm')
  await page.keyboard.press('Enter')
  await expect.poll(project.text).toMatch(/'sad', 'calm', 'happy'|ADD VALUE 'calm' BEFORE 'happy'/)
  await page.getByRole('button', { name: 'Go to definition' }).first().click()
  await expect(page.getByText(/^Ln 2,/)).toBeVisible()

  await page.getByLabel('Filter the objects').fill('')
  await page.getByRole('treeitem', { name: /^audit/ }).click()
  await expect(page.getByRole('region', { name: 'Tables and views' })).toContainText('log')
})

test('a policy is edited in place', async ({ page }) => {
  const project = await openProject(page, 'policies', rental)
  await page.getByRole('treeitem', { name: /^log/ }).click()
  await page.getByLabel('Rows that policy own lets be seen').fill('customer_id = 2')
  await page.keyboard.press('Enter')
  await expect.poll(project.text).toMatch(/customer_id = 2/)
  await page.getByLabel('Name of policy own').fill('theirs')
  await page.keyboard.press('Enter')
  await expect.poll(project.text).toMatch(/RENAME TO theirs|POLICY theirs/)
})

test('what a drop takes along is named before it is dropped', async ({ page }) => {
  const project = await openProject(page, 'dropping', rental)
  await page.getByRole('treeitem', { name: /^customer/ }).click()
  await page.getByRole('button', { name: 'Drop primary key customer_pkey' }).click()
  const question = page.getByRole('dialog')
  await expect(question.getByText(/log_customer_id_fkey/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Drop primary key customer_pkey' })).toBeFocused()
  expect(await project.text()).toBe(rental)
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Drop', exact: true }).click()
  await expect.poll(project.text).not.toMatch(/REFERENCES customer/)
})

test('columns are typed one after another without the mouse', async ({ page }) => {
  const project = await openProject(page, 'typing columns', rental)
  await page.getByRole('treeitem', { name: /^customer/ }).click()
  await page.getByLabel('Name of column email').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of column new_column')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('phone')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of column phone')).toBeVisible()
  await expect(page.getByLabel('Name of column new_column')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('city')
  await page.keyboard.press('Tab')
  await expect.poll(project.text).toMatch(/email text NOT NULL,\s+phone text,\s+city text,\s+feels mood/)
  await page.getByLabel('Name of column city').focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByLabel('Name of column phone')).toBeFocused()
})

test('a panel that fails says so alone, and can be made anew', async ({ page, silence }) => {
  silence.allow(/broken for the test/)
  await openProject(page, 'failing panel', rental)
  await page.getByLabel('Filter the objects').fill('touch')
  await page.getByRole('treeitem', { name: /^touch/ }).click()
  const trigger = page.getByRole('button', { name: 'trigger touched of customer' })
  await expect(trigger).toBeVisible()
  await page.evaluate(() => {
    const { scrollIntoView } = Element.prototype
    Element.prototype.scrollIntoView = () => {
      Element.prototype.scrollIntoView = scrollIntoView
      throw new Error('broken for the test')
    }
  })
  await trigger.click()
  await expect(page.getByText('The inspector stopped.')).toBeVisible()
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
  await page.getByRole('button', { name: 'Reload panel' }).click()
  await expect(page.getByLabel('Name of trigger touched')).toBeVisible()
})
