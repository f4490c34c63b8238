/** AWS's Signature Version 4, verified by signing again. */
@NullMarked
package dev.framegate.gateway.internal.signature;

import org.jspecify.annotations.NullMarked;
