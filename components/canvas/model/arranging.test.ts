import { expect, it } from 'vitest'
import { arrangeInput } from './arranging'
import { buildScene } from './build-scene'
import { missingPlacements } from './placing'
import { readSql } from './read-sql.fixture'
import { emptyScene } from './scene'

const schema = readSql(`
  CREATE SCHEMA crm;
  CREATE TYPE crm.state AS ENUM ('new', 'won');
  CREATE TABLE users (id int PRIMARY KEY);
  CREATE TABLE crm.notes (id int PRIMARY KEY);
  CREATE TABLE crm.leads (id int PRIMARY KEY, state crm.state[], owner int REFERENCES users, note int REFERENCES crm.notes);
  CREATE VIEW crm.v AS SELECT id FROM crm.leads;
`)
const placements = missingPlacements(schema, { placements: {}, annotations: [] })
const scene = buildScene(emptyScene, schema, placements, new Set())
const input = (width: number, height: number) =>
  arrangeInput(scene, [...scene.nodes.keys()], { width, height })

it('pulls an enum to the tables that have it, and tables of one schema most of all', () => {
  const pulls = new Map(input(1600, 900).edges.map(({ from, to, weight }) => [`${from} ${to}`, weight]))
  const id = (name: string, kind: string) =>
    [...scene.nodes.values()].find(({ entity }) => entity.name === name && entity.entity === kind)?.id
  const weight = (from: string, to: string, kind = 'table', of = 'table') =>
    pulls.get(`${id(from, of)} ${id(to, kind)}`) ?? 0
  expect(weight('leads', 'state', 'enum')).toBeGreaterThan(0)
  expect(weight('leads', 'notes')).toBeGreaterThan(weight('leads', 'users'))
  expect(weight('leads', 'notes')).toBeGreaterThan(weight('v', 'leads', 'table', 'view'))
})

it('asks for the proportions of the canvas, within bounds', () => {
  expect(input(1600, 1000).aspect).toBe(1.6)
  expect(input(300, 1000).aspect).toBe(0.8)
  expect(input(9000, 1000).aspect).toBe(2.2)
  expect(Number.isFinite(input(0, 0).aspect)).toBe(true)
})
