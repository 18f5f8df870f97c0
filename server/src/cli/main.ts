import { isMainThread } from 'node:worker_threads';
import { runPartWorker } from './jobs/part-worker.js';
import { runCommandLine, tellInternalError } from './program.js';
import { processTerminal } from './terminal.js';

if (isMainThread) {
	runProgram();
} else {
	runPartWorker();
}

function runProgram(): void {
	const terminal = processTerminal();

	process.on('uncaughtException', (error) => {
		tellInternalError(error, terminal);
		process.exit(2);
	});

	void runCommandLine(process.argv.slice(2), terminal).then((exitCode) => {
		// Not process.exit: what was written to a pipe has yet to get there, and the language server runs on.
		process.exitCode ||= exitCode;
	});
}
