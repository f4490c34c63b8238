/** The reference gateway: one process, one port. */
@NullMarked
package dev.framegate.gateway;

import org.jspecify.annotations.NullMarked;
