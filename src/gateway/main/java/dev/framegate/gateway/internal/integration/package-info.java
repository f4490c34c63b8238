/** Integrations: what a route calls, and what comes back. */
@NullMarked
package dev.framegate.gateway.internal.integration;

import org.jspecify.annotations.NullMarked;
