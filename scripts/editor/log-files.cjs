// Takes the place of @vscode/spdlog, which would have to be compiled, in the embedded VS Code. Without it VS Code writes no
// log files, and an extension's log channel stays empty. Its files live as long as one session, so they are not rotated.
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
	/** @param {string} file */
	constructor(file) {
		this.file = file;
		this.level = names.indexOf('info');
		this.plain = false;
	}

	/** @param {number} level @param {string} text */
	write(level, text) {
		if (level < this.level) return;
		const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
		appendFileSync(this.file, this.plain ? text : `${time} [${names[level]}] ${text}\n`);
	}

	/** @param {string} text */
	trace(text) {
		this.write(0, text);
	}

	/** @param {string} text */
	debug(text) {
		this.write(1, text);
	}

	/** @param {string} text */
	info(text) {
		this.write(2, text);
	}

	/** @param {string} text */
	warn(text) {
		this.write(3, text);
	}

	/** @param {string} text */
	error(text) {
		this.write(4, text);
	}

	/** @param {string} text */
	critical(text) {
		this.write(5, text);
	}

	/** @param {number} level */
	setLevel(level) {
		this.level = level;
	}

	getLevel() {
		return this.level;
	}

	clearFormatters() {
		this.plain = true;
	}

	// Every line is written at once and in one form: there is nothing to set, to flush or to let go of.
	setPattern() {}
	flush() {}
	drop() {}
}

/** @param {string} _name @param {string} file */
async function createLogger(_name, file) {
	mkdirSync(path.dirname(file), { recursive: true });
	return new Logger(file);
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
