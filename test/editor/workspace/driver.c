#include <ntddk.h>
#include <wsk.h>

/* A listening socket with the default security descriptor. The size of the option is wrong. */
NTSTATUS listen_on(const WSK_PROVIDER_NPI *client, PKEVENT done, PIRP irp)
{
	SOCKADDR_IN local = {0};
	ULONGLONG on = 1;
	PWSK_SOCKET listener;
	PWSK_PROVIDER_LISTEN_DISPATCH dispatch;

	client->Dispatch->WskSocket(client->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP,
		WSK_FLAG_LISTEN_SOCKET, NULL, NULL, NULL, NULL, NULL, irp);
	KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
	listener = (PWSK_SOCKET)irp->IoStatus.Information;
	dispatch = (PWSK_PROVIDER_LISTEN_DISPATCH)listener->Dispatch;

	IoReuseIrp(irp, STATUS_UNSUCCESSFUL);
	dispatch->WskControlSocket(listener, WskSetOption,
		SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(on), &on, 0, NULL, NULL, irp);
	KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);

	IoReuseIrp(irp, STATUS_UNSUCCESSFUL);
	local.sin_family = AF_INET;
	local.sin_port = RtlUshortByteSwap(5150);
	local.sin_addr.s_addr = INADDR_ANY;
	return dispatch->WskBind(listener, (PSOCKADDR)&local, 0, irp);
}
