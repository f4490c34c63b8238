/** Targets that a program of any language reaches, over lines of JSON. */
@NullMarked
package dev.framegate.kit.targets.process;

import org.jspecify.annotations.NullMarked;
