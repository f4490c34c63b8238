/** Access to {@code $connect}: authorizers, signatures, API keys, required parameters. */
@NullMarked
package dev.framegate.gateway.internal.access;

import org.jspecify.annotations.NullMarked;
