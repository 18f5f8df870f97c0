#include <ntddk.h>
#include <wsk.h>

static VOID prepare(PIRP irp, PKEVENT done);
static NTSTATUS final_status(NTSTATUS status, PIRP irp, PKEVENT done);

/* A listening socket with the default security descriptor. The size of the option is wrong. */
NTSTATUS listen_on(const WSK_PROVIDER_NPI *client, PKEVENT done, PIRP irp)
{
	SOCKADDR_IN local = {0};
	ULONG64 on = 1;
	PWSK_SOCKET listener;
	PWSK_PROVIDER_LISTEN_DISPATCH dispatch;
	NTSTATUS status;

	prepare(irp, done);
	status = client->Dispatch->WskSocket(client->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP,
		WSK_FLAG_LISTEN_SOCKET, NULL, NULL, NULL, NULL, NULL, irp);
	status = final_status(status, irp, done);
	if (!NT_SUCCESS(status))
		return status;
	listener = (PWSK_SOCKET)irp->IoStatus.Information;
	dispatch = (PWSK_PROVIDER_LISTEN_DISPATCH)listener->Dispatch;

	prepare(irp, done);
	status = dispatch->WskControlSocket(listener, WskSetOption,
		SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(on), &on, 0, NULL, NULL, irp);
	status = final_status(status, irp, done);
	if (!NT_SUCCESS(status))
		goto close;

	local.sin_family = AF_INET;
	local.sin_port = RtlUshortByteSwap(5150);
	local.sin_addr.s_addr = INADDR_ANY;
	prepare(irp, done);
	status = dispatch->WskBind(listener, (PSOCKADDR)&local, 0, irp);
	status = final_status(status, irp, done);
	if (NT_SUCCESS(status))
		return status;

close:
	prepare(irp, done);
	final_status(dispatch->WskCloseSocket(listener, irp), irp, done);
	return status;
}

/* The IRP stays the driver's: nobody above completes it. */
static NTSTATUS NTAPI call_completed(PDEVICE_OBJECT device, PIRP irp, PVOID done)
{
	UNREFERENCED_PARAMETER(device);
	UNREFERENCED_PARAMETER(irp);
	KeSetEvent((PKEVENT)done, IO_NO_INCREMENT, FALSE);
	return STATUS_MORE_PROCESSING_REQUIRED;
}

/* Makes the IRP ready for the next call. */
static VOID prepare(PIRP irp, PKEVENT done)
{
	KeClearEvent(done);
	IoReuseIrp(irp, STATUS_UNSUCCESSFUL);
	IoSetCompletionRoutine(irp, call_completed, done, TRUE, TRUE, TRUE);
}

/* The final status of a call, from what it returned. */
static NTSTATUS final_status(NTSTATUS status, PIRP irp, PKEVENT done)
{
	if (status == STATUS_PENDING) {
		KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
		status = irp->IoStatus.Status;
	}
	return status;
}
