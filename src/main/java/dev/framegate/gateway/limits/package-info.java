/** The figures of an account, as data. */
@NullMarked
package dev.framegate.gateway.limits;

import org.jspecify.annotations.NullMarked;
