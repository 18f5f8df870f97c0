import { FallenFiles } from './fallen-files.js';
import { HangWatch } from './hang-watch.js';
import { RestartPolicy } from './restart-policy.js';

/** What is to be done about a server that has ended by itself. */
export interface Remedy {
	/** How long to wait before it is started again, in milliseconds; undefined where that is hopeless. */
	wait: number | undefined;
	/** The file that is left out from now on, as it brought the server down again. */
	newlySkipped: string | undefined;
}

/** What is known of a server that ends by itself or hangs, and of the files that it fell over. Knows no editor. */
export class Recovery {
	private readonly files = new FallenFiles();
	private readonly hang = new HangWatch();
	private readonly policy = new RestartPolicy();
	/** How often it has ended by itself. */
	ends = 0;

	/** The files that the server is not to look into. */
	get skipped(): readonly string[] {
		return this.files.skipped;
	}

	/** The server says what it begins with; null where it waits for messages again. */
	working(uri: string | null): void {
		this.files.working(uri);
		this.hang.working(uri);
	}

	/** A file that was skipped has changed. */
	readAgain(uri: string): void {
		this.files.readAgain(uri);
	}

	/** Somebody wants the server back: it has as many tries as at first. The files that it fell over are skipped as before. */
	forgive(): void {
		this.policy.forgive();
	}

	/** Called every few seconds. The file over which the server hangs, once. */
	beat(): string | undefined {
		return this.hang.beat();
	}

	/** The server has ended by itself, at a time in milliseconds. */
	ended(now: number): Remedy {
		this.ends++;
		const newlySkipped = this.files.ended();
		this.hang.working(null);
		if (newlySkipped !== undefined) {
			// What brought it down is known, and does not do so any more.
			this.policy.forgive();
		}
		return { wait: this.policy.waitAfterEnd(now), newlySkipped };
	}
}
