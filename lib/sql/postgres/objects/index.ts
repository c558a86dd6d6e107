/** Objects that are known by their statement, in the parts that ALTER changes one by one. */
export {
  type Alteration,
  type Alterations,
  alterationsBetween,
  foldAlteration,
  sameObject,
  withRenamedMembers,
} from './alter.ts'
