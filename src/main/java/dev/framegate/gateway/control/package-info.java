/** The control plane: one table of resource kinds and one engine. */
@NullMarked
package dev.framegate.gateway.control;

import org.jspecify.annotations.NullMarked;
