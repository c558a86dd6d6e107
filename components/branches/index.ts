export { BranchMenu } from './branch-menu'
