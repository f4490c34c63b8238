/** Libraries that the gateway uses where they are on the class path. */
@NullMarked
package dev.framegate.gateway.internal.library;

import org.jspecify.annotations.NullMarked;
