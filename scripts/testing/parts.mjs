/** The parts of the tests, in the order in which they are run. */
export const TEST_PARTS = /** @type {const} */ (['unit', 'host', 'workbench', 'web', 'editors']);
