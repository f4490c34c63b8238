/** The parts of a gateway put together, and the pages that it serves beside the planes. */
@NullMarked
package dev.framegate.gateway.internal.assembly;

import org.jspecify.annotations.NullMarked;
