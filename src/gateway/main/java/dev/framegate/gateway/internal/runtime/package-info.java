/** The processing of handshakes, messages and disconnections. */
@NullMarked
package dev.framegate.gateway.internal.runtime;

import org.jspecify.annotations.NullMarked;
