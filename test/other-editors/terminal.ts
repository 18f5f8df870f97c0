import { type ChildProcess, spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';

const ESCAPE = '\u001b';

/** A program in a terminal of its own, which `script` of util-linux makes. */
export class Terminal {
	readonly ended: Promise<number | null>;
	private shown = '';
	private readonly process: ChildProcess;

	/** @param command for a shell */
	constructor(command: string, options: { cwd: string; env: NodeJS.ProcessEnv }) {
		const args = ['-qefc', `stty rows 50 cols 200; exec ${command}`, '/dev/null'];
		this.process = spawn('script', args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
		this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
			this.shown += text;
		});
		this.ended = new Promise((resolve) => {
			this.process.once('exit', resolve);
		});
	}

	/** Types, until these words are shown: they may need what comes in the background. Leaves what was shown before first. */
	async typeUntil(keys: string, words: string): Promise<void> {
		await vi.waitFor(
			async () => {
				// By itself: together with the next key it would be another one.
				await this.type(ESCAPE);
				await this.type(keys);
				const shown = stripVTControlCharacters(this.shown);
				// A program moves the cursor over what is blank already.
				if (!withoutBlanks(shown).includes(withoutBlanks(words))) {
					throw new Error(`After ${JSON.stringify(keys)} there is no "${words}":\n${shown}`);
				}
			},
			{ timeout: 30_000, interval: 50 },
		);
	}

	/** Types, and waits a moment; what was shown before is forgotten. */
	async type(keys: string): Promise<void> {
		this.shown = '';
		this.process.stdin?.write(keys);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}

	kill(): void {
		this.process.kill();
	}
}

function withoutBlanks(text: string): string {
	return text.replace(/\s+/g, '');
}
