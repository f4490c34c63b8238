/** The figures of an account, as data. */
@NullMarked
package dev.framegate.gateway.internal.limits;

import org.jspecify.annotations.NullMarked;
