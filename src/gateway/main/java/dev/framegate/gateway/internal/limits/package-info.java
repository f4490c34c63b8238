/** The figures of a gateway that cannot be set; those that can are {@code settings.Limit}. */
@NullMarked
package dev.framegate.gateway.internal.limits;

import org.jspecify.annotations.NullMarked;
