/** Throttling: token buckets of the account, of stages and of routes. */
@NullMarked
package dev.framegate.gateway.internal.throttle;

import org.jspecify.annotations.NullMarked;
