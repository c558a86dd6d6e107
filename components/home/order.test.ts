import { describe, expect, it } from 'vitest'
import type { ProjectSummary } from '@/lib/store'
import { findProjects, type OrderName } from './order'

function project(name: string, tableCount: number, updatedAt: string): ProjectSummary {
  return { id: name, name, dialect: 'postgres', tableCount, thumbnail: null, createdAt: updatedAt, updatedAt }
}

const projects = [
  project('Shop 10', 3, '2026-01-02'),
  project('shop 9', 30, '2026-01-01'),
  project('Blog', 7, '2026-01-03'),
]

describe('the list of projects', () => {
  it.each<[string, OrderName, readonly string[]]>([
    ['', 'changed', ['Blog', 'Shop 10', 'shop 9']],
    ['', 'name', ['Blog', 'shop 9', 'Shop 10']],
    ['', 'tables', ['shop 9', 'Blog', 'Shop 10']],
    ['SHOP', 'name', ['shop 9', 'Shop 10']],
    ['10 sh', 'name', ['Shop 10']],
    ['x', 'name', []],
  ])('finds “%s” by %s', (query, order, names) => {
    expect(findProjects(projects, query, order).map(({ name }) => name)).toEqual(names)
  })
})
