import { expect, it } from 'vitest'
import { emptyLayout } from '@/lib/layout'
import { buildScene } from './build-scene'
import { missingPlacements } from './placing'
import { readSql } from './read-sql.fixture'
import { emptyScene } from './scene'
import { spokenEdge } from './words'

it('says a line by its columns, cardinality and whether it must be', () => {
  const schema = readSql(`
    CREATE TABLE customers (id int PRIMARY KEY);
    CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, part int NOT NULL, UNIQUE (id, part));
    CREATE TABLE items (order_id int, part int, PRIMARY KEY (order_id, part),
      FOREIGN KEY (order_id, part) REFERENCES orders (id, part));
    CREATE VIEW names AS SELECT id FROM customers;
  `)
  const scene = buildScene(emptyScene, schema, missingPlacements(schema, emptyLayout), new Set())
  expect([...scene.edges.values()].map(spokenEdge)).toEqual([
    'orders.customer_id references customers.id, many to one, optional',
    'items (order_id, part) references orders (id, part), one to one, required, identifying',
    'names reads customers',
  ])
})
