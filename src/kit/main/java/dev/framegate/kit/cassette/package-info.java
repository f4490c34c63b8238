/** Recorded runs: cassettes are written, read, and played back as offline targets. */
@NullMarked
package dev.framegate.kit.cassette;

import org.jspecify.annotations.NullMarked;
