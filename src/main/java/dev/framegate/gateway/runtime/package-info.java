/** What happens to a connection and its messages. */
@NullMarked
package dev.framegate.gateway.runtime;

import org.jspecify.annotations.NullMarked;
