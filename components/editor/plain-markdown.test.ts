import { describe, expect, it } from 'vitest'
import { fencedBlock, plainMarkdown } from './plain-markdown.ts'

describe('plainMarkdown', () => {
  it.each([
    ['users', 'users'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert\\(1\\)&lt;\\/script&gt;'],
    ['[x](command:y)', '\\[x\\]\\(command\\:y\\)'],
    ['![i](http://e)', '\\!\\[i\\]\\(http\\:\\/\\/e\\)'],
    ['order_items', 'order\\_items'],
    ['a & b', 'a &amp; b'],
    ['one\ntwo', 'one  \ntwo'],
  ])('shows %j as text', (text, expected) => expect(plainMarkdown(text)).toBe(expected))
})

describe('fencedBlock', () => {
  it('cannot be closed from inside', () => {
    expect(fencedBlock('a\n```\n<b>')).toBe('````text\na\n```\n<b>\n````')
  })
})
