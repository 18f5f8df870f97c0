// Takes the place of @vscode/native-watchdog, which would have to be compiled, in the embedded VS Code: ends the extension
// host where the server that started it is gone.
const INTERVAL = 5_000;

/** @param {number} parent its process id */
exports.start = (parent) => {
	setInterval(() => {
		try {
			process.kill(parent, 0);
		} catch {
			process.exit(1);
		}
	}, INTERVAL).unref();
};
