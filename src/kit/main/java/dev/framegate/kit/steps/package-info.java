/** Glue: the step definitions of the features, their parameter types and hooks. */
@NullMarked
package dev.framegate.kit.steps;

import org.jspecify.annotations.NullMarked;
