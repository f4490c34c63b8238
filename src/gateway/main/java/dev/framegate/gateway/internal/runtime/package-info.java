/** What happens to a connection and its messages. */
@NullMarked
package dev.framegate.gateway.internal.runtime;

import org.jspecify.annotations.NullMarked;
