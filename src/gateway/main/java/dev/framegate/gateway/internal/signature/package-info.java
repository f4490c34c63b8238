/** AWS's Signature Version 4: requests are signed, and verified by signing them again. */
@NullMarked
package dev.framegate.gateway.internal.signature;

import org.jspecify.annotations.NullMarked;
