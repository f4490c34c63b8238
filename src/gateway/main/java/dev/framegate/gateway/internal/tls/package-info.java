/** TLS of the gateway's listeners. */
@NullMarked
package dev.framegate.gateway.internal.tls;

import org.jspecify.annotations.NullMarked;
