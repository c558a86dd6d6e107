import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Block, readMarkdown, type Span } from './read-markdown'

it('reads headings, paragraphs over lines, code, lists and tables', () => {
  const text =
    '# A `b`\n\nOne\ntwo <https://example.org/x>.\n\n```sql\nSELECT 1;\n# no heading\n```\n\n- a\n- [b](other-rule.md)\n\n| n | v |\n|---|:--|\n| a\\|b | c |\n'
  expect(readMarkdown(text)).toEqual([
    {
      kind: 'heading',
      level: 1,
      spans: [
        { kind: 'text', text: 'A ' },
        { kind: 'code', text: 'b' },
      ],
    },
    {
      kind: 'paragraph',
      spans: [
        { kind: 'text', text: 'One two ' },
        { kind: 'link', text: 'https://example.org/x', href: 'https://example.org/x' },
        { kind: 'text', text: '.' },
      ],
    },
    { kind: 'code', language: 'sql', text: 'SELECT 1;\n# no heading' },
    {
      kind: 'list',
      items: [[{ kind: 'text', text: 'a' }], [{ kind: 'link', text: 'b', href: '/rules/other-rule' }]],
    },
    {
      kind: 'table',
      rows: [
        [[{ kind: 'text', text: 'n' }], [{ kind: 'text', text: 'v' }]],
        [[{ kind: 'text', text: 'a|b' }], [{ kind: 'text', text: 'c' }]],
      ],
    },
  ])
})

it('leads nowhere but to pages of rules and to https', () => {
  const links = ['[x](javascript:alert(1))', '[x](/api/projects)', '[x](http://a.b)', '<img src=x>']
  for (const link of links) {
    const [block] = readMarkdown(link)
    const spans = block?.kind === 'paragraph' ? block.spans : []
    expect(spans.map(({ kind }) => kind)).toEqual(['text'])
  }
})

it('never ends on its own: an open fence takes the rest', () => {
  expect(readMarkdown('```\na')).toEqual([{ kind: 'code', language: '', text: 'a' }])
})

const folder = join(import.meta.dirname, '../../docs/rules')
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))

it('keeps every word of every page there is', () => {
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
  for (const name of pages) {
    const text = readFileSync(join(folder, name), 'utf8')
    // Targets of links, languages of code and rules of tables are not shown.
    const shown = text.replace(/\]\([^)\s]+\)/g, ']').replace(/^```\w*/gm, '')
    expect(letters(readMarkdown(text).map(wordsOf).join('\n')), name).toBe(letters(shown))
  }
})

function wordsOf(block: Block): string {
  const plain = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')
  if (block.kind === 'code') return block.text
  if (block.kind === 'list') return block.items.map(plain).join('\n')
  if (block.kind === 'table') return block.rows.flat().map(plain).join('\n')
  return plain(block.spans)
}
