/** The removal of what runs have created: at the end of a run, on a signal, or by a sweep. */
@NullMarked
package dev.framegate.kit.cleanup;

import org.jspecify.annotations.NullMarked;
