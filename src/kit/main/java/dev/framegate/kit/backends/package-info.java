/** HTTP servers and functions that the kit plays behind a gateway. */
@NullMarked
package dev.framegate.kit.backends;

import org.jspecify.annotations.NullMarked;
