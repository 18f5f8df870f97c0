/** A status code that a socket call can end with. */
export interface StatusCode {
	name: string;
	/** winsock: what WSAGetLastError gives; ntstatus: what an IRP or a WSK call gives. */
	kind: 'winsock' | 'ntstatus';
	/** Unsigned, 32 bits. */
	value: number;
	/** The calls or the layer it comes from. */
	where: string;
}
