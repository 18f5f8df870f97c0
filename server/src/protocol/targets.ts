/** What the preprocessor is set up for: Windows user mode, Windows kernel mode, POSIX. */
export type Target = 'windows' | 'windows-kernel' | 'posix';

/** In the order in which targets are printed. */
export const TARGETS: readonly Target[] = ['windows', 'windows-kernel', 'posix'];
