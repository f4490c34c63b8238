/** Netty: handshakes, frames and plain HTTP on one port. */
@NullMarked
package dev.framegate.gateway.edge;

import org.jspecify.annotations.NullMarked;
