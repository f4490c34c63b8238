/** A request and its answer, as the gateway's HTTP planes pass them on. */
@NullMarked
package dev.framegate.gateway.internal.http;

import org.jspecify.annotations.NullMarked;
