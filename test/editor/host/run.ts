import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** What the run leaves in the file that BINDSIGHT_TEST_REPORT names. `finished` is the proof that it came to its end. */
interface Report {
	finished: boolean;
	passed: number;
	failed: number;
	skipped: number;
}

function write(report: Report): void {
	const file = process.env.BINDSIGHT_TEST_REPORT;
	if (file) {
		writeFileSync(file, JSON.stringify(report));
	}
}

/** VS Code calls this inside the extension host. */
export async function run(): Promise<void> {
	write({ finished: false, passed: 0, failed: 0, skipped: 0 });
	const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, forbidOnly: true });
	for (const name of readdirSync(__dirname)) {
		if (name.endsWith('.test.cjs')) {
			mocha.addFile(path.join(__dirname, name));
		}
	}
	const failures = await new Promise<number>((resolve) => {
		const runner = mocha.run((failed) => {
			const { passes = 0, pending = 0 } = runner.stats ?? {};
			write({ finished: true, passed: passes, failed, skipped: pending });
			resolve(failed);
		});
	});
	if (failures > 0) {
		throw new Error(`${failures} failed`);
	}
}
