import { expect, test } from './fixtures'
import { downloaded, openAthena, openProject } from './workbench'

const nasty = `CREATE TABLE "we<b>ird" (
    id bigint PRIMARY KEY,
    "a|b" text DEFAULT '<script>alert(1)</script>'
);
COMMENT ON TABLE "we<b>ird" IS '<img src=x onerror=alert(1)> \`tick\`';
CREATE TABLE plain (id bigint PRIMARY KEY, weird_id bigint REFERENCES "we<b>ird");
`

/** What each export must hold. */
const exports: readonly (readonly [RegExp, RegExp])[] = [
  [/^Download SQL$/, /CREATE TABLE "we<b>ird"/],
  [/^Download Mermaid/, /erDiagram/],
  [/^Download DBML/, /Table /],
  [/^Download PlantUML/, /@startuml/],
  [/^Download JSON/, /"tables"/],
  [/^Download .*(data dictionary|Markdown)/i, /plain/],
  [/^Download SVG/, /<svg/],
]

test('every export is a download', async ({ page }) => {
  await openProject(page, 'exports', nasty)
  await openAthena(page)
  await page.getByRole('tab', { name: 'Export' }).click()
  for (const [name, content] of exports) {
    const { bytes } = await downloaded(page, () => page.getByRole('button', { name }).first().click())
    const text = bytes.toString('utf8')
    expect(text, String(name)).toMatch(content)
    expect(text, String(name)).toContain('plain')
  }
  const picture = await downloaded(page, () => page.getByRole('button', { name: 'Download PNG' }).click())
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG')
})

test('every export can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openProject(page, 'copies', nasty)
  await openAthena(page)
  await page.getByRole('tab', { name: 'Export' }).click()
  for (const [name, content] of exports) {
    await page.evaluate(() => navigator.clipboard.writeText(''))
    const copy = new RegExp(name.source.replace('Download', 'Copy'), name.flags)
    await page.getByRole('button', { name: copy }).first().click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()), String(copy))
      .toMatch(content)
  }
  await page.getByRole('button', { name: 'Copy PNG' }).click()
  await expect
    .poll(() => page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types)))
    .toContain('image/png')
})

test('the drawing holds names as text, never as markup', async ({ page }) => {
  await openProject(page, 'markup', nasty)
  await openAthena(page)
  await page.getByRole('tab', { name: 'Export' }).click()
  const { bytes } = await downloaded(page, () =>
    page
      .getByRole('button', { name: /^Download SVG/ })
      .first()
      .click(),
  )
  const parsed = await page.evaluate((svg) => {
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
    return {
      error: document.querySelector('parsererror') !== null,
      scripts: document.querySelectorAll('script, img, b').length,
    }
  }, bytes.toString('utf8'))
  expect(parsed).toEqual({ error: false, scripts: 0 })
})
