/** Selection expressions: parsed once, evaluated for each message. */
@NullMarked
package dev.framegate.gateway.expression;

import org.jspecify.annotations.NullMarked;
