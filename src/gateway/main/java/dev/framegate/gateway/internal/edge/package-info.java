/** Netty: handshakes, frames and plain HTTP on one port. */
@NullMarked
package dev.framegate.gateway.internal.edge;

import org.jspecify.annotations.NullMarked;
