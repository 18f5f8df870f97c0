export { type IpAddress, isSameAddress, isWildcard, parseAddress } from './address.js';
export { type MatrixCircumstances, matrix, type ResolvedMatrix } from './matrix.js';
export { bindDescriptionSchema, parseQuestion, resolveQuestionSchema } from './question.js';
export { type ResolveError, resolve, resolveInput } from './resolve.js';
