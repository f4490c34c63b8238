/** The data of an event, and the selection expressions that are evaluated on it. */
@NullMarked
package dev.framegate.gateway.internal.event;

import org.jspecify.annotations.NullMarked;
