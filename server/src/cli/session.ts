import type { Terminal } from './terminal.js';

/** One run of the command line. */
export interface Session {
	terminal: Terminal;
	/** 0: done; 1: findings at or above --fail-on; 2: wrong usage, an unreadable path, an internal error. */
	exitCode: 0 | 1 | 2;
}
