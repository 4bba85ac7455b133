export {
  checkContract,
  contractWithoutModel,
  type CheckContractOptions,
  type Produced,
} from "./check-contract.ts";
export {
  acceptsType,
  contractTypeNames,
  parseContractType,
  type Acceptance,
  type ContractType,
} from "./contract-type.ts";
export type { Contract, ContractColumn, Written } from "./contract.ts";
export {
  contractViolations,
  type ContractViolation,
  type FileContract,
  type FileFacts,
  type RequiredColumn,
} from "./file-contract.ts";
