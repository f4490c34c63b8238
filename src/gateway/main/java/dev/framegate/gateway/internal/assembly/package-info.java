/** The assembly of a gateway, and the pages that it serves besides the APIs. */
@NullMarked
package dev.framegate.gateway.internal.assembly;

import org.jspecify.annotations.NullMarked;
