// Loaded before the program by `--require`: writes down, a line of JSON each, which files it reads, and what leaves it: a
// connection, a look-up of a name, another program. What leaves it is refused besides. BINDSIGHT_WATCHED names the file
// that this is written to.
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const http = require('node:http');
const http2 = require('node:http2');
const https = require('node:https');
const net = require('node:net');
const tls = require('node:tls');

const appendAtOnce = fs.appendFileSync;
const list = process.env.BINDSIGHT_WATCHED ?? '';
let isWriting = false;

/** @param {'reads' | 'leaves'} kind @param {string} what */
function writeDown(kind, what) {
	if (!isWriting && what !== list) {
		isWriting = true;
		appendAtOnce(list, `${JSON.stringify({ kind, what })}\n`);
		isWriting = false;
	}
}

/**
 * Puts a function before another one.
 * @param {any} holder @param {string} name @param {(args: unknown[]) => void} before
 */
function watch(holder, name, before) {
	const original = holder[name];
	holder[name] = Object.assign(
		/** @this {unknown} @param {unknown[]} args */
		function (...args) {
			before(args);
			return new.target ? Reflect.construct(original, args, new.target) : original.apply(this, args);
		},
		original,
	);
}

for (const name of [
	'openSync',
	'open',
	'readFileSync',
	'readFile',
	'readdirSync',
	'readdir',
	'opendirSync',
	'opendir',
]) {
	watch(fs, name, ([path]) => typeof path !== 'number' && writeDown('reads', String(path)));
}
watch(fs, 'createReadStream', ([path]) => writeDown('reads', String(path)));
for (const name of ['open', 'readFile', 'readdir', 'opendir']) {
	watch(fs.promises, name, ([path]) => typeof path === 'string' && writeDown('reads', path));
}

/** @param {any} holder @param {string} of @param {readonly string[]} names */
function refuse(holder, of, names) {
	for (const name of names) {
		watch(holder, name, (args) => {
			const [to = ''] = args.filter((each) => typeof each === 'string');
			writeDown('leaves', `${of}.${name} ${to}`);
			throw new Error(`${of}.${name} is refused`);
		});
	}
}

refuse(childProcess, 'child_process', ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']);
refuse(dgram, 'dgram', ['createSocket']);
refuse(dns, 'dns', ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']);
refuse(dns.promises, 'dns.promises', ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']);
refuse(http, 'http', ['get', 'request', 'createServer']);
refuse(http2, 'http2', ['connect', 'createServer']);
refuse(https, 'https', ['get', 'request', 'createServer']);
refuse(net, 'net', ['connect', 'createConnection', 'createServer']);
refuse(net.Socket.prototype, 'net.Socket', ['connect']);
refuse(tls, 'tls', ['connect', 'createServer']);
refuse(globalThis, 'globalThis', ['fetch']);
