import type { Scene } from '../model/scene'

/** Lines that a browser redraws without trouble as elements. */
const mostElements = 60

/** Whether the plain lines of a scene are painted rather than elements of the page. */
export function isPainted(scene: Scene): boolean {
  return scene.edges.size > mostElements
}
