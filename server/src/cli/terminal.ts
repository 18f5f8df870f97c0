import pc from 'picocolors';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import { text } from '../messages/text.js';
import type { Message } from '../protocol/messages.js';

export type Colours = ReturnType<typeof pc.createColors>;

/** Where a verb writes to. Data goes to stdout, everything else to stderr. */
export interface Terminal {
	/** Writes data. Resolves once it is handed over; quietly, too, where nobody reads any more. */
	print(data: string): Promise<void>;
	/** Writes a line for the user, led by the name of the program. */
	tell(message: Message): void;
	/** Writes lines to stderr. */
	printError(line: string): void;
	/** Overwrites the progress line, where stderr is a terminal. Null takes it away. */
	progress(message: Message | null): void;
	/** Hears of each file before it is looked at: a thread that dies has died of that one. */
	begin?(file: string): void;
	/** The colours of stdout: none in a pipe and with NO_COLOR. */
	colours: Colours;
	/** How many cells a line of stdout has; undefined where it is no terminal. */
	readonly width: number | undefined;
	/** Words of stdout as a link, where it is a terminal that shows links. */
	link(words: string, target: string): string;
	/** False once the reader of stdout has gone. */
	readonly isRead: boolean;
}

const ERASE_LINE = '\r\u001b[2K';
/** Progress is shown ten times a second at most: a terminal is slower than a scan. */
const PROGRESS_EVERY = 100;

/** The terminal of this process. */
export function processTerminal(): Terminal {
	const { stdout, stderr, env } = process;
	let isRead = true;
	let progressShown = false;
	let lastProgress = 0;
	const showsLinks = createSupportsHyperlinks(stdout);
	stdout.on('error', (error: NodeJS.ErrnoException) => {
		isRead = false;
		if (error.code !== 'EPIPE') {
			process.exitCode = 2;
			terminal.tell({ id: 'cli.cannotPrint', args: { reason: error.message } });
		}
	});
	// A reader of stderr that has gone is no reason to stop, and there is nobody left to tell.
	stderr.on('error', () => {});

	const terminal: Terminal = {
		print: (data) => (isRead ? new Promise((resolve) => stdout.write(data, () => resolve())) : Promise.resolve()),
		tell(message) {
			terminal.printError(printable(text({ id: 'cli.line', args: { sentence: text(message) } })));
		},
		printError(line) {
			terminal.progress(null);
			stderr.write(`${printableLines(line)}\n`);
		},
		progress(message) {
			if (message && Date.now() - lastProgress < PROGRESS_EVERY) {
				return;
			}
			if (stderr.isTTY && (message || progressShown)) {
				lastProgress = message ? Date.now() : 0;
				const line = message ? printable(text(message)).slice(0, (stderr.columns ?? 80) - 1) : '';
				stderr.write(ERASE_LINE + line);
				progressShown = message !== null;
			}
		},
		colours: pc.createColors(Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb'),
		get width() {
			return stdout.isTTY ? stdout.columns || 80 : undefined;
		},
		link: (words, target) => (showsLinks ? `\u001b]8;;${target}\u0007${words}\u001b]8;;\u0007` : words),
		get isRead() {
			return isRead;
		},
	};
	return terminal;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * One line. Code and file names come from anywhere: no control character of theirs may steer the terminal, and no line
 * break begin what looks like a line of ours.
 */
export function printable(untrusted: string): string {
	return untrusted.replace(UNPRINTABLE, '\ufffd');
}

/** The same of several lines. */
export function printableLines(untrusted: string): string {
	return untrusted.split('\n').map(printable).join('\n');
}

/** No colours at all: for files. */
export const plainColours: Colours = pc.createColors(false);
