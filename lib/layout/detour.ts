import { type LineEnds, spreadEnds } from './lanes.ts'
import type { Point } from './metrics.ts'
import {
  type Box,
  bentRoute,
  directRoute,
  type EdgeEnd,
  levelRoute,
  type Route,
  routePoints,
  stubOf,
} from './route.ts'

/** The boxes that lines keep clear of, found by place. */
export interface Blocks {
  /** Boxes that any of the points lies in, but for two. */
  crossed(points: readonly Point[], but: readonly [string, string]): readonly Box[]
}

interface Block extends Box {
  readonly id: string
}

const cell = 256

/** Sorts boxes by the cells they touch, so that asking for a point looks at few of them. */
export function blocksOf(boxes: Iterable<Block>): Blocks {
  const cells = new Map<number, Block[]>()
  for (const box of boxes) {
    const right = Math.floor((box.x + box.width) / cell)
    const bottom = Math.floor((box.y + box.height) / cell)
    for (let cx = Math.floor(box.x / cell); cx <= right; cx++) {
      for (let cy = Math.floor(box.y / cell); cy <= bottom; cy++) {
        const key = keyOf(cx, cy)
        const list = cells.get(key)
        if (list) list.push(box)
        else cells.set(key, [box])
      }
    }
  }
  return {
    crossed(points, but) {
      const found = new Set<Box>()
      for (const { x, y } of points) {
        for (const box of cells.get(keyOf(Math.floor(x / cell), Math.floor(y / cell))) ?? []) {
          if (box.id === but[0] || box.id === but[1]) continue
          if (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height) found.add(box)
        }
      }
      return [...found]
    },
  }
}

function keyOf(x: number, y: number): number {
  return x * 1_000_003 + y
}

/**
 * The routes of all lines between two boxes: apart from each other, and around other boxes where a
 * small detour does that. Each depends only on these lines and the boxes.
 */
export function routesOf(
  lines: readonly LineEnds[],
  but: readonly [string, string],
  blocks: Blocks,
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>()
  for (const { id, from, to } of spreadEnds(lines).values())
    routes.set(id, routeAround(from, to, but, blocks))
  return routes
}

/** Lines over many boxes go far: there is no way around all of them that is easier to follow. */
const mostCrossed = 6

/** Room between a detour and the box that it goes around; not the same for all, so that fewer lie on each other. */
function clearanceOf(but: readonly [string, string]): number {
  let sum = 0
  for (const id of but) for (let at = 0; at < id.length; at++) sum += id.charCodeAt(at)
  return 12 + (sum % 4) * 6
}

function routeAround(from: EdgeEnd, to: EdgeEnd, but: readonly [string, string], blocks: Blocks): Route {
  const direct = directRoute(from, to)
  const crossed = blocks.crossed(routePoints(direct), but)
  if (crossed.length === 0 || crossed.length > mostCrossed) return direct
  let best = direct
  let least = crossed.length
  let shortest = Number.POSITIVE_INFINITY
  for (const route of detours(from, to, crossed, clearanceOf(but))) {
    const points = routePoints(route)
    const count = blocks.crossed(points, but).length
    const length = count < crossed.length ? lengthOf(points) : Number.POSITIVE_INFINITY
    if (count > least || (count === least && length >= shortest)) continue
    best = route
    least = count
    shortest = length
  }
  return best
}

function* detours(from: EdgeEnd, to: EdgeEnd, crossed: readonly Box[], clearance: number): Generator<Route> {
  const a = stubOf(from)
  const b = stubOf(to)
  const left = Math.min(...crossed.map((box) => box.x)) - clearance
  const right = Math.max(...crossed.map((box) => box.x + box.width)) + clearance
  if (from.side === to.side) {
    // A curve with both handles at one distance bulges three quarters of it.
    const beyond = from.side === 1 ? right - Math.max(a.x, b.x) : Math.min(a.x, b.x) - left
    if (beyond > 0 && beyond < 600) yield bentRoute(from, to, (beyond + clearance) / 0.75)
    return
  }
  const [first, last] = a.x < b.x ? [a.x, b.x] : [b.x, a.x]
  const enter = Math.max(first + clearance, left - clearance * 2)
  const leave = Math.min(last - clearance, right + clearance * 2)
  if (enter >= leave) return
  const heights = new Set([a.y, b.y])
  for (const box of crossed) heights.add(box.y - clearance).add(box.y + box.height + clearance)
  for (const y of heights) yield levelRoute(from, to, y, enter, leave)
}

function lengthOf(points: readonly Point[]): number {
  let length = 0
  let last = points[0]
  for (const point of points) {
    if (last) length += Math.hypot(point.x - last.x, point.y - last.y)
    last = point
  }
  return length
}
