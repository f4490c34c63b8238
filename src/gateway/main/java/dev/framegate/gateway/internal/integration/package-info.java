/** Integrations: calls of backends, and their responses. */
@NullMarked
package dev.framegate.gateway.internal.integration;

import org.jspecify.annotations.NullMarked;
