/** The control plane: one table of resource kinds and one engine. */
@NullMarked
package dev.framegate.gateway.internal.control;

import org.jspecify.annotations.NullMarked;
