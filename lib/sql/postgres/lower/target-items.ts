import type { QName, StatementNode } from '../../core/index.ts'
import { findTarget } from './comments.ts'
import { type Fold, findRelation, findType, lastName, schemaOf } from './fold.ts'
import type { Item } from './world.ts'

/** The objects, as they stand, that a statement is going to change. */
export function targetItems(fold: Fold, node: StatementNode): readonly Item[] {
  const relation = (name: QName | null): readonly Item[] => {
    const found = name && name.parts.length > 0 && findRelation(fold, name)
    return found ? [found.item] : []
  }
  const type = (name: QName): readonly Item[] => {
    const found = findType(fold, schemaOf(name), lastName(name).value)
    return found ? [found] : []
  }
  switch (node.kind) {
    case 'createTable':
      return [node.name, node.partitionOf?.parent ?? null, ...node.inherits].flatMap(relation)
    case 'createView':
    case 'createSequence':
    case 'alterSequence':
    case 'alterTable':
      return relation(node.name)
    case 'createIndex':
      return [...relation(node.table), ...relation(node.name)]
    case 'createTrigger':
    case 'createRule':
    case 'createPolicy':
    case 'alterPolicy':
      return relation(node.table)
    case 'attachIndexPartition':
      return [...relation(node.index), ...relation(node.partition)]
    case 'createEnum':
    case 'createComposite':
    case 'createRange':
    case 'createDomain':
    case 'alterType':
    case 'alterDomain':
      return type(node.name)
    case 'createRoutine': {
      const name = lastName(node.name).value
      const schemas = schemaOf(node.name) === null ? fold.path : [schemaOf(node.name)]
      return schemas.flatMap((schema) => fold.world.routines.get(`${schema}\0${name}`) ?? [])
    }
    case 'comment': {
      const { target } = node
      if (target.on) return relation(target.on)
      if (target.word === 'column') return relation({ ...target.name, parts: target.name.parts.slice(0, -1) })
      if (target.word === 'index') return relation(target.name)
      return [findTarget(fold, target)].filter((item) => item !== null)
    }
    case 'alterObject':
      return [findTarget(fold, node.target)].filter((item) => item !== null)
    case 'grant':
    case 'revoke':
      return node.targets.flatMap((target) => findTarget(fold, target) ?? [])
    default:
      return []
  }
}
