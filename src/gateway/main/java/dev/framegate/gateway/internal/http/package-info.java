/** HTTP requests and responses, of the gateway and to backends. */
@NullMarked
package dev.framegate.gateway.internal.http;

import org.jspecify.annotations.NullMarked;
