/** Integrations: what a route calls, and what comes back. */
@NullMarked
package dev.framegate.gateway.integration;

import org.jspecify.annotations.NullMarked;
