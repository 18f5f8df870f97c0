// One bundle for a process and for a worker: the package of the extension would hold nearly all of it twice otherwise.
if ('WorkerGlobalScope' in globalThis) {
	void import('./browser-main.js');
} else {
	void import('./node-main.js');
}
