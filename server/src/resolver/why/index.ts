export { explainStatus, type WhyAnswer, type WhyQuestion } from './explain-status.js';
export type { FailedBind } from './failed-bind.js';
export { statusNames } from './status-in-text.js';
