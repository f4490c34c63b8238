/** Targets that say what pleases instead of what is true, and the rules that believe them. */
@NullMarked
package dev.framegate.kit.run.liars;

import org.jspecify.annotations.NullMarked;
