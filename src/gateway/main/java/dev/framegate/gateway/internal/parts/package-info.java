/** The parts of a gateway that can be replaced, and their replacements. */
@NullMarked
package dev.framegate.gateway.internal.parts;

import org.jspecify.annotations.NullMarked;
