/** Who the gateway is over TLS: given certificates, or generated ones. */
@NullMarked
package dev.framegate.gateway.internal.tls;

import org.jspecify.annotations.NullMarked;
