/** Lets the messages that wait be handled first. A timer would do, but browsers make a chain of them wait for 4 ms each. */
export function letOthersRun(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
}
