// What is measured: the core, and the reading of a paste step by step.

export { detect, detectInSteps } from '../../src/core/detect/detect.ts';
export { bundleOf, noProxyReaders } from '../../src/core/index.ts';
