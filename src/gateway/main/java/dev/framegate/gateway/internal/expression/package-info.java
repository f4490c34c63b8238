/** Selection expressions: parsed once, evaluated for each message. */
@NullMarked
package dev.framegate.gateway.internal.expression;

import org.jspecify.annotations.NullMarked;
