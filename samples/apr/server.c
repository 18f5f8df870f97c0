/* A listener over the Apache Portable Runtime, which .bindsight.json beside it describes. APR_SO_REUSEADDR is SO_REUSEADDR
   on Windows, too. */
#include <apr_network_io.h>

apr_status_t serve(apr_socket_t **out, apr_pool_t *pool)
{
    apr_sockaddr_t *address;
    apr_socket_t *listener;
    apr_status_t status = apr_sockaddr_info_get(&address, NULL, APR_INET, 8080, 0, pool);
    if (status == APR_SUCCESS)
        status = apr_socket_create(&listener, APR_INET, SOCK_STREAM, APR_PROTO_TCP, pool);
    if (status != APR_SUCCESS)
        return status;

    status = apr_socket_opt_set(listener, APR_SO_REUSEADDR, 1);
    if (status == APR_SUCCESS)
        status = apr_socket_bind(listener, address);
    if (status == APR_SUCCESS)
        status = apr_socket_listen(listener, SOMAXCONN);
    if (status != APR_SUCCESS) {
        apr_socket_close(listener);
        return status;
    }
    *out = listener;
    return APR_SUCCESS;
}
